import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useRef } from 'react';
import { nameOf } from '../../../../server/core/room/pseudonyms.ts';
import { Button } from '../../../components/form/button.tsx';
import { StateStone } from '../../../components/sign/state-stone.tsx';
import { PageTurner } from '../../../components/staff/page-turner.tsx';
import { Queue, QueueRow } from '../../../components/staff/queue-row.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { pageIn } from '../../../forms/page-number.ts';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { consultationOf, nothingHere, signedInToSend, trainingNeeded } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { isAnswerIn } from './decision-names.ts';
import { RestsNow } from './desk-break.tsx';
import { saidAgain, saidOf, settledIn } from './desk-data.ts';
import { DecisionForm } from './desk-decision.tsx';
import { readDecision, type Wrong } from './desk-form.ts';
import { Undo } from './desk-undo.tsx';
import { ReadAgain } from './read-again.tsx';

export const handle: Handle = { title: 'place.shown' };

export { ErrorBoundary, links } from '../frame.tsx';

const stones = { published: 'shown', redacted: 'part-hidden' } as const;
const stateOf = (state: string) => (state === 'redacted' ? 'redacted' : 'published');

/** What is shown: what a child says something is wrong with, then the last decided first, and the one that was asked for. Opening hard words counts. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const { moderation } = context.services;
  const consultationId = frame.id;
  const query = new URL(request.url).searchParams;
  const page = pageIn(query);
  const read = await moderation.shown(staff, { consultationId, page });
  const rests = !read.ok && read.code === 'break-needed';
  if (!read.ok && !rests) throw read.code === 'training-needed' ? trainingNeeded() : nothingHere();
  await moderation.beOnDuty(staff, { consultationId, beside: true });
  const asked = query.get('item');
  const found =
    asked === null || rests ? undefined : await moderation.shownWords(staff, { consultationId, id: asked });
  const opened = found?.ok ? found.value : null;
  // The break may have begun with this very one: what was read for the page before it goes with it.
  const restsNow = rests || (found?.ok === false && found.code === 'break-needed');
  return {
    frame,
    page,
    rests: restsNow,
    rows: read.ok && !restsNow ? read.value.rows : [],
    more: read.ok && !restsNow && read.value.more,
    opened,
    gone: asked !== null && opened === null && !restsNow,
    settled: settledIn(query),
    activities: desk.activities,
    words: context.pseudonymWords,
    mayDecide: frame.may.includes('desk:decide'),
  };
}

/** Decides anew on what was seen. What was typed comes back with a refusal. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const { moderation } = context.services;
  const consultationId = params.id ?? '';
  const page = pageIn(new URL(request.url).searchParams);
  const here = `/staff/c/${consultationId}/shown`;
  const ofPage = page > 0 ? `&page=${page}` : '';
  const fields = await readFields(request);
  const id = fields.get('id') ?? '';
  const again = (wrong: Wrong) => data({ wrong, typed: [...fields] }, { status: 400 });
  const { frame } = await consultationOf(context, consultationId, request);
  if (!frame.may.includes('desk:decide')) throw nothingHere();
  const seen = {
    consultationId,
    id,
    revision: wholeIn(fields, 'revision'),
    change: wholeIn(fields, 'change'),
  };
  if (fields.get('act') === 'stands') {
    const stands = await moderation.letStand(staff, { consultationId, id, change: seen.change });
    if (stands.ok) return redirect(here, { status: 303 });
    return again({ code: stands.code === 'not-found' ? 'already-decided' : stands.code, field: 'item' });
  }
  const read = await moderation.shownWords(staff, { consultationId, id });
  if (!read.ok) {
    const said = read.code === 'not-found' && (await saidAgain(context, staff, seen, fields));
    if (said) return redirect(`${here}?${said}${ofPage}`, { status: 303 });
    if (read.code === 'training-needed') throw trainingNeeded();
    return again({ code: read.code === 'not-found' ? 'already-decided' : read.code, field: 'item' });
  }
  const { item } = read.value;
  // Before anything else is said of the form: it was filled in beside other words.
  if (seen.revision !== item.revision) return again({ code: 'stale-revision', field: 'item' });
  const form = readDecision(fields, item);
  if (!form.ok) return again(form.wrong);
  const decided = await moderation.decide(staff, { ...seen, ...form.value });
  if (!decided.ok)
    return again({ code: decided.code, field: decided.code === 'redaction-empty' ? 'words' : 'item' });
  const said = saidOf(id, form.value.decision, { ...item, count: 1 });
  return redirect(`${here}?${said}${ofPage}`, { status: 303 });
}

export default function Shown() {
  const t = useT();
  const { frame, page, rests, rows, more, opened, gone, settled, activities, words, mayDecide } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const form = useRef<HTMLFormElement>(null);
  const here = `/staff/c/${frame.id}/shown`;
  const desk = `/staff/c/${frame.id}/desk`;
  const item = opened?.item;
  const anew = opened?.anew.decisions ?? [];
  const decides = item !== undefined && anew.length > 0 && mayDecide;
  const ofThis =
    decides && refused?.typed.some(([name, value]) => name === 'id' && value === item.id)
      ? refused
      : undefined;
  const answer = item !== undefined && isAnswerIn(activities, item.activityId);
  const ofPage = page > 0 ? `&page=${page}` : '';
  const pageOf = (to: number) => `${here}?page=${to}`;
  return (
    <ConsultationPage frame={frame} current="/shown">
      <h1>{t('place.shown')}</h1>
      <p>{t('shown.lead')}</p>
      {refused && !ofThis ? (
        <Notice kind="stops" title={t('desk.refused')} live>
          <p>{t(`refusal.${refused.wrong.code}`)}</p>
        </Notice>
      ) : null}
      {settled && !refused ? (
        <Undo
          settled={settled}
          name={nameOf(settled.name, words)}
          answer={isAnswerIn(activities, settled.activityId)}
          here={desk}
        />
      ) : null}
      {rests ? <RestsNow desk={desk} /> : null}
      {ofThis ? null : (
        <TypedWords
          form={refused && { refused: refused.wrong, typed: refused.typed }}
          words={(name) => name === 'words'}
        />
      )}
      {gone && !refused ? <p>{t('desk.gone')}</p> : null}
      {item && opened ? (
        <section>
          <ReadAgain
            said={{ ...item, parts: opened.parts, hard: opened.hard }}
            title={nameOf(item.name, words)}
            prompts={activities.find((each) => each.id === item.activityId)?.prompts ?? []}
            answer={answer}
          >
            <p className="gate-state">
              <StateStone state={stones[stateOf(item.state)]} size={24} />
              <b>{t(`desk.state.${stateOf(item.state)}`)}</b>
            </p>
          </ReadAgain>
          {anew.includes('refuse') ? null : <Note>{t('shown.seconds')}</Note>}
          {decides && !anew.includes('refuse') ? <Note>{t('shown.seconds.who')}</Note> : null}
          {opened.reported ? (
            <Notice kind="stops" title={t('desk.reported')}>
              <p>{t('shown.reported')}</p>
              {mayDecide ? (
                <form method="post" action={`${here}?item=${item.id}`}>
                  <input type="hidden" name="id" value={item.id} />
                  <input type="hidden" name="change" value={item.change} />
                  <Button name="act" value="stands">
                    {t('shown.stands')}
                  </Button>
                </form>
              ) : null}
            </Notice>
          ) : null}
          {decides ? (
            <DecisionForm
              key={`${item.id}:${item.change}`}
              formRef={form}
              item={item}
              name={nameOf(item.name, words)}
              answer={answer}
              here={`${here}?item=${item.id}${ofPage}`}
              change={item.change}
              only={opened.anew}
              alike={0}
              wrong={ofThis?.wrong ?? null}
              typed={ofThis?.typed}
              keys={false}
              live={false}
              sending={false}
              places={[]}
              onPlaces={() => undefined}
              onSubmit={() => undefined}
            />
          ) : null}
        </section>
      ) : null}
      <Queue empty={rests ? null : t('shown.none')}>
        {rows.map((row) => (
          <QueueRow
            key={row.id}
            href={`${here}?item=${row.id}${ofPage}`}
            wait={
              <>
                <StateStone state={stones[stateOf(row.state)]} size={24} />
                {/* Where it is no rule that is named, this row says its state in words there. */}
                {row.state === 'redacted' && !row.reported ? null : (
                  <Unseen>{t(`desk.state.${stateOf(row.state)}`)}</Unseen>
                )}
              </>
            }
            name={nameOf(row.name, words)}
            lang={row.language}
            rule={
              row.reported
                ? t('desk.reported')
                : row.state === 'redacted'
                  ? t('desk.state.redacted')
                  : undefined
            }
            severe={row.reported}
            line={
              row.parts === null
                ? t('desk.severe.line')
                : row.parts
                    .map((part) =>
                      'hidden' in part
                        ? t('words.hidden', { what: t(`reason.${part.hidden}.part`) })
                        : part.text.replace(/\s+/g, ' '),
                    )
                    .join('')
            }
            ownLine={row.parts === null}
            claimed={row.id === item?.id}
          />
        ))}
      </Queue>
      <PageTurner page={page} more={more} href={pageOf} />
    </ConsultationPage>
  );
}
