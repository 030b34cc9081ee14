import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayIssueCodes } from '../../../../server/core/consultation/lifecycle.ts';
import { longestOfGroup } from '../../../../server/core/staff/field-limits.ts';
import { type RefusalCode, refusalCodes } from '../../../../server/core/wire/refusals.ts';
import { ErrorSummary } from '../../../components/form/field.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { NumberForm, PileList, PrintForm } from './paper-parts.tsx';
import { wrongInGroup } from './wrong-in-group.ts';

export const handle: Handle = { title: 'place.paper' };

export { ErrorBoundary, links } from '../frame.tsx';

/** A file has no page of its own to say no on: it leads back here. */
function refusedIn(request: Request): RefusalCode | undefined {
  const asked = new URL(request.url).searchParams.get('refused');
  return refusalCodes.find((each) => each === asked);
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  const read = await context.services.paper.desk(staff, { consultationId: frame.id });
  if (!read.ok) throw nothingHere();
  return {
    frame,
    desk: read.value,
    languages: context.languages
      .map(({ tag, endonym }) => ({ tag, endonym }))
      .filter(({ tag }) => read.value.languages.includes(tag)),
    fresh: context.newId(),
    code: refusedIn(request) ?? null,
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  // A kit that was not printed, or not while its session slept: its form comes on here with what was typed.
  const given = new URL(request.url).searchParams.has('unprinted');
  const unprinted = given ? 'try-again' : refusedIn(request);
  const long = unprinted === 'field-too-long' ? refusedTooLong(fields, longestOfGroup) : undefined;
  if (long) return long;
  if (unprinted) return refusedForm(unprinted, { fields, field: wrongInGroup(unprinted, fields, 'size') });
  // An empty box is no zero: that is a number here, where every sheet was torn up.
  const counted = /^\d/.test(fields.get('sheets') ?? '');
  const batchId = fields.get('batch') ?? '';
  const destroyed = await context.services.paper.destroy(staff, {
    consultationId,
    batchId,
    sheets: counted ? wholeIn(fields, 'sheets') : -1,
  });
  if (destroyed.ok) return redirect(`/staff/c/${consultationId}/paper?saved`, { status: 303 });
  if (destroyed.code === 'not-found') throw nothingHere();
  const miscounted = destroyed.code === 'field-missing' || destroyed.code === 'count-differs';
  return refusedForm(destroyed.code, { fields, field: miscounted ? `sheets-${batchId}` : '' });
}

/** Children without a device: what is printed for them, where each sheet is, and that the paper is gone. */
export default function Paper() {
  const t = useT();
  const { frame, desk, languages, fresh, code, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/paper`;
  const possible = mayIssueCodes(frame.state);
  return (
    <ConsultationPage frame={frame} current="/paper">
      <h1>{t('place.paper')}</h1>
      <p>{t('paper.lead')}</p>
      <Refusal form={refused} here={here} />
      {code && !refused ? (
        <ErrorSummary title={t('staff.refused')} errors={[{ name: 'piles', text: t(`refusal.${code}`) }]} />
      ) : null}
      <Saved shown={saved && !refused && !code} />
      {frame.may.includes('paper:key') ? (
        <NumberForm here={`${here}/sheet`} />
      ) : frame.may.includes('paper:destroy') ? (
        // Holds both roles from before: to prepare shuts it out of what is on sheets (R41).
        <Note>{t('paper.type.prepares')}</Note>
      ) : null}
      <PileList desk={desk} languages={languages} may={frame.may} here={here} refused={refused} />
      {frame.may.includes('paper:print') ? (
        <PrintForm
          desk={desk}
          languages={languages}
          here={here}
          possible={possible}
          fresh={fresh}
          refused={refused}
        />
      ) : null}
    </ConsultationPage>
  );
}
