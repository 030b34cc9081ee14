import { type ActionFunctionArgs, type LoaderFunctionArgs, replace } from '@remix-run/node';
import {
  type ClientActionFunctionArgs,
  isRouteErrorResponse,
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
} from '@remix-run/react';
import { leads } from '../../../../server/core/room/agenda.ts';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { dayAndTimeInWords } from '../../../i18n/dates.ts';
import { useSession } from '../../../live/use-session.ts';
import type { Handle } from '../../../root.tsx';
import { isStaffGivenBack } from '../given-back.tsx';
import { languagesOf } from '../languages-of.ts';
import { refusedForm } from '../refuse-form.ts';
import type { RefusedForm } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { sendsWithLine } from '../without-line.ts';
import { askField, askIn } from './session-ask.tsx';
import { agendaField, closingField, stepsIn, wordsIn } from './session-fields.ts';
import { SessionPage, type SessionPageProps } from './session-page.tsx';

export const handle: Handle = { script: 'staff', title: 'session.title' };

export { ErrorBoundary, links } from '../frame.tsx';
export { clientLoader } from '../without-line.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const at = { consultationId: frame.id, activityId: params.activity ?? '' };
  const page = await context.services.session.read(staff, at);
  const activity = desk.activities.find((each) => each.id === at.activityId);
  if (!page.ok || !activity) throw nothingHere();
  return {
    frame,
    page: page.value,
    // In words already: browsers join a day and a time in ways of their own.
    planned: page.value.planned.map((each) => ({
      ...each,
      when: dayAndTimeInWords(context.speaker.language, each.startMinute, desk.row.timeZone),
    })),
    activity: activity.id,
    prompts: activity.prompts,
    timeZone: desk.row.timeZone,
    draft: desk.row.revision,
    words: context.pseudonymWords,
    languages: languagesOf(context, desk.row.languages),
    saved: new URL(request.url).searchParams.has('saved'),
    seen: context.now(),
    self: staff.staffId,
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const { session } = context.services;
  const at = { consultationId: params.id ?? '', activityId: params.activity ?? '' };
  const seen = { ...at, revision: wholeIn(fields, 'revision') };
  const here = `/staff/c/${at.consultationId}/session/${at.activityId}`;
  const act = fields.get('act') ?? '';
  // Words stand in the languages of the consultation, and no other act asks for them.
  const tags = speaks.includes(act)
    ? languagesOf(
        context,
        (await consultationOf(context, at.consultationId, request)).desk.row.languages,
      ).map(({ tag }) => tag)
    : [];
  const group = (fields.get('group') ?? '').slice(0, 22);
  const lead = leads.find((each) => each === fields.get('lead'));
  // Each act stays where its form is, and says what was wrong at the first field of it that has to change.
  const does = {
    agenda: {
      field: agendaField(fields, tags),
      run: () => session.writeAgenda(staff, { ...seen, steps: stepsIn(fields, tags) }),
    },
    closing: {
      field: closingField(fields, tags),
      run: () => session.writeClosing(staff, { ...seen, words: wordsIn(fields, 0, tags) }),
    },
    agree: { field: '', run: () => session.agreeClosing(staff, seen) },
    pace: {
      field: 'minutes',
      run: () => session.pace(staff, { ...seen, minutes: wholeIn(fields, 'minutes') }),
    },
    top: { field: '', run: () => session.spotlight(staff, { ...seen, id: fields.get('id') ?? '' }) },
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
    'group-take': { field: '', run: () => session.takeGroup(staff, { ...at, group, leads: true }) },
    'group-leave': { field: '', run: () => session.takeGroup(staff, { ...at, group, leads: false }) },
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
      run: () => session.unplan(staff, { ...at, startMinute: wholeIn(fields, 'start') }),
    },
    lead: { field: '', run: () => (lead ? session.lead(staff, { ...seen, lead }) : undefined) },
  } as const;
  const found = Object.entries(does).find(([name]) => name === act)?.[1];
  const done = await found?.run();
  if (!found || !done) return refusedForm('message-malformed', { fields, field: '' });
  if (done.ok) return replace(saves.includes(act) ? `${here}?saved` : here, { status: 303 });
  if (done.code === 'not-found' && act !== 'top') throw nothingHere();
  return refusedForm(done.code, { fields, field: found.field });
}

const send = sendsWithLine(() => '');

/**
 * Where the line is gone, or nobody is signed in any more, a press is told as not taken and everything that was typed stays: a page that gives
 * back what came with one press would stand in the place of all other boxes.
 */
export async function clientAction(args: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await send(args);
  } catch (error) {
    if (!isRouteErrorResponse(error) || !isStaffGivenBack(error.data)) throw error;
    const { staffGivenBack: typed, prove } = error.data;
    return {
      refused: { code: prove ? 'factor-needed' : 'signed-out', field: '' },
      typed,
    } satisfies RefusedForm;
  }
}

/** What was not taken changed nothing, and a page that is asked for while nobody is signed in leads away from this one. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  isNobodyIn(actionResult) ? false : defaultShouldRevalidate;

const isNobodyIn = (result: RefusedForm | undefined) =>
  result?.refused?.code === 'factor-needed' || result?.refused?.code === 'signed-out';

/** Acts that write words for children. */
const speaks: readonly string[] = ['agenda', 'closing', 'ask'];

/** Acts after which the page says that they are saved. */
const saves: readonly string[] = ['agenda', 'closing', 'plan', 'unplan'];

/** What whoever leads a room has at hand: where it stands, what comes, what is at the top. For who may watch the room it lives. */
export default function SessionOfRoom() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { frame, activity, page } = loaded;
  return frame.may.includes('room:watch') ? (
    <LiveSession key={activity} loaded={loaded} refused={refused} />
  ) : (
    <SessionPage loaded={loaded} shown={{ shows: page }} refused={refused} />
  );
}

function LiveSession(page: Omit<SessionPageProps, 'shown'>) {
  const { frame, activity, page: start } = page.loaded;
  return <SessionPage {...page} shown={useSession(frame.id, activity, start)} />;
}
