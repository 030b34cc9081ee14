import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type DeskLimits, deskBounds, unfitLimit } from '../../../../server/core/moderation/desk-limits.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, Saved, typedOr } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';

export const handle: Handle = { title: 'staff.desk-limits' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/desk-limits';
const names = ['slowAfterMinutes', 'pauseAfterMinutes', 'severeBudget', 'breakMinutes'] as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const limits = await context.services.moderation.limits(staff, {});
  if (!limits.ok) throw nothingHere();
  const saved = new URL(request.url).searchParams.has('saved');
  return { frame: frameOf(context, staff), limits: limits.value, saved };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const numberIn = (name: keyof DeskLimits) => {
    const typed = (fields.get(name) ?? '').trim();
    return /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN;
  };
  const limits: DeskLimits = {
    slowAfterMinutes: numberIn('slowAfterMinutes'),
    pauseAfterMinutes: numberIn('pauseAfterMinutes'),
    severeBudget: numberIn('severeBudget'),
    breakMinutes: numberIn('breakMinutes'),
  };
  const set = await context.services.moderation.setLimits(staff, limits);
  if (set.ok) return redirect(`${here}?saved`, { status: 303 });
  if (set.code === 'not-allowed') throw nothingHere();
  return refusedForm(set.code, { fields, field: unfitLimit(limits) ?? 'slowAfterMinutes' });
}

/** How long children wait at most in a live room, and how much of what is hard one person reads before it rests. */
export default function Limits() {
  const t = useT();
  const { frame, limits, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const field = (name: keyof DeskLimits) => (
    <Field
      key={name}
      kind="number"
      short
      name={name}
      label={t(`desk-limits.${name}`)}
      hint={t('desk-limits.bounds', deskBounds[name])}
      value={typedOr(refused, name)(String(limits[name]))}
      error={refused?.refused.field === name ? t('desk-limits.unfit', deskBounds[name]) : undefined}
    />
  );
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.desk-limits')}</h1>
      <p>{t('desk-limits.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      <form method="post" action={here}>
        <h2>{t('desk-limits.waits')}</h2>
        <p>{t('desk-limits.waits.what')}</p>
        {names.slice(0, 2).map(field)}
        <h2>{t('desk-limits.hard')}</h2>
        <p>{t('desk-limits.hard.what')}</p>
        {names.slice(2).map(field)}
        <Button kind="main">{t('staff.save')}</Button>
      </form>
      <Note>{t('desk-limits.sensitive')}</Note>
      <p>
        <a href="/staff">{t('nav.consultations')}</a>
      </p>
    </StaffPage>
  );
}
