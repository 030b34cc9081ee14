import { useActionData, useLoaderData, useNavigate } from '@remix-run/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { isHard } from '../../../../server/core/moderation/alike.ts';
import type { Place } from '../../../../server/core/moderation/read-anew.ts';
import { nameOf } from '../../../../server/core/room/pseudonyms.ts';
import type { DeskItem } from '../../../../server/core/wire/views.ts';
import { Queue, QueueRow } from '../../../components/staff/queue-row.tsx';
import { DeskLayout } from '../../../components/staff/staff-shell.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { gravest } from '../../../live/desk-state.ts';
import { type DeskKey, useDeskKeys, useKeysOn } from '../../../live/use-desk-keys.ts';
import { useHeadFocus } from '../../../live/use-head-focus.ts';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { DecisionForm, opensFirst, pressDeed } from './desk-decision.tsx';
import { DeskItemView } from './desk-item.tsx';
import { KeyHelp } from './desk-key-help.tsx';
import { PracticeAnswerView } from './practice-answer.tsx';
import { actInPractice, loadPractice, type PracticeLoaded } from './practice-data.ts';
import { useRuleName } from './rule-name.ts';

export { ErrorBoundary, links } from '../frame.tsx';
export { clientLoader } from '../without-line.ts';

export const handle: Handle = { script: 'staff', title: 'practise.title' };
export const loader = loadPractice;
export const action = actInPractice;

const base = '/staff/training/desk';
const at = (id: string) => `${base}?text=${id}`;

/** A desk of made-up texts: the form, the reasons and the keys of the real one, and what the policy says of what one decided. */
export default function PracticeDesk() {
  const page = useLoaderData<typeof loader>();
  const item = page.items[page.at];
  return item ? <OpenText page={page} item={item} /> : null;
}

function OpenText({ page, item }: { page: PracticeLoaded; item: DeskItem }) {
  const t = useT();
  const sent = useActionData<typeof action>();
  const navigate = useNavigate();
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  const [keysOn, setKeysOn] = useKeysOn();
  const [helpShown, setHelpShown] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const answer = sent && 'answer' in sent ? sent.answer : undefined;
  const refused = sent && 'refused' in sent ? sent.refused : undefined;
  const answerHead = useRef<HTMLHeadingElement>(null);
  const head = useHeadFocus(item.id);
  // A page that comes with an answer begins there.
  useEffect(() => answerHead.current?.focus(), []);
  const [selected, setSelected] = useState<{ id: string; places: readonly Place[] }>();
  const places = selected?.id === item.id ? selected.places : [];
  const setPlaces = (chosen: readonly Place[]) => setSelected({ id: item.id, places: chosen });
  const name = (each: DeskItem) => nameOf(each.name, page.words);
  const next = page.items[page.at + 1];
  const opened = {
    item,
    hides: false,
    earlier: (page.before[page.at] ?? []).map((each) => ({ ...each, id: 'before', state: 'held' as const })),
    more: false,
  };

  function open(id: string): void {
    navigate(at(id), { replace: true, preventScrollReset: true });
  }

  function press(key: DeskKey): void {
    switch (key) {
      case 'J':
      case 'K': {
        const to = page.items[page.at + (key === 'J' ? 1 : -1)];
        if (to) open(to.id);
        return;
      }
      case 'U':
        if (answer) open(item.id);
        return;
      case '?':
        setHelpShown((shown) => !shown);
        return;
      case 'Enter':
        if (answer && next) open(next.id);
        else form.current?.requestSubmit();
        return;
      default:
        if (form.current) pressDeed(form.current, key);
    }
  }
  useDeskKeys(alive && keysOn, press);

  function send(event: FormEvent<HTMLFormElement>): void {
    const decision = new FormData(event.currentTarget).get('decision');
    if (opensFirst(document, typeof decision === 'string' ? decision : null)) event.preventDefault();
  }

  return (
    <StaffPage frame={page.frame} current="/staff/training" title={t('practise.title')} layout="desk">
      <DeskLayout
        opened={item.id}
        queue={<PracticeQueue page={page} name={name} />}
        item={
          <>
            {page.at === 0 ? <p className="soft">{t('practise.lead')}</p> : null}
            <DeskItemView
              key={item.id}
              page={{ activities: page.activities, sections: [], frame: { id: '' }, opened }}
              head={head}
              item={item}
              gone={false}
              name={name(item)}
              other={null}
              nowMs={page.nowMs}
              waiting={page.items.length}
              empty={null}
              places={places}
              onPlaces={alive && !answer ? setPlaces : undefined}
            />
            <p className="soft">{t('practise.unreviewed')}</p>
            {alive ? <KeyHelp on={keysOn} turn={setKeysOn} all={helpShown} /> : null}
          </>
        }
        decision={
          answer ? (
            <PracticeAnswerView
              item={item}
              answer={answer}
              head={answerHead}
              here={at(item.id)}
              next={next ? at(next.id) : null}
            />
          ) : (
            <DecisionForm
              key={item.id}
              formRef={form}
              item={item}
              name={name(item)}
              answer={false}
              here={`${at(item.id)}#answer`}
              alike={0}
              wrong={refused?.wrong ?? null}
              typed={refused?.typed}
              keys={alive && keysOn}
              live={alive}
              sending={false}
              places={places}
              onPlaces={setPlaces}
              onSubmit={send}
              note={t('practise.note')}
            />
          )
        }
      />
    </StaffPage>
  );
}

/** All texts by number: whoever left begins again where it likes. */
function PracticeQueue({ page, name }: { page: PracticeLoaded; name: (item: DeskItem) => string }) {
  const t = useT();
  const ruleName = useRuleName();
  return (
    <>
      <h2 className="queue-title">{t('practise.texts', { all: page.items.length })}</h2>
      <Queue empty={null}>
        {page.items.map((each, index) => {
          const first = gravest(each.findings);
          const covered = isHard({ ...each, reason: null });
          return (
            <QueueRow
              key={each.id}
              href={at(each.id)}
              wait={t('practise.number', { number: index + 1 })}
              name={name(each)}
              lang={each.language}
              rule={first ? ruleName(first.rule) : undefined}
              severe={each.severity >= 3}
              line={covered ? t('desk.severe.line') : each.text}
              ownLine={covered}
              claimed={index === page.at}
            />
          );
        })}
      </Queue>
    </>
  );
}
