import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isOver, mayIssueCodes } from '../../../../server/core/consultation/lifecycle.ts';
import { batchConsents, consentsToIssue } from '../../../../server/core/privacy/consent.ts';
import { largestBatch, readGroups, smallestBatch } from '../../../../server/core/room/batches.ts';
import { codeFragment } from '../../../../server/core/room/join-codes.ts';
import { longestOfGroup, longestSizes } from '../../../../server/core/staff/field-limits.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { drawQr } from '../../../components/sign/qr.ts';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { formId, readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, Saved, typedOr, useWrong } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { CallBack } from './call-back.tsx';
import { CodeConsent } from './code-consent.tsx';
import { CodeSheets } from './code-sheets.tsx';
import { LostSheet } from './lost-sheet.tsx';
import { isTypedOfGroup, wrongInGroup } from './wrong-in-group.ts';

export const handle: Handle = { title: 'place.codes' };

export { ErrorBoundary, links } from '../frame.tsx';

const bounds = { min: smallestBatch, max: largestBatch };

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { frame, desk } = await consultationOf(context, params.id, request);
  if (!frame.may.includes('codes:issue')) throw nothingHere();
  return {
    frame,
    batches: desk.batches,
    consents: consentsToIssue(desk.consent),
    languages: languagesOf(context, desk.row.languages),
    fresh: context.newId(),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

/**
 * The sheets are the answer to the form itself: the words are stored nowhere, so no address could show them again. Sent again it says that,
 * and makes no second pile.
 */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const address = `${context.origin}/enter`;
  const drawn = (words: readonly string[]) => ({ words, qr: drawQr(`${address}#${codeFragment(words)}`) });
  if (fields.get('act') === 'replace') {
    const [batchId = '', size = ''] = (fields.get('batch') ?? '').split(' ');
    const made = await context.services.consultation.replaceCode(staff, {
      consultationId: params.id ?? '',
      batchId,
      // What is no number is the size of no batch.
      size: /^\d{1,9}$/.test(size) ? Number(size) : -1,
    });
    if (made.ok) {
      const { label, language, words } = made.value;
      const piles = [{ label, pooled: false, codes: [drawn(words)] }];
      return { language, address, piles, replaced: true };
    }
    if (made.code === 'not-found') throw nothingHere();
    return refusedForm(made.code, { fields, field: made.code === 'state-forbids' ? '' : 'batch' });
  }
  if (fields.get('act') === 'call-back') {
    const consultationId = params.id ?? '';
    const batchId = fields.get('called') ?? '';
    if (batchId === '') return refusedForm('field-missing', { fields, field: 'called' });
    const called = await context.services.consultation.callBackCodes(staff, { consultationId, batchId });
    if (called.ok) return redirect(`/staff/c/${consultationId}/codes?saved`, { status: 303 });
    if (called.code === 'not-found') throw nothingHere();
    return refusedForm(called.code, { fields, field: '' });
  }
  const long = refusedTooLong(fields, { ...longestOfGroup, size: longestSizes });
  if (long) return long;
  const label = fields.get('label') ?? '';
  const language = fields.get('language') ?? '';
  const consent = batchConsents.find((each) => each === fields.get('consent'));
  const attestation = (name: string) => fields.get(name) ?? '';
  const issued = await context.services.consultation.issueCodes(staff, {
    consultationId: params.id ?? '',
    label,
    language,
    form: formId(fields),
    size: readGroups(fields.get('size') ?? '') ?? [],
    ...(consent
      ? { consent: { kind: consent, by: attestation('attestedBy'), how: attestation('attestedHow') } }
      : {}),
  });
  if (!issued.ok) {
    if (issued.code === 'not-found') throw nothingHere();
    return refusedForm(issued.code, { fields, field: wrongInGroup(issued.code, fields, 'size') });
  }
  const piles = issued.value.batches.map(({ label: named, pooled, codes }) => ({
    label: named,
    pooled,
    codes: codes.map(drawn),
  }));
  return { language, address, piles, replaced: false };
}

