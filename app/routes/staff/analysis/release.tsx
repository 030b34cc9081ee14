import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SourceFold } from '../../../components/document/source-fold.tsx';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { Gaps } from '../../../components/release/gaps.tsx';
import { SignatureLine } from '../../../components/staff/signature-line.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { showSource } from '../../child/part/source-shown.ts';
import { showRelease } from '../../public/release/release-view.ts';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { ChildrenAreAsked } from './children-are-asked.tsx';
import { ReleaseDraft } from './release-draft.tsx';

export const handle: Handle = { title: 'place.release' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  if (!frame.may.includes('release:sign')) throw nothingHere();
  const draft = await context.services.analysis.readDraft(staff, { consultationId: frame.id });
  const published =
    frame.state === 'published' || frame.state === 'answered'
      ? await context.services.analysis.releases(staff, {})
      : undefined;
  const release = published?.ok
    ? published.value.find((each) => each.release.consultationId === frame.id)
    : undefined;
  const gaps = await context.services.analysis.gaps(staff, { consultationId: frame.id });
  const drafted = desk.signatures.find((each) => each.kind === 'analysed');
  return {
    frame,
    draft: draft.ok
      ? showRelease(draft.value, context.speaker, {
          pictureAt: ({ activityId }) => `/staff/c/${frame.id}/designs/${activityId}/picture`,
        })
      : null,
    print: draft.ok ? draft.value.print : '',
    holds: draft.ok ? draft.value.holds : null,
    returns: draft.ok && draft.value.returns,
    source:
      draft.ok && draft.value.source
        ? showSource(draft.value.source, { reader: context.speaker, ...draft.value })
        : null,
    drafted: drafted ? { name: drafted.staffName, day: drafted.day } : null,
    releaseId: release?.id ?? null,
    gaps: gaps.ok ? gaps.value : [],
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  if (fields.get('act') === 'return') {
    const returned = await context.services.analysis.returnDraft(staff, { consultationId });
    if (returned.ok) return redirect(`/staff/c/${consultationId}/release`, { status: 303 });
    if (returned.code === 'not-found') throw nothingHere();
    return refusedForm(returned.code, { fields, field: 'sign' });
  }
  const signed = await context.services.analysis.sign(staff, {
    consultationId,
    print: fields.get('print') ?? '',
  });
  if (signed.ok) return redirect(`/said/${signed.value.releaseId}`, { status: 303 });
  if (signed.code === 'not-found') throw nothingHere();
  return refusedForm(signed.code, { fields, field: 'sign' });
}

export default function SignRelease() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, draft, print, holds, returns, source, drafted, releaseId, gaps } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/release`;
  return (
    <ConsultationPage frame={frame} current="/release">
      <h1>{t('place.release')}</h1>
      <Refusal form={refused} here={here} />
      {releaseId ? (
        <Notice title={t('signing.published')}>
          <p>
            <ButtonLink href={`/said/${releaseId}`}>{t('signing.open')}</ButtonLink>
          </p>
        </Notice>
      ) : null}
      {!draft && !releaseId ? (
        <Notice kind="owed">
          <p>{t('signing.early')}</p>
        </Notice>
      ) : null}
      {releaseId ? null : <Gaps gaps={gaps} to="sign" />}
      {draft ? (
        <>
          <p>{t('signing.lead')}</p>
          {holds ? (
            <Notice kind="owed" title={t('signing.holds')}>
              <p>{t(`refusal.${holds}`)}</p>
            </Notice>
          ) : null}
          {frame.state === 'analysed' ? <ChildrenAreAsked /> : null}
          {source ? <SourceFold source={source} heading="h2" drawnFor="page" /> : null}
          <ReleaseDraft release={draft} />
          <div className="signatures">
            <SignatureLine
              label={t('signing.drafted-by')}
              name={drafted ? <bdi>{drafted.name}</bdi> : undefined}
              note={drafted ? dayInWords(language, drafted.day) : undefined}
            />
            <SignatureLine label={t('signing.signed-by')} note={t('signing.second')} />
          </div>
          <form method="post" action={here} id="field-sign" tabIndex={-1}>
            <input type="hidden" name="print" value={print} />
            <Button kind="main" offBecause={holds ? t(`refusal.${holds}`) : null}>
              {t('signing.sign')}
            </Button>
            <Note sign="lock">{t('signing.sign.note')}</Note>
            {returns ? (
              <>
                <Button kind="quiet" name="act" value="return">
                  {t('signing.return')}
                </Button>
                <Note>{t('signing.return.note')}</Note>
              </>
            ) : null}
          </form>
        </>
      ) : null}
    </ConsultationPage>
  );
}
