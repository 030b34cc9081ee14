import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isRunning, mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import { needsGuardian, rulesOf } from '../../../../server/core/privacy/consent.ts';
import { furtherUses } from '../../../../server/core/privacy/uses.ts';
import { Button } from '../../../components/form/button.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { refusedForm } from '../refuse-form.ts';
import { ownIf, Refusal, TypedOn } from '../refused.tsx';
import { SavedDraft } from '../saved-draft.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { notDrawn } from '../typed-field.ts';
import { TypedWords } from '../typed-words.tsx';
import { Unsigns } from '../unsigns.tsx';
import { readConsent } from './consent-fields.ts';
import { Ages, Guardian, PublicWay, Uses } from './consent-parts.tsx';
import { RunningUses } from './running-uses.tsx';
import { RunningWay } from './running-way.tsx';

export const handle: Handle = { title: 'place.consent' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { frame, desk } = await consultationOf(context, params.id, request);
  return {
    frame,
    revision: desk.row.revision,
    state: desk.row.state,
    consent: { ...desk.consent, rules: rulesOf(desk.consent.rules) },
    translator: desk.translator,
    uses: desk.uses.map(({ use, state }) => ({ use, state })),
    texts: desk.texts,
    languages: languagesOf(context, desk.row.languages),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const { consultation } = context.services;
  const use = furtherUses.find((each) => each === fields.get('use'));
  const to = (['asked', 'made', 'dropped'] as const).find((each) => each === fields.get('to'));
  const shuts = fields.get('act') === 'shut-way';
  const outcome = shuts
    ? await consultation.shutOpenWay(staff, { consultationId })
    : use && to
      ? await consultation.moveUse(staff, { consultationId, use, to })
      : await consultation.editConsent(staff, {
          consultationId,
          revision: wholeIn(fields, 'revision'),
          ...readConsent(
            fields,
            context.languages.map(({ tag }) => tag),
          ),
        });
  if (outcome.ok) return redirect(`/staff/c/${consultationId}/consent?saved`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  return refusedForm(outcome.code, { fields, field: shuts ? '' : use ? 'uses' : 'mode.' });
}

export default function Consent() {
  const t = useT();
  const { frame, revision, state, consent, uses, texts, languages, translator, saved } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const mine = ownIf(refused, { use: '', act: '' });
  const editable = frame.may.includes('consultation:edit') && mayEdit(state);
  const here = `/staff/c/${frame.id}/consent`;
  const runs = isRunning(state);
  return (
    <ConsultationPage frame={frame} current="/consent">
      <h1>{t('place.consent')}</h1>
      <p>{t('consent.lead')}</p>
      <Refusal form={refused} here={here} />
      <SavedDraft shown={saved && !refused} frame={frame} path="/consent" />
      {editable ? null : (
        <Note>{t(frame.may.includes('consultation:edit') ? 'edit.over' : 'edit.reading')}</Note>
      )}
      <TypedWords
        form={mine}
        words={notDrawn(
          editable,
          languages.map(({ tag }) => tag),
        )}
      />
      <form method="post" action={here}>
        <TypedOn form={mine} revision={revision} />
        <Ages rules={consent.rules} refused={mine} editable={editable} />
        {editable || needsGuardian(consent.rules) ? (
          <Guardian
            carerWay={consent.carerWay}
            texts={texts}
            languages={languages}
            refused={mine}
            editable={editable}
          />
        ) : null}
        <PublicWay consent={consent} refused={mine} editable={editable} />
        {editable ? (
          <>
            <Uses chosen={uses.map(({ use }) => use)} refused={mine} />
            <p className="soft">{t(`consent.translator.${translator}`)}</p>
            <Button kind="main">{t('staff.save')}</Button>
            <Unsigns frame={frame} />
          </>
        ) : null}
      </form>
      {editable ? null : (
        <>
          {runs && consent.publicWay && !consent.wayShut && frame.may.includes('consultation:edit') ? (
            <RunningWay forCarerless={consent.carerWay === 'public'} here={here} />
          ) : null}
          <RunningUses frame={frame} uses={uses} runs={runs} here={here} />
          <p className="soft">{t(`consent.translator.${translator}`)}</p>
        </>
      )}
    </ConsultationPage>
  );
}
