import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayIssueCodes } from '../../../../server/core/consultation/lifecycle.ts';
import { batchConsents } from '../../../../server/core/privacy/consent.ts';
import { kioskIdleSeconds, wrongAtKiosk } from '../../../../server/core/room/kiosk.ts';
import { longestOfGroup } from '../../../../server/core/staff/field-limits.ts';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { formId, readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { forgetHere } from '../../child/joining/forget.ts';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { KioskGroups, NewKiosk } from './kiosk-parts.tsx';
import { isTypedOfGroup, wrongInGroup } from './wrong-in-group.ts';

export const handle: Handle = { title: 'place.kiosk' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  const read = await context.services.kiosk.groups(staff, { consultationId: frame.id });
  if (!read.ok) throw nothingHere();
  return {
    frame,
    desk: read.value,
    languages: context.languages
      .map(({ tag, endonym }) => ({ tag, endonym }))
      .filter(({ tag }) => read.value.languages.includes(tag)),
    secure: context.secure,
    fresh: context.newId(),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

/** The device that starts a kiosk is one from the answer on: whoever started it is signed out there, and the word stands in its cookie alone. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const text = (name: string) => fields.get(name) ?? '';
  const batchId = text('batch');
  if (fields.get('act') === 'end') {
    const ended = await context.services.kiosk.end(staff, { consultationId, batchId });
    if (ended.ok) return redirect(`/staff/c/${consultationId}/kiosk?saved`, { status: 303 });
    if (ended.code === 'not-found') throw nothingHere();
    return refusedForm(ended.code, { fields, field: '' });
  }
  // On plain http a browser keeps no cookie of ours: it would not be a kiosk.
  if (!context.secure) return refusedForm('tls-needed', { fields, field: '' });
  const long = refusedTooLong(fields, longestOfGroup);
  if (long) return long;
  const consent = batchConsents.find((each) => each === fields.get('consent'));
  const attested = { by: text('attestedBy'), how: text('attestedHow') };
  const hours = wholeIn(fields, 'hours');
  const of = { consultationId, hours, handedBy: text('handedBy') };
  const group = {
    label: text('label'),
    language: text('language'),
    form: formId(fields),
    size: wholeIn(fields, 'size'),
    ...(consent ? { consent: { kind: consent, ...attested } } : {}),
  };
  const started = await context.services.kiosk.start(staff, {
    ...of,
    ...(batchId ? { batchId } : { group }),
  });
  if (!started.ok) {
    if (started.code === 'not-found') throw nothingHere();
    const missing = wrongAtKiosk({ hours, group: batchId ? undefined : group }) ?? 'handedBy';
    // Each group that has a device already has these fields too.
    const field = wrongInGroup(started.code, fields, batchId ? `${missing}-${batchId}` : missing);
    return refusedForm(started.code, { fields, field });
  }
  const session = context.cookies.staffToken;
  if (session) await context.services.staff.leave(staff, { session });
  const headers = forgetHere(context);
  // Not with the cookies: the one that is set here has to stay.
  headers.set('Clear-Site-Data', '"cache","storage"');
  headers.append('Set-Cookie', context.cookies.share({ consultationId, ...started.value }));
  return redirect('/kiosk', { status: 303, headers });
}

/** Devices at which one child after the other takes part without a code. */
export default function StaffKiosk() {
  const t = useT();
  const { frame, desk, languages, secure, fresh, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/kiosk`;
  const possible = mayIssueCodes(frame.state);
  return (
    <ConsultationPage frame={frame} current="/kiosk">
      <h1>{t('place.kiosk')}</h1>
      <p>{t('kiosks.lead', { seconds: kioskIdleSeconds })}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <Notice kind="stops" sign="lock" title={t('kiosks.before')}>
        <ul>
          <li>{t('kiosks.before.stay')}</li>
          <li>{t('kiosks.before.look')}</li>
          <li>{t('kiosks.before.device')}</li>
          <li>{t('kiosks.before.once')}</li>
        </ul>
      </Notice>
      <KioskGroups
        desk={desk}
        languages={languages}
        here={here}
        possible={possible && secure}
        refused={refused}
      />
      {possible ? (
        <NewKiosk desk={desk} languages={languages} here={here} fresh={fresh} refused={refused} />
      ) : (
        <>
          <Note>{t('kiosks.not-now')}</Note>
          <TypedWords form={refused} words={isTypedOfGroup} />
        </>
      )}
    </ConsultationPage>
  );
}
