import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { PasskeyButton } from '../../../components/form/passkey-button.tsx';
import { StaffShell } from '../../../components/staff/staff-shell.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { readPasskey } from './passkey-answer.ts';

export { ErrorBoundary, links } from '../frame.tsx';

export const handle: Handle = { script: 'staff', title: 'signin.title' };

const visitor = { kind: 'visitor' } as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  // Who is signed in reads of no passkey: it came by a link to here, or by Back.
  if (context.staff) throw redirect('/staff', { status: 303 });
  const asked = await context.services.staff.askForPasskey(visitor, { host: context.host });
  return {
    demo: context.demo,
    using: asked.ok && asked.value ? JSON.stringify(asked.value) : null,
    unprinted: new URL(request.url).searchParams.has('unprinted'),
  };
}

/** A passkey alone signs in: it is what a person has, opened by what only that person can give to it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const answer = readPasskey((await readFields(request)).get('passkey'));
  const entered = await context.services.staff.enterWithPasskey(visitor, { answer });
  if (!entered.ok) return data<{ code: RefusalCode }>({ code: entered.code }, { status: 400 });
  return redirect('/staff', {
    status: 303,
    headers: { 'Set-Cookie': context.cookies.staff(entered.value.session) },
  });
}

export default function SignIn() {
  const t = useT();
  const { demo, using, unprinted } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <StaffShell demo={demo} title={t('product')}>
      <h1>{t('signin.title')}</h1>
      {unprinted && !refused ? (
        <Notice kind="stops" title={t('staff.signed-out')} live>
          <p>{t('signin.unprinted')}</p>
        </Notice>
      ) : null}
      {refused ? (
        <Notice kind="stops" live>
          <p>{t(`refusal.${refused.code}`)}</p>
        </Notice>
      ) : null}
      <PasskeyButton wanted={{ use: using }} />
      <p>{t('signin.text')}</p>
    </StaffShell>
  );
}
