import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isId } from '../../../../server/core/ids.ts';
import { mostUp } from '../../../../server/core/room/listening.ts';
import { PageTurner } from '../../../components/staff/page-turner.tsx';
import { pageIn } from '../../../forms/page-number.ts';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { dayAndTimeInWords, timeOfDayThereInWords } from '../../../i18n/dates.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { RestsNow } from '../moderation/desk-break.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { ListeningHour, WordsUp } from './put-up-parts.tsx';

export const handle: Handle = { title: 'place.put-up' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

/** No page has more of them than this before it. */
const mostPages = 1_000;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const query = new URL(request.url).searchParams;
  const page = pageIn(query, mostPages);
  const read = await context.services.listening.desk(staff, { consultationId: frame.id, page });
  if (!read.ok) throw nothingHere();
  const { timeZone } = desk.row;
  const { startMinute, untilMinute } = read.value;
  const { language } = context.speaker;
  return {
    frame,
    page,
    ...read.value,
    timeZone,
    when: dayAndTimeInWords(language, startMinute, timeZone),
    until: timeOfDayThereInWords(language, untilMinute, timeZone),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const { listening } = context.services;
  const id = fields.get('id') ?? '';
  if (id !== '' && !isId(id)) throw new Response(null, { status: 400 });
  const act = fields.get('act');
  const outcome = await (() => {
    switch (act) {
      case 'plan':
        return listening.plan(staff, {
          consultationId,
          day: (fields.get('day') ?? '').slice(0, 20),
          time: (fields.get('time') ?? '').slice(0, 20),
          minutes: wholeIn(fields, 'length'),
        });
      case 'begin':
      case 'end':
        return listening.lead(staff, { consultationId, lead: act, id, running: fields.has('running') });
      case 'put':
        return listening.putUp(staff, { consultationId, id, up: true, change: wholeIn(fields, 'change') });
      case 'take':
        return listening.putUp(staff, { consultationId, id, up: false });
      default:
        throw new Response(null, { status: 400 });
    }
  })();
  if (outcome.ok) return redirect(`/staff/c/${consultationId}/put-up`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  return refusedForm(outcome.code, { fields, field: act === 'plan' ? 'day' : 'hour' });
}

/** What whoever leads the hour has at hand: when it is, what is up, and what may be put up. */
export default function PutUp() {
  const t = useT();
  const loaded = useLoaderData<typeof loader>();
  const { frame, page, state, up, rest, more, resting } = loaded;
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/put-up`;
  const goesOn = state === 'planned' || state === 'due' || state === 'running';
  return (
    <ConsultationPage frame={frame} current="/put-up">
      <h1>{t('place.put-up')}</h1>
      <p>{t('put-up.lead')}</p>
      <Refusal form={refused} here={here} newest />
      <ListeningHour hour={loaded} here={here} refused={refused} />
      {goesOn && resting ? <RestsNow desk={`/staff/c/${frame.id}/desk`} /> : null}
      {goesOn && !resting ? (
        <>
          <WordsUp title={t('put-up.up')} none={t('put-up.up.none')} words={up} act="take" here={here} />
          <WordsUp
            title={t('put-up.rest')}
            none={t('put-up.rest.none')}
            words={rest}
            act="put"
            full={up.length >= mostUp}
            here={`${here}?page=${page}`}
          />
          <PageTurner page={page} more={more} href={(to) => `${here}?page=${to}`} />
        </>
      ) : null}
    </ConsultationPage>
  );
}
