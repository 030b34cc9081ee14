import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dayIn, newestDay } from '../../../../server/core/consultation/days.ts';
import { longestAnswer, longestAuditor } from '../../../../server/core/privacy/complaint.ts';
import { Acts, Button } from '../../../components/form/button.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { Words } from '../../../components/words/words.tsx';
import { formId, readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, Saved, typedOr, useWrong } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';

export const handle: Handle = { title: 'staff.independent-audit' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/independent-audit';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const frame = frameOf(context, staff);
  if (!frame.may.includes('independent-audit:record')) throw nothingHere();
  const read = await context.services.complaints.audits(staff, {});
  if (!read.ok) throw nothingHere();
  return {
    frame,
    ...read.value,
    today: dayIn('UTC', context.now()),
    newest: newestDay(context.now()),
    languages: context.languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag })),
    fresh: context.newId(),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const field = (name: string) => fields.get(name) ?? '';
  const long = refusedTooLong(fields, { auditor: longestAuditor, summary: longestAnswer });
  if (long) return long;
  const outcome = await context.services.complaints.recordAudit(staff, {
    organisationId: staff.organisationId,
    day: field('day'),
    auditor: field('auditor'),
    language: context.languages.find(({ tag }) => tag === field('language'))?.tag ?? 'en',
    summary: field('summary'),
    form: formId(fields),
  });
  if (outcome.ok) return redirect(`${here}?saved`, { status: 303 });
  if (outcome.code === 'not-allowed') throw nothingHere();
  const empty = ['auditor', 'day', 'summary'].find((name) => field(name).trim() === '') ?? 'day';
  return refusedForm(outcome.code, { fields, field: empty });
}

/** That somebody from outside audited this site, and what that person says in public. Without one within a year nothing opens. */
export default function IndependentAudit() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, audits, goodUntil, today, newest, languages, fresh, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = (name: string) => typedOr(refused, name)('');
  const day = goodUntil === null ? '' : dayInWords(language, goodUntil);
  const errorAt = useWrong(refused);
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.independent-audit')}</h1>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <p className="lead">{t('independent.lead')}</p>
      {goodUntil === null || today > goodUntil ? (
        <Notice kind="stops" title={t('independent.overdue')}>
          <p>{t('independent.overdue.text')}</p>
        </Notice>
      ) : (
        <p>{t('independent.until', { day })}</p>
      )}
      {audits.map((audit) => (
        <Notice
          key={audit.id}
          title={
            <>
              <bdi lang="">{audit.auditor}</bdi> {t('list.apart')} {dayInWords(language, audit.day)}
            </>
          }
        >
          <Words words={audit.summary} lang={audit.language} />
        </Notice>
      ))}
      <form method="post" action={here} aria-labelledby="record">
        <input type="hidden" name="form" value={fresh} />
        <h2 id="record">{t('independent.record')}</h2>
        <Field
          name="auditor"
          label={t('independent.auditor')}
          hint={t('independent.auditor.hint')}
          value={typed('auditor')}
          error={errorAt('auditor')}
        />
        <Field
          kind="date"
          name="day"
          label={t('independent.day')}
          value={typed('day')}
          error={errorAt('day')}
          max={newest}
        />
        <SelectField
          name="language"
          label={t('complaints.language')}
          options={languages}
          value={typed('language') || language}
        />
        <Field
          kind="area"
          rows={6}
          name="summary"
          label={t('independent.summary')}
          hint={t('independent.summary.hint')}
          value={typed('summary')}
          error={errorAt('summary')}
        />
        <Acts>
          <Button kind="main">{t('independent.send')}</Button>
        </Acts>
      </form>
    </StaffPage>
  );
}
