import { type ActionFunctionArgs, data, replace } from '@remix-run/node';
import { leads } from '../../../../server/core/room/agenda.ts';
import { readFields, wholeIn, wholeOf } from '../../../forms/read-form.ts';
import { languagesOf } from '../languages-of.ts';
import { refusedForm } from '../refuse-form.ts';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { askField, askIn } from './session-ask.tsx';
import { agendaField, closingField, longestIn, stepsIn, wordsIn } from './session-fields.ts';
import { type KeptWords, partOf, unsentIn } from './session-kept.ts';

/** No session has it: what was typed on a page with other words is told so. */
const longAgo = -1;

/** Acts that write words for children. */
const speaks: readonly string[] = ['agenda', 'closing', 'ask'];

/** Acts after which the page says that they are saved, and in which part. */
const saves: Readonly<Record<string, string>> = {
  agenda: 'agenda',
  closing: 'closing',
  plan: 'plan',
  unplan: 'plan',
};

/** What a button of the page did, and where that leads. What is typed for another one is never acted on: it comes back (R1003). */
export async function actOnSession({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const { consultation, session } = context.services;
  const at = { consultationId: params.id ?? '', activityId: params.activity ?? '' };
  const seen = { ...at, revision: wholeIn(fields, 'revision') };
  const here = `/staff/c/${at.consultationId}/session/${at.activityId}`;
  const beside = fields.get('beside') ?? '';
  const [does = '', to = '', as = ''] = beside.split(' ');
  const act = fields.get('act') ?? does;
  const target = to.slice(0, 22);
  // Words stand in the languages of the consultation, and no other act asks for them.
  const tags = speaks.includes(act)
    ? languagesOf(
        context,
        (await consultationOf(context, at.consultationId, request)).desk.row.languages,
      ).map(({ tag }) => tag)
    : [];
  /** As the session is, where the words that stood in the form are stored still: others may have led on meanwhile (R845). */
  const typedOn = async (part: 'agenda' | 'closing') => {
    const now = await session.read(staff, at);
    const isSame = now.ok && now.value.traces[part] === fields.get(`was.${part}`);
    return { ...at, revision: isSame ? now.value.session.revision : longAgo };
  };
  const lead = leads.find((each) => each === to);
  // Each act stays where its button is, and says what was wrong at the first field of it that has to change.
  const run = {
    agenda: {
      field: agendaField(fields, tags),
      run: async () =>
        session.writeAgenda(staff, { ...(await typedOn('agenda')), steps: stepsIn(fields, tags) }),
    },
    closing: {
      field: closingField(fields, tags),
      run: async () =>
        session.writeClosing(staff, { ...(await typedOn('closing')), words: wordsIn(fields, 0, tags) }),
    },
    agree: { field: '', run: async () => session.agreeClosing(staff, await typedOn('closing')) },
    pace: {
      field: 'minutes',
      run: () => session.pace(staff, { ...seen, minutes: wholeIn(fields, 'minutes') }),
    },
    top: {
      field: '',
      run: () => session.spotlight(staff, { ...seen, id: target, change: wholeOf(as) }),
    },
    ask: {
      field: askField(fields, tags),
      run: () => session.ask(staff, { ...seen, ...askIn(fields, tags) }),
    },
    tell: { field: '', run: () => session.tell(staff, seen) },
    divide: {
      field: 'count',
      run: () =>
        session.divide(staff, {
          ...at,
          revision: wholeIn(fields, 'draft'),
          count: wholeIn(fields, 'count'),
        }),
    },
    'group-take': { field: '', run: () => session.takeGroup(staff, { ...at, group: target, leads: true }) },
    'group-leave': { field: '', run: () => session.takeGroup(staff, { ...at, group: target, leads: false }) },
    gather: { field: '', run: () => session.gather(staff, at) },
    call: { field: '', run: () => session.callTurn(staff, { ...seen, next: true }) },
    uncall: { field: '', run: () => session.callTurn(staff, { ...seen, next: false }) },
    plan: {
      field: 'day',
      run: () =>
        session.plan(staff, {
          ...at,
          day: (fields.get('day') ?? '').slice(0, 20),
          time: (fields.get('time') ?? '').slice(0, 20),
          minutes: wholeIn(fields, 'length'),
        }),
    },
    unplan: {
      field: 'day',
      run: () => session.unplan(staff, { ...at, startMinute: wholeOf(to) }),
    },
    lead: { field: '', run: () => (lead ? session.lead(staff, { ...seen, lead }) : undefined) },
    rest: { field: '', run: () => consultation.moveActivity(staff, { ...at, to: 'paused' }) },
    wake: { field: '', run: () => consultation.moveActivity(staff, { ...at, to: 'open' }) },
    look: { field: '', run: () => session.read(staff, at) },
    keep: { field: '', run: () => session.read(staff, at) },
  } as const;
  const found = Object.entries(run).find(([name]) => name === act)?.[1];
  const done = await found?.run();
  if (!found || !done) return refusedForm('message-malformed', { fields, field: '' });
  if (!done.ok) {
    if (done.code === 'not-found' && act !== 'top') throw nothingHere();
    return refusedForm(done.code, { fields, field: found.field, most: longestIn(found.field) });
  }
  const typed = [...fields].filter(([name]) => partOf(name) !== undefined && partOf(name) !== act);
  const now = typed.length > 0 ? await session.read(staff, at) : undefined;
  const unsent = now?.ok ? unsentIn(typed, now.value.session) : [];
  if (unsent.length > 0)
    return data<KeptWords>({
      did: act === 'keep' ? '' : act,
      typed: typed.filter(([name]) => unsent.some((part) => part === partOf(name))),
    });
  const saved = saves[act];
  return replace(saved ? `${here}?saved=${saved}#saved` : here, { status: 303 });
}
