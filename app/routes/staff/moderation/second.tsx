import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isId } from '../../../../server/core/ids.ts';
import { nameOf } from '../../../../server/core/room/pseudonyms.ts';
import { Queue, QueueRow } from '../../../components/staff/queue-row.tsx';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { ownIf, Refusal, Saved } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend, trainingNeeded } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { isAnswerIn } from './decision-names.ts';
import { RestsNow } from './desk-break.tsx';
import { SecondLookForm, SecondLookWords } from './second-form.tsx';
import { readSecond } from './second-read.ts';

export const handle: Handle = { title: 'place.second' };

export { ErrorBoundary, links } from '../frame.tsx';

/** Appeals of children, the first due first, and the one that was asked for: none opens by itself (R183). Opening hard words counts. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const read = await context.services.moderation.secondLooks(staff, { consultationId: frame.id });
  const rests = !read.ok && read.code === 'break-needed';
  if (!read.ok && !rests) throw read.code === 'training-needed' ? trainingNeeded() : nothingHere();
  await context.services.moderation.beOnDuty(staff, { consultationId: frame.id, beside: true });
  const query = new URL(request.url).searchParams;
  const looks = read.ok ? read.value : [];
  const id = query.get('item') ?? '';
  // Also one that the list has no place for.
  const look =
    isId(id) && !rests
      ? await context.services.moderation.secondLook(staff, { consultationId: frame.id, id })
      : undefined;
  const opened = look?.ok ? look.value : null;
  return {
    frame,
    // The break may have begun with this very one.
    rests: rests || (look?.ok === false && look.code === 'break-needed'),
    looks,
    opened,
    prompts: desk.activities.find((each) => each.id === opened?.activityId)?.prompts ?? [],
    answer: opened !== null && isAnswerIn(desk.activities, opened.activityId),
    words: context.pseudonymWords,
    nowMs: context.now(),
    mayDecide: frame.may.includes('desk:decide'),
    saved: query.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const { moderation } = context.services;
  const consultationId = params.id ?? '';
  const fields = await readFields(request);
  const id = fields.get('id') ?? '';
  const { frame } = await consultationOf(context, consultationId, request);
  if (!frame.may.includes('desk:decide')) throw nothingHere();
  const read = await moderation.secondLook(staff, { consultationId, id });
  if (!read.ok && (read.code === 'break-needed' || read.code === 'already-decided'))
    return refusedForm(read.code, { fields, field: 'decision' });
  if (!read.ok) throw read.code === 'training-needed' ? trainingNeeded() : nothingHere();
  // Before anything else is said of the form: it was filled in beside other words.
  if (wholeIn(fields, 'change') !== read.value.change)
    return refusedForm('stale-revision', { fields, field: '' });
  const form = readSecond(fields, read.value);
  if (!form.ok) return refusedForm(form.wrong.code, { fields, field: form.wrong.field });
  const answered = await moderation.answerAppeal(staff, {
    consultationId,
    id,
    change: wholeIn(fields, 'change'),
    ...form.value,
  });
  if (!answered.ok) return refusedForm(answered.code, { fields, field: 'decision' });
  return redirect(`/staff/c/${consultationId}/second?saved`, { status: 303 });
}

/** Whole hours until an answer is due; none when it is late. */
const hoursLeft = (dueMinute: number, nowMs: number) =>
  Math.max(0, Math.ceil((dueMinute - nowMs / 60_000) / 60));

export default function Second() {
  const t = useT();
  const { frame, rests, looks, opened, prompts, answer, words, nowMs, mayDecide, saved } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/second`;
  const decides = opened !== null && !opened.own && mayDecide;
  const mine = ownIf(refused, { id: opened?.id ?? '' });
  const waiting = frame.seconds ?? 0;
  return (
    <ConsultationPage frame={frame} current="/second">
      <h1>{t('place.second')}</h1>
      <p>{t('second.lead')}</p>
      {/* What is asked once more is asked in the form. */}
      {mine?.refused.code === 'gives-away' ? null : <Refusal form={refused} here={here} />}
      <Saved shown={saved && !refused} />
      {rests ? <RestsNow desk={`/staff/c/${frame.id}/desk`} /> : null}
      {decides && mine ? null : <TypedWords form={refused} words={(name) => name === 'words'} />}
      {!rests && waiting > looks.filter(({ own }) => !own).length ? (
        <p>{t('desk.waiting', { count: waiting })}</p>
      ) : null}
      <Queue empty={rests ? null : t('second.none')}>
        {looks.map((look) => {
          const hours = hoursLeft(look.dueMinute, nowMs);
          return (
            <QueueRow
              key={look.id}
              href={`${here}?item=${look.id}`}
              wait={hours === 0 ? t('second.late') : t('second.hours', { count: hours })}
              name={nameOf(look.name, words)}
              lang={look.language}
              rule={look.own ? t('second.own') : undefined}
              line={look.reason ? t(`reason.${look.reason}.label`) : ''}
              ownLine
              claimed={look.id === opened?.id}
            />
          );
        })}
      </Queue>
      {opened ? (
        <section>
          <SecondLookWords
            look={opened}
            name={nameOf(opened.name, words)}
            prompts={prompts}
            answer={answer}
          />
          {opened.own ? <p className="soft">{t('second.own.next')}</p> : null}
          {decides ? (
            <SecondLookForm
              key={`${opened.id}:${opened.change}`}
              look={opened}
              here={`${here}?item=${opened.id}`}
              refused={mine}
              answer={answer}
            />
          ) : null}
        </section>
      ) : null}
    </ConsultationPage>
  );
}
