import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { responseDecisions } from '../../../server/core/analysis/findings.ts';
import { dayIn } from '../../../server/core/consultation/days.ts';
import { isId } from '../../../server/core/ids.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { readFields } from '../../forms/read-form.ts';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { showRelease } from '../public/release-view.ts';
import { answerField, FindingToAnswer } from './finding-to-answer.tsx';
import { ConsultationPage } from './frame.tsx';
import { refusedForm } from './refuse-form.ts';
import { Refusal, Saved } from './refused.tsx';
import { deedsFor, frameOf, nothingHere, signedIn, signedInToSend } from './signed-in.ts';

export { ErrorBoundary, releaseLinks as links } from './frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const id = params.id ?? '';
  const read = await context.services.analysis.readAnswersDesk(staff, { consultationId: id });
  if (!read.ok) throw nothingHere();
  const { state, title, languages, release, responses } = read.value;
  const language = languages[0] ?? 'en';
  return {
    frame: { ...frameOf(context, staff), may: deedsFor(staff, id), id, title, language, state },
    releaseId: release?.id ?? null,
    overdue: release ? dayIn('UTC', context.now()) > release.release.answerDay : false,
    shown: release ? showRelease(release.release, context.speaker, { responses }) : null,
    /** Every language of an answer, to be changed; the page shows it in one. */
    given: responses.map(({ findingId, decision, texts }) => ({ findingId, decision, texts })),
    languages: context.languages
      .map(({ tag, endonym }) => ({ tag, endonym }))
      .filter(({ tag }) => languages.includes(tag)),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const releaseId = fields.get('release') ?? '';
  const findingId = fields.get('finding') ?? '';
  if (!isId(releaseId) || !isId(findingId)) throw new Response(null, { status: 400 });
  const decision = responseDecisions.find((each) => each === fields.get(answerField(findingId, 'decision')));
  const tags = context.languages.map(({ tag }) => tag);
  const first = tags.find((tag) => fields.has(answerField(findingId, tag))) ?? 'en';
  if (!decision) return refusedForm('field-missing', { fields, field: answerField(findingId, 'decision') });
  const outcome = await context.services.analysis.respond(staff, {
    releaseId,
    findingId,
    decision,
    texts: tags.flatMap((language) => {
      const body = (fields.get(answerField(findingId, language)) ?? '').trim();
      return body === '' ? [] : [{ language, body }];
    }),
  });
  if (outcome.ok)
    return redirect(`/staff/c/${params.id}/answers?saved#finding-${findingId}`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  return refusedForm(outcome.code, { fields, field: answerField(findingId, first) });
}

export default function Answers() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, releaseId, overdue, shown, given, languages, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/answers`;
  const done = shown?.findings.filter(({ answer }) => answer !== null).length ?? 0;
  const all = shown?.findings.length ?? 0;
  return (
    <ConsultationPage frame={frame} current="/answers">
      <h1>{t('place.answers')}</h1>
      <p>{t('answers.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {shown && releaseId ? (
        <>
          {all === 0 ? (
            <p className="table-empty">{t('answers.none')}</p>
          ) : (
            <Notice kind={done < all ? 'owed' : 'plain'} title={t('answers.state', { done, all })}>
              {done < all ? (
                <p>
                  {t(overdue ? 'answers.overdue' : 'answers.owes', {
                    name: shown.sponsor.words,
                    day: dayInWords(language, shown.answerDay),
                  })}
                </p>
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
              languages={languages}
              here={here}
              releaseId={releaseId}
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
