import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  assessmentChanges,
  assessmentKinds,
  isWhole,
} from '../../../../server/core/consultation/assessment.ts';
import { isOver, isPublic, mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import { languagesIn } from '../../../../server/core/consultation/other-tongues.ts';
import { longestAnswer } from '../../../../server/core/privacy/complaint.ts';
import { AssessmentChanges } from '../../../components/document/assessment-text.tsx';
import { RedlineLegend } from '../../../components/document/redline.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { fieldWhere, readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { commentFrom } from '../complaints/complaint-form.ts';
import { CommentForm } from '../complaints/complaint-parts.tsx';
import { ConsultationPage } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { refusedForm } from '../refuse-form.ts';
import { Refusal } from '../refused.tsx';
import { SavedDraft } from '../saved-draft.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { isTyped } from '../typed-field.ts';
import { TypedWords } from '../typed-words.tsx';
import { Unsigns } from '../unsigns.tsx';
import { kindIn, longestIn, readAssessmentForm } from './assessment-fields.ts';
import { ApproveAssessment, AssessmentForm, AssessmentList, AssessmentRead } from './assessment-parts.tsx';

export const handle: Handle = { title: 'place.assessments' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const read = await context.services.consultation.terms(staff, { consultationId: frame.id });
  if (!read.ok) throw nothingHere();
  const query = new URL(request.url).searchParams;
  const kind = kindIn(query.get('kind'));
  const wrote = await context.services.consultation.ownWork(staff, { consultationId: frame.id });
  const versions = read.value.assessments.filter((each) => each.kind === kind);
  const latest = versions.at(-1);
  const approved = versions.filter(({ approvedDay }) => approvedDay !== '');
  const before = approved.filter(({ number }) => number !== latest?.number).at(-1);
  return {
    frame,
    kind,
    revision: desk.row.revision,
    before: mayEdit(desk.row.state),
    public: isPublic(desk.row.state),
    over: isOver(desk.row.state) && desk.row.state !== 'destroyed',
    versions: versions.map((each) => {
      const { number, phase, writtenName, writtenDay, approvedName, approvedDay } = each;
      const whole = isWhole(each, desk.row.languages);
      return { number, phase, writtenName, writtenDay, approvedName, approvedDay, whole };
    }),
    latest: latest && {
      ...latest,
      own: latest.writtenBy === staff.staffId || (wrote.ok && wrote.value.assessments.includes(kind)),
    },
    changes: latest && before && latest.approvedDay === '' ? assessmentChanges(before, latest) : [],
    languages: languagesOf(context, desk.row.languages),
    // Who approves it has read all that stands: a language that is not ticked now may be again.
    told: languagesOf(context, [...desk.row.languages, ...languagesIn(latest?.words ?? [])]),
    every: context.languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag })),
    fresh: context.newId(),
    saved: query.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const kind = kindIn(fields.get('kind') ?? new URL(request.url).searchParams.get('kind'));
  const { consultation } = context.services;
  const said = () => redirect(`/staff/c/${consultationId}/assessments?kind=${kind}&saved`, { status: 303 });
  if (fields.get('act') === 'comment') {
    // Here it is of this consultation, whatever the form says.
    fields.set('about', consultationId);
    const comment = await commentFrom({ fields, staff, context });
    if (comment.outcome.ok) return said();
    if (comment.outcome.code === 'not-found') throw nothingHere();
    return refusedForm(comment.outcome.code, { fields, field: comment.field, most: longestAnswer });
  }
  const approves = fields.get('act') === 'approve';
  const languages = context.languages.map(({ tag }) => tag);
  const revision = wholeIn(fields, 'revision');
  const outcome = approves
    ? await consultation.approveAssessment(staff, {
        consultationId,
        kind,
        number: wholeIn(fields, 'number'),
        revision,
      })
    : await consultation.writeAssessment(staff, {
        consultationId,
        revision,
        kind,
        seen: fields.get('seen') ?? undefined,
        language: languages.find((tag) => tag === fields.get('language')) ?? 'en',
        ...readAssessmentForm(fields, { kind, languages }),
      });
  if (outcome.ok) return said();
  if (outcome.code === 'not-found') throw nothingHere();
  const long = fieldWhere(fields, (text, name) => text.length > longestIn(name));
  return refusedForm(outcome.code, {
    fields,
    field: approves ? 'approve' : (long ?? 'language'),
    most: long === undefined ? undefined : longestIn(long),
  });
}

/** Both assessments: what is written, by whom, who approved it, and what changed from one version to the next. */
export default function Assessments() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { frame, kind, latest, changes } = page;
  const here = `/staff/c/${frame.id}/assessments`;
  const writes = frame.may.includes('consultation:edit') && (page.before || page.over);
  // One with gaps waits for whoever writes it.
  const waits = page.versions.at(-1)?.whole && latest?.approvedDay === '';
  return (
    <ConsultationPage frame={frame} current="/assessments">
      <h1>{t(`gate.${kind}`)}</h1>
      <p>{t(`assessment.${kind}.lead`)}</p>
      <p>
        {assessmentKinds
          .filter((each) => each !== kind)
          .map((each) => (
            <a key={each} href={`${here}?kind=${each}`}>
              {t(`gate.${each}`)}
            </a>
          ))}
        {page.public ? (
          <>
            {` ${t('list.apart')} `}
            <a href={`/terms/${frame.id}`}>{t('terms.public')}</a>
          </>
        ) : null}
      </p>
      <Refusal form={refused} here={`${here}?kind=${kind}`} />
      <SavedDraft shown={page.saved && !refused} frame={frame} path="/assessments" />
      <Unsigns frame={frame} />
      {page.over && latest?.phase !== 'after' ? (
        <Notice kind="owed">
          <p>{t('assessment.again')}</p>
        </Notice>
      ) : null}
      <AssessmentList versions={page.versions} />
      {changes.length > 0 ? (
        <section aria-labelledby="changes">
          <h2 id="changes">{t('assessment.changes')}</h2>
          <RedlineLegend />
          <AssessmentChanges changes={changes} lang={latest?.language ?? 'en'} />
        </section>
      ) : null}
      {latest && waits && frame.may.includes('consultation:approve') ? (
        <ApproveAssessment draft={latest} here={here} />
      ) : null}
      {writes ? null : (
        <TypedWords
          form={refused}
          words={(name, value) => !name.startsWith('comment.') && isTyped(name, value)}
        />
      )}
      {writes ? (
        <AssessmentForm
          kind={kind}
          latest={latest}
          languages={page.languages}
          revision={page.revision}
          here={here}
          refused={refused}
        />
      ) : latest ? (
        <AssessmentRead assessment={latest} languages={page.told} />
      ) : (
        <Note>{t('edit.empty')}</Note>
      )}
      {latest && frame.may.includes('comment:write') ? (
        <CommentForm id={page.fresh} consultationId={frame.id} languages={page.every} refused={refused} />
      ) : null}
    </ConsultationPage>
  );
}
