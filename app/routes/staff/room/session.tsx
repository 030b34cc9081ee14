import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import {
  type ClientActionFunctionArgs,
  isRouteErrorResponse,
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
} from '@remix-run/react';
import { dayAndTimeInWords } from '../../../i18n/dates.ts';
import { useSession } from '../../../live/use-session.ts';
import type { Handle } from '../../../root.tsx';
import { isStaffGivenBack } from '../given-back.tsx';
import { languagesOf } from '../languages-of.ts';
import { type RefusedForm, savedPart } from '../refused.tsx';
import { consultationOf, nothingHere } from '../signed-in.ts';
import { sendsWithLine } from '../without-line.ts';
import { actOnSession } from './session-does.ts';
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
    saved: savedPart(new URL(request.url).searchParams, ['agenda', 'closing', 'plan']),
    self: staff.staffId,
  };
}

export async function action(args: ActionFunctionArgs) {
  return actOnSession(args);
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

/**
 * What was not taken changed nothing. A page that is asked for while nobody is signed in leads away from this one, and without a line the press would
 * be on its way, and every other one off, until that came.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  isRefused(actionResult) ? false : defaultShouldRevalidate;

const isRefused = (result: Partial<RefusedForm> | undefined) => result?.refused !== undefined;

/** What whoever leads a room has at hand: where it stands, what comes, what is at the top. For who may watch the room it lives. */
export default function SessionOfRoom() {
  const loaded = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const { frame, activity, page } = loaded;
  return frame.may.includes('room:watch') ? (
    <LiveSession key={activity} loaded={loaded} back={back} />
  ) : (
    <SessionPage loaded={loaded} shown={{ shows: page }} back={back} />
  );
}

function LiveSession(page: Omit<SessionPageProps, 'shown'>) {
  const { frame, activity, page: start } = page.loaded;
  return <SessionPage {...page} shown={useSession(frame.id, activity, start)} />;
}
