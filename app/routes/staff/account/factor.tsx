import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { asTyped, Field } from '../../../components/form/field.tsx';
import { PasskeyButton } from '../../../components/form/passkey-button.tsx';
import { drawQr, type Qr } from '../../../components/sign/qr.ts';
import { StaffShell } from '../../../components/staff/staff-shell.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { CodeRefused } from './code-refused.tsx';
import { readPasskey } from './passkey-answer.ts';
import { ProveElsewhere } from './prove-elsewhere.tsx';

export { ErrorBoundary, links } from '../frame.tsx';

export const handle: Handle = { script: 'staff', title: 'factor.title' };

const visitor = { kind: 'visitor' } as const;

export async function loader({ context }: LoaderFunctionArgs) {
  const session = context.cookies.staffToken;
  const read = session
    ? await context.services.staff.factors(visitor, { session, host: context.host })
    : null;
  if (!read?.ok) throw new Response('signed-out', { status: 404 });
  const { stage, name, passkeys, hasTotp, recovery, totp, making, waitMs } = read.value;
  if (stage === 'prove') throw redirect('/staff/prove', { status: 303 });
  return {
    demo: context.demo,
    stage,
    name,
    passkeys,
    hasTotp,
    recovery,
    secret: totp.secret,
    qr: drawQr(totp.address),
    making: making && JSON.stringify(making),
    waitMinutes: Math.ceil(waitMs / 60_000),
  };
}

/** Recovery codes are answered once, in this response, and can be read nowhere afterwards: only their hashes are stored. */
export async function action({ context, request }: ActionFunctionArgs) {
  const session = context.cookies.staffToken;
  if (!session) throw new Response('signed-out', { status: 404 });
  const fields = await readFields(request);
  const answer = readPasskey(fields.get('passkey'));
  const enrolled = await context.services.staff.enrolFactor(visitor, {
    session,
    factor:
      answer === undefined
        ? { kind: 'totp', code: (fields.get('code') ?? '').slice(0, 60) }
        : { kind: 'passkey', answer },
  });
  if (!enrolled.ok && enrolled.code === 'signed-out') throw new Response('signed-out', { status: 404 });
  if (!enrolled.ok) {
    const status = enrolled.code === 'too-fast' ? 429 : 400;
    return data({ code: enrolled.code, recovery: [] }, { status });
  }
  return data(
    { code: null, recovery: enrolled.value.recovery },
    { headers: { 'Set-Cookie': context.cookies.staff(enrolled.value.session) } },
  );
}

export default function Factor() {
  const t = useT();
  const { language } = useSpeaker();
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && answer.code === null) return <Made demo={page.demo} codes={answer.recovery} />;
  const first = page.passkeys.length === 0 && !page.hasTotp;
  const waits = answer?.code === 'too-fast' && page.waitMinutes > 0;
  return (
    <StaffShell demo={page.demo} title={t('product')} person={<bdi>{page.name}</bdi>}>
      <h1>{t(first ? 'factor.first.title' : 'factor.title')}</h1>
      <p className="lead">{t('factor.first.text')}</p>
      {answer?.code === 'factor-needed' ? <ProveElsewhere /> : null}
      {answer && answer.code !== 'factor-needed' ? (
        <CodeRefused code={answer.code ?? 'try-again'} waitMinutes={page.waitMinutes} />
      ) : null}
      {page.demo && first ? (
        <Notice kind="owed">
          <p>{t('factor.demo')}</p>
          <p>
            <a href="/staff">{t('nav.consultations')}</a>
          </p>
        </Notice>
      ) : null}
      <section aria-labelledby="passkey">
        <h2 id="passkey">{t('factor.passkey')}</h2>
        <p>{t('factor.passkey.text')}</p>
        {page.passkeys.length > 0 ? (
          <ul>
            {page.passkeys.map(({ id, day }) => (
              <li key={id}>
                {t('factor.passkey')} {t('factor.passkey.day', { day: dayInWords(language, day) })}
              </li>
            ))}
          </ul>
        ) : null}
        <PasskeyButton wanted={{ make: page.making }} />
        <p className="soft">{t('factor.passkey.two')}</p>
      </section>
      <App page={page} wrong={answer?.code === 'factor-wrong'} />
      {first ? null : <p>{t('factor.has.recovery', { left: page.recovery })}</p>}
      {/* Also of a first one: an administrator ends the wait. */}
      {first && !waits ? null : <p className="soft">{t('factor.lost')}</p>}
    </StaffShell>
  );
}

interface AppProps {
  page: { readonly hasTotp: boolean; readonly secret: string; readonly qr: Qr };
  wrong: boolean;
}

function App({ page, wrong }: AppProps) {
  const t = useT();
  const groups = page.secret.match(/.{1,4}/g) ?? [];
  return (
    <section aria-labelledby="app">
      <h2 id="app">{t('factor.totp')}</h2>
      <p>{t('factor.totp.text')}</p>
      {page.hasTotp ? (
        <p>{t('list.sentences', { first: t('factor.has.totp'), second: t('factor.totp.again') })}</p>
      ) : null}
      <svg
        className="factor-qr"
        viewBox={`0 0 ${page.qr.side} ${page.qr.side}`}
        role="img"
        aria-label={t('factor.totp.qr')}
        shapeRendering="crispEdges"
      >
        <path d={page.qr.path} />
      </svg>
      <p>{t('factor.totp.secret')}</p>
      <p className="one-time" data-secret translate="no">
        <bdi dir="ltr">{groups.join(' ')}</bdi>
      </p>
      <form method="post" autoComplete="off">
        <Field
          name="code"
          label={t('factor.totp.code')}
          error={wrong ? t('refusal.factor-wrong') : undefined}
          inputMode="numeric"
          maxLength={20}
          short
          {...asTyped}
        />
        <Button>{t('factor.totp.make')}</Button>
      </form>
    </section>
  );
}

/** A factor is made. Its recovery codes, where there are new ones, stand on this page and never again. */
function Made({ demo, codes }: { demo: boolean; codes: readonly string[] }) {
  const t = useT();
  return (
    <StaffShell demo={demo} title={t('product')}>
      {codes.length === 0 ? (
        <h1>{t('factor.added')}</h1>
      ) : (
        <>
          <h1>{t('factor.recovery.title')}</h1>
          <p className="lead">{t('factor.recovery.text')}</p>
          <ol className="recovery-codes" translate="no">
            {codes.map((code) => (
              <li key={code}>
                <code dir="ltr">{code}</code>
              </li>
            ))}
          </ol>
        </>
      )}
      <ButtonLink kind="main" href="/staff">
        {t(codes.length === 0 ? 'nav.consultations' : 'factor.recovery.kept')}
      </ButtonLink>
    </StaffShell>
  );
}
