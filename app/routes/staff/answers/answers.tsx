import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deedStates, responseDecisions } from '../../../../server/core/analysis/findings.ts';
import { isAnswer, judgedOn, owedBy } from '../../../../server/core/analysis/ledger.ts';
import { isId } from '../../../../server/core/ids.ts';
import { longestLine, longestPlain, longestResponse } from '../../../../server/core/staff/field-limits.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { StandLine } from '../../../components/release/answer-follows.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { localeOf } from '../../../i18n/locale-of.ts';
import { levels } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { showRelease } from '../../public/release/release-view.ts';
import { ConsultationPage } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, Saved, savedPart } from '../refused.tsx';
import { deedsFor, frameOf, nothingHere, notToBeRead, signedIn, signedInToSend } from '../signed-in.ts';
import { answerField } from './answer-field.ts';
import { FindingToAnswer } from './finding-to-answer.tsx';

export const handle: Handle = { title: 'place.answers' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const id = params.id ?? '';
  const read = await context.services.analysis.readAnswersDesk(staff, { consultationId: id });
  if (!read.ok) throw await notToBeRead(context, staff, id);
  const { state, title, languages, release, responses, seen, seenDeeds } = read.value;
  const language = languages[0] ?? 'en';
  const findings = release?.release.findings ?? [];
  const owed = owedBy({
    ...{ answerDay: release?.release.answerDay ?? '', owes: findings.length > 0 },
    ...{ findings, responses },
  });
  return {
    frame: { ...frameOf(context, staff), may: deedsFor(staff, id), id, title, language, state },
    releaseId: release?.id ?? null,
    owed: owed ?? '',
    overdue: owed !== null && judgedOn(context.now()) > owed,
    shown: release
      ? showRelease(release.release, context.speaker, { responses, today: judgedOn(context.now()) })
      : null,
    /** Every language of an answer, to be changed; the page shows it in one. */
    given: responses.map(({ findingId, decision, texts, plain, dueDay, deed }) => ({
      findingId,
      decision,
      texts,
      plain,
      dueDay,
      deed: deed && { state: deed.state, texts: deed.texts },
    })),
    seen,
    seenDeeds,
    languages: languagesOf(context, languages),
    saved: savedPart(
      new URL(request.url).searchParams,
      findings.map(({ id }) => id),
    ),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const releaseId = fields.get('release') ?? '';
  const findingId = fields.get('finding') ?? '';
  if (!isId(releaseId) || !isId(findingId)) throw new Response(null, { status: 400 });
  const { analysis } = context.services;
  const here = `/staff/c/${params.id}/answers?saved=${findingId}#saved`;
  const seen = (fields.get('seen') ?? '').slice(0, 40);
  if (fields.get('intent') === 'deed') {
    const state = deedStates.find((each) => each === fields.get(answerField(findingId, 'deed')));
    if (!state) return refusedForm('field-missing', { fields, field: answerField(findingId, 'deed') });
    const texts = context.languages.map(({ tag }) => ({
      language: tag,
      body: fields.get(answerField(findingId, `deed.${tag}`)) ?? '',
    }));
    const most = texts.map(({ language }) => [answerField(findingId, `deed.${language}`), longestLine]);
    const long = refusedTooLong(fields, Object.fromEntries(most));
    if (long) return long;
    const said = await analysis.reportDeed(staff, { releaseId, findingId, state, seen, texts });
    if (said.ok) return redirect(here, { status: 303 });
    if (said.code === 'not-found') throw nothingHere();
    const asked = texts.filter(({ language }) => fields.has(answerField(findingId, `deed.${language}`)));
    // What became of it is chosen: without a code of its own it is its words that are missing, or too long.
    const words = said.code === 'field-missing' || said.code === 'field-too-long';
    const part = words && asked.length > 0 ? `deed.${longestOf(asked)}` : 'deed';
    return refusedForm(said.code, { fields, field: answerField(findingId, part) });
  }
  const decision = responseDecisions.find((each) => each === fields.get(answerField(findingId, 'decision')));
  const tags = context.languages.map(({ tag }) => tag);
  const first = tags.find((tag) => fields.has(answerField(findingId, tag))) ?? 'en';
  if (!decision) return refusedForm('field-missing', { fields, field: answerField(findingId, 'decision') });
  const most = tags.flatMap((tag) => [
    [answerField(findingId, tag), longestResponse],
    ...levels.map((level) => [answerField(findingId, `${tag}.${level}`), longestPlain]),
  ]);
  const long = refusedTooLong(fields, Object.fromEntries(most));
  if (long) return long;
  const dueDay = decision === 'no' ? '' : (fields.get(answerField(findingId, 'due')) ?? '');
  const texts = tags.flatMap((language) => {
    const body = (fields.get(answerField(findingId, language)) ?? '').trim();
    return body === '' ? [] : [{ language, body }];
  });
  const plain = texts.flatMap(({ language }) =>
    levels.map((level) => ({
      language,
      level,
      body: (fields.get(answerField(findingId, `${language}.${level}`)) ?? '').trim(),
    })),
  );
  const answer = { releaseId, findingId, decision, texts, plain, dueDay, seen };
  const outcome = await analysis.respond(staff, answer);
  if (outcome.ok) return redirect(here, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  // The first field that is empty, and the day last: it is the one a person may have filled in and got wrong.
  const empty = plain.find(({ body }) => body === '');
  const part =
    outcome.code !== 'field-missing' || texts.length === 0
      ? outcome.code === 'field-too-long'
        ? longestOf(texts)
        : first
      : empty
        ? `${empty.language}.${empty.level}`
        : 'due';
  return refusedForm(outcome.code, { fields, field: answerField(findingId, part) });
}

/** The language of the longest words, the first of several as long: what is too long is said there. */
function longestOf(texts: readonly { readonly language: string; readonly body: string }[]): string {
  const [first, ...others] = texts;
  const longest = others.reduce((a, b) => (b.body.length > (a?.body.length ?? 0) ? b : a), first);
  return longest?.language ?? '';
}

export default function Answers() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, releaseId, owed, overdue, shown, given, seen, seenDeeds, languages, saved } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/answers`;
  const done = shown?.findings.filter(({ answer }) => isAnswer(answer)).length ?? 0;
  const all = shown?.findings.length ?? 0;
  const counted = new Intl.NumberFormat(localeOf(language));
  const late = (shown?.findings ?? []).flatMap(({ id, stand }, at) =>
    stand && stand.daysLate > 0 ? [{ id, number: counted.format(at + 1), stand }] : [],
  );
  return (
    <ConsultationPage frame={frame} current="/answers">
      <h1>{t('place.answers')}</h1>
      <p>{t('answers.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved === '' && !refused} />
      {shown && releaseId ? (
        <>
          {all === 0 ? (
            <p className="table-empty">{t('answers.none')}</p>
          ) : (
            <Notice
              kind={done < all || late.length > 0 ? 'owed' : 'plain'}
              title={t('answers.state', { done, all })}
            >
              {done < all ? (
                <p>
                  {t(overdue ? 'answers.overdue' : 'answers.owes', {
                    day: dayInWords(language, owed),
                  })}{' '}
                  {t('answers.who')}
                  {t('list.colon')}
                  <bdi lang={shown.sponsor.lang}>{shown.sponsor.words}</bdi>
                </p>
              ) : null}
              {late.length > 0 ? (
                <ul>
                  {late.map(({ id, number, stand }) => (
                    <li key={id}>
                      <a href={`#finding-${id}`}>
                        {number} {t('list.apart')} <StandLine stand={stand} />
                      </a>
                    </li>
                  ))}
                </ul>
              ) : null}
            </Notice>
          )}
          {shown.findings.map((finding, index) => (
            <FindingToAnswer
              key={finding.id}
              finding={finding}
              number={index + 1}
              threshold={shown.rules.threshold}
              given={given.find(({ findingId }) => findingId === finding.id)}
              seen={seen[finding.id] ?? ''}
              seenDeed={seenDeeds[finding.id] ?? ''}
              languages={languages}
              here={here}
              releaseId={releaseId}
              saved={saved === finding.id && !refused}
              refused={refused}
            />
          ))}
          <ButtonLink href={`/said/${releaseId}`}>{t('signing.open')}</ButtonLink>
        </>
      ) : (
        <Notice kind="owed">
          <p>{t('answers.early')}</p>
        </Notice>
      )}
    </ConsultationPage>
  );
}
