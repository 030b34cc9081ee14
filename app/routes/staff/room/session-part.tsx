import { createContext, type ReactNode, useContext } from 'react';
import type { Key } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { Refusal, type RefusedForm, Saved, typedOr } from '../refused.tsx';

/** What each part of the page from which a room is led is called. A press in it leads to its name as an id. */
const titles = {
  now: 'session.now',
  plan: 'plan.title',
  turns: 'session.turns',
  groups: 'session.groups',
  pace: 'session.pace',
  top: 'session.top',
  ask: 'session.ask',
  agenda: 'session.agenda',
  closing: 'session.closing',
} as const satisfies Readonly<Record<string, Key>>;

type PartName = keyof typeof titles;

/** In which part something is pressed, by what is. */
const partOfAct: Readonly<Record<string, PartName>> = {
  lead: 'now',
  look: 'now',
  rest: 'now',
  wake: 'now',
  pace: 'pace',
  top: 'top',
  ask: 'ask',
  tell: 'ask',
  agenda: 'agenda',
  closing: 'closing',
  agree: 'closing',
  plan: 'plan',
  unplan: 'plan',
  divide: 'groups',
  gather: 'groups',
  'group-take': 'groups',
  'group-leave': 'groups',
  call: 'turns',
  uncall: 'turns',
};

interface Stands {
  /** Something of the room may stand here. */
  shows: boolean;
  /** All of it is closed. */
  over: boolean;
  group: boolean;
  running: boolean;
  leads: boolean;
  /** It led when the page came: what somebody types stays until it is asked for anew. */
  writes: boolean;
  watches: boolean;
}

/** Which parts the page has, as it stands and for whoever reads it. */
export function partsOf({
  shows,
  over,
  group,
  running,
  leads,
  writes,
  watches,
}: Stands): Readonly<Record<PartName, boolean>> {
  const led = shows && (!group || running);
  const live = shows && !over;
  return {
    now: led,
    plan: !group,
    turns: led && leads && !over,
    groups: live && !group,
    pace: live && leads,
    top: live && watches,
    ask: writes && !group,
    agenda: writes && !group,
    closing: !group,
  };
}

/** The part that a form was sent from, if the page still has it. */
export function sentFrom(
  form: RefusedForm | undefined,
  has: Readonly<Record<PartName, boolean>>,
): PartName | undefined {
  const [does = ''] = (typedOr(form, 'act')('') || typedOr(form, 'beside')('')).split(' ');
  const part = partOfAct[does];
  return part && has[part] ? part : undefined;
}

/** What was not taken, and the part that it was sent from; without one the head of the page says so. */
const NotTaken = createContext<{
  part: PartName | undefined;
  form: RefusedForm | undefined;
  here: string;
} | null>(null);

export const NotTakenIn = NotTaken.Provider;

/**
 * One part of the page. What was pressed in it leads there, so where there is an answer to that, this has the name of the part in its place: a browser
 * that is led somewhere begins at nothing else, and gives the focus to no part as such.
 */
export function Part({
  name,
  saved = false,
  children,
}: {
  name: PartName;
  saved?: boolean;
  children: ReactNode;
}) {
  const t = useT();
  const notTaken = useContext(NotTaken);
  const refused = notTaken?.form && notTaken.part === name ? notTaken : null;
  const answered = refused !== null || saved;
  return (
    <section id={answered ? undefined : name}>
      <h2>{t(titles[name])}</h2>
      {answered ? (
        <div id={name} tabIndex={-1}>
          {refused ? <Refusal form={refused.form} here={refused.here} /> : <Saved shown />}
        </div>
      ) : null}
      {children}
    </section>
  );
}
