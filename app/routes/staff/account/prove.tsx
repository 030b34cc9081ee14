import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { asTyped, Field } from '../../../components/form/field.tsx';
import { PasskeyButton } from '../../../components/form/passkey-button.tsx';
import { StaffShell } from '../../../components/staff/staff-shell.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { CodeRefused } from './code-refused.tsx';
import { readPasskey } from './passkey-answer.ts';

export { ErrorBoundary, links } from '../frame.tsx';

export const handle: Handle = { script: 'staff', title: 'prove.title' };

const visitor = { kind: 'visitor' } as const;

/** Where a person was going: a page of staff on this site, and nothing that leads elsewhere. */
function wayBack(request: Request): string | null {
  const back = new URL(request.url).searchParams.get('back') ?? '';
  return /^\/staff(\/(?!\/)[\w/.-]*)?(\?[\w=&%.-]*)?$/.test(back) && back.length <= 300 ? back : null;
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const session = context.cookies.staffToken;
  const read = session
    ? await context.services.staff.factors(visitor, { session, host: context.host })
    : null;
  if (!read?.ok) throw new Response('signed-out', { status: 404 });
  const { stage, name, passkeys, hasTotp, recovery, using, waitMs } = read.value;
  if (stage === 'enrol') throw redirect('/staff/factor', { status: 303 });
  return {
    demo: context.demo,
    name,
    back: wayBack(request) ?? '/staff',
    hasPasskey: passkeys.length > 0,
    hasCode: hasTotp || recovery > 0,
    using: using && JSON.stringify(using),
    waitMinutes: Math.ceil(waitMs / 60_000),
    done: new URL(request.url).searchParams.has('done'),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const session = context.cookies.staffToken;
  if (!session) throw new Response('signed-out', { status: 404 });
  const fields = await readFields(request);
  const answer = readPasskey(fields.get('passkey'));
  const code = fields.get('code');
  const proven = await context.services.staff.proveFactor(visitor, {
    session,
    factor:
      answer !== undefined
        ? { kind: 'passkey', answer }
        : code !== null
          ? { kind: 'code', code: code.slice(0, 60) }
          : { kind: 'none' },
  });
  if (!proven.ok) {
    if (proven.code === 'signed-out') throw new Response('signed-out', { status: 404 });
    const status = proven.code === 'too-fast' ? 429 : 400;
    return data<{ code: RefusalCode }>({ code: proven.code }, { status });
  }
  return redirect(wayBack(request) ?? '/staff/prove?done', {
    status: 303,
    headers: { 'Set-Cookie': context.cookies.staff(proven.value.session) },
  });
}

export default function Prove() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (page.done && !refused) {
    return (
      <StaffShell demo={page.demo} title={t('product')} person={<bdi>{page.name}</bdi>}>
        <h1>{t('prove.done')}</h1>
        <p>{t('prove.done.text')}</p>
        <ButtonLink href="/staff">{t('nav.consultations')}</ButtonLink>
      </StaffShell>
    );
  }
  return (
    <StaffShell demo={page.demo} title={t('product')} person={<bdi>{page.name}</bdi>}>
      <h1>{t('prove.title')}</h1>
      <p className="lead">{t('prove.text')}</p>
      {refused ? <CodeRefused code={refused.code} waitMinutes={page.waitMinutes} /> : null}
      {page.hasPasskey ? <PasskeyButton wanted={{ use: page.using }} /> : null}
      {page.hasCode ? (
        <form method="post" autoComplete="off">
          <Field name="code" label={t('prove.code')} maxLength={40} short {...asTyped} />
          <Button kind={page.hasPasskey ? 'second' : 'main'}>{t('prove.go')}</Button>
        </form>
      ) : null}
      {page.demo && !page.hasPasskey && !page.hasCode ? (
        <Notice kind="owed">
          <p>{t('factor.demo')}</p>
          <form method="post">
            <Button kind="main" name="act" value="none">
              {t('prove.demo.go')}
            </Button>
          </form>
        </Notice>
      ) : (
        <p className="soft">{t('factor.lost')}</p>
      )}
    </StaffShell>
  );
}