export default function Codes() {
  const t = useT();
  const { language: own } = useSpeaker();
  const { frame, batches, languages, consents, fresh, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'refused' in answer ? answer : undefined;
  const wrong = useWrong(refused);
  const good = batches.filter(({ calledBackDay }) => calledBackDay === '');
  const onSheets = good.filter(({ kiosk }) => !kiosk);
  const possible = mayIssueCodes(frame.state);
  const here = `/staff/c/${frame.id}/codes`;
  if (answer && 'piles' in answer) {
    return (
      <ConsultationPage frame={frame} current="/codes">
        <CodeSheets sheets={answer} />
      </ConsultationPage>
    );
  }
  return (
    <ConsultationPage frame={frame} current="/codes">
      <h1>{t('place.codes')}</h1>
      <p>{t('codes.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <DataTable
        caption={t('codes.batches')}
        captionUnseen
        stacks
        columns={[
          { key: 'label', head: t('codes.label') },
          { key: 'language', head: t('codes.language') },
          { key: 'day', head: t('codes.day') },
          { key: 'consent', head: t('codes.consent') },
          { key: 'size', head: t('codes.cards'), number: true },
        ]}
        rows={batches.map((batch) => ({
          key: batch.id,
          cells: {
            label: <bdi>{batch.label === '' ? t('codes.no-label') : batch.label}</bdi>,
            language: (
              <bdi lang={batch.language}>
                {languages.find(({ tag }) => tag === batch.language)?.endonym ?? batch.language}
              </bdi>
            ),
            day: (
              <>
                {dayInWords(own, batch.day)}
                {batch.calledBackDay === '' ? null : (
                  <>
                    {t('list.comma')}
                    <b>{t('codes.called-back', { day: dayInWords(own, batch.calledBackDay) })}</b>
                  </>
                )}
              </>
            ),
            consent: (
              <>
                {t(`codes.consent.${batch.consent}`)}
                {batch.attestedBy === '' ? null : (
                  <>
                    {t('list.comma')}
                    <bdi>{batch.attestedBy}</bdi>
                  </>
                )}
              </>
            ),
            size: new Intl.NumberFormat(localeOf(own)).format(batch.size),
          },
        }))}
        empty={t('codes.empty')}
      />
      <Note sign="lock">{t('codes.used.note')}</Note>
      <p>
        <a href={`/staff/c/${frame.id}/kiosk`}>{t('place.kiosk')}</a>
      </p>
      <Note>
        {t('codes.kiosk')}{' '}
        <a href="/kiosk">
          <code dir="ltr">/kiosk</code>
        </a>
      </Note>
      {possible ? (
        <section>
          <h2>{t('codes.new')}</h2>
          <form method="post" action={here}>
            <input type="hidden" name="form" value={fresh} />
            <Field
              name="label"
              label={t('codes.label')}
              hint={t('codes.label.hint')}
              value={typedOr(refused, 'label')('')}
              error={wrong('label')}
            />
            <SelectField
              name="language"
              label={t('codes.language')}
              hint={t('codes.language.hint')}
              value={typedOr(refused, 'language')(languages[0]?.tag ?? '')}
              error={wrong('language')}
              options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
            />
            <Field
              name="size"
              label={t('codes.size')}
              hint={t('codes.size.hint', bounds)}
              value={typedOr(refused, 'size')('30')}
              error={wrong('size')}
            />
            <CodeConsent consents={consents} refused={refused} />
            <Button kind="main">{t('codes.go')}</Button>
            <Note sign="print">{t('codes.once')}</Note>
          </form>
        </section>
      ) : (
        <>
          <Note>{t('codes.not-now')}</Note>
          <TypedWords form={refused} words={isTypedOfGroup} />
        </>
      )}
      {possible && onSheets.length > 0 ? (
        <LostSheet
          batches={onSheets}
          dayOf={(day) => dayInWords(own, day)}
          error={wrong('batch')}
          chosen={typedOr(refused, 'batch')(onSheets.at(-1)?.id ?? '')}
          here={here}
        />
      ) : null}
      {!isOver(frame.state) && good.length > 0 ? (
        <CallBack
          batches={good}
          dayOf={(day) => dayInWords(own, day)}
          error={wrong('called')}
          chosen={typedOr(refused, 'called')('')}
          here={here}
        />
      ) : null}
    </ConsultationPage>
  );
}
