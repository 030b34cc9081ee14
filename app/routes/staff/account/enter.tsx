import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '../../../components/form/button.tsx';
import { StaffShell } from '../../../components/staff/staff-shell.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { formId, readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';

export const handle: Handle = { title: 'staff.enter.title' };

export { ErrorBoundary, links } from '../frame.tsx';

/** Opening the link does nothing yet: mail programs and messengers open links to preview them, and that must not use it up. */
export function loader({ context }: LoaderFunctionArgs) {
  return { demo: context.demo, secure: context.secure, formId: context.newId() };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const entered = await context.services.staff.enter(
    { kind: 'visitor' },
    { token: params.token ?? '', form: formId(await readFields(request)) },
  );
  if (!entered.ok) return data({ code: entered.code }, { status: 400 });
  return redirect('/staff', {
    status: 303,
    headers: { 'Set-Cookie': context.cookies.staff(entered.value.session) },
  });
}

export default function Enter() {
  const t = useT();
  const { demo, secure, formId: form } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <StaffShell demo={demo} title={t('product')}>
      {refused ? (
        <>
          <h1>{t(`refusal.${refused.code}`)}</h1>
          <p>{t('staff.enter.again')}</p>
        </>
      ) : (
        <>
          <h1>{t('staff.enter.title')}</h1>
          <p>{t('staff.enter.text')}</p>
          <p>{t(demo ? 'staff.enter.demo' : 'staff.enter.then')}</p>
          {secure ? (
            <form method="post">
              <input type="hidden" name="form" value={form} />
              <Button kind="main">{t('staff.enter.go')}</Button>
            </form>
          ) : (
            <Notice kind="stops">
              <p>{t('refusal.tls-needed')}</p>
            </Notice>
          )}
        </>
      )}
    </StaffShell>
  );
}
