import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import * as z from 'zod/mini';
import { Button } from '../../../components/form/button.tsx';
import { asTyped, Field, fieldId } from '../../../components/form/field.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { parseForm, readFields } from '../../../forms/read-form.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { drawCode, foldCode, makeLeadKey, openLeadKey } from '../../../live/sealed-keys.ts';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';
import { sendsWithLine } from '../without-line.ts';

export { ErrorBoundary, links } from '../frame.tsx';
export { clientLoader } from '../without-line.ts';

export const handle: Handle = { script: 'staff', title: 'staff.key' };

const here = '/staff/key';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const key = await context.services.safeguarding.key(staff, {});
  if (!key.ok) throw nothingHere();
  return {
    frame: frameOf(context, staff),
    day: key.value?.day ?? null,
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

const base64url = z.string().check(z.regex(/^[A-Za-z0-9_-]{40,800}$/));
const form = z.object({ publicKey: base64url, wrapped: base64url });

export async function action({ context, request }: ActionFunctionArgs) {
  // Nothing was typed, but a sheet was printed, which opens this key and no other.
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const sent = parseForm(fields, form);
  if (!sent) throw new Response(null, { status: 400 });
  const kept = await context.services.safeguarding.saveKey(staff, {
    publicKey: Buffer.from(sent.publicKey, 'base64url'),
    wrapped: Buffer.from(sent.wrapped, 'base64url'),
  });
  if (!kept.ok) return refusedForm(kept.code, { fields, field: 'code' });
  return redirect(`${here}?saved`, { status: 303 });
}

/** A sheet that was printed opens the key that this page has, and no other. */
export const clientAction = sendsWithLine(() => '');

/** A lead makes its key: here, in its browser. The code that opens it is shown, printed, typed once, and sent to nobody. */
export default function LeadKeyPage() {
  const t = useT();
  const { language } = useSpeaker();
  const { frame, day, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [made, setMade] = useState<{ code: string; publicKey: string; wrapped: string } | null>(null);
  const [typed, setTyped] = useState<'none' | 'wrong' | 'right'>('none');

  async function make(): Promise<void> {
    const code = drawCode();
    setMade({ code, ...(await makeLeadKey(code)) });
    setTyped('none');
  }

  /** Typing the code again shows that it stands on paper, and that it opens the key. */
  async function check(): Promise<void> {
    const box = document.getElementById(fieldId('code')) as HTMLInputElement;
    const same = made !== null && foldCode(box.value) === foldCode(made.code);
    setTyped(same && (await openLeadKey(made.wrapped, box.value)) ? 'right' : 'wrong');
  }

  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.key')}</h1>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused && !made} />
      <p>{t('key.lead')}</p>
      {day === null ? <p>{t('key.none')}</p> : <p>{t('key.have', { day: dayInWords(language, day) })}</p>}
      <noscript>
        <Notice kind="stops">
          <p>{t('key.script')}</p>
        </Notice>
      </noscript>
      {made === null || (saved && typed === 'right') ? (
        <Button type="button" kind="main" onClick={() => void make()}>
          {day === null ? t('key.make') : t('key.make.new')}
        </Button>
      ) : (
        <>
          <section className="key-sheet">
            <h2>{t('key.sheet')}</h2>
            <p>
              <bdi>{frame.name}</bdi>
            </p>
            <p className="key-code" dir="ltr" translate="no">
              {made.code}
            </p>
            <p>{t('key.sheet.keep')}</p>
          </section>
          <Button type="button" sign="print" onClick={() => window.print()}>
            {t('key.print')}
          </Button>
          {/* No form: nothing can send it. */}
          <div>
            <Field
              name="code"
              label={t('key.again')}
              dir="ltr"
              error={typed === 'wrong' ? t('key.wrong') : undefined}
              {...asTyped}
            />
            <Button type="button" onClick={() => void check()}>
              {t('key.check')}
            </Button>
          </div>
          {typed === 'right' ? (
            <Form method="post" action={here}>
              <input type="hidden" name="publicKey" value={made.publicKey} />
              <input type="hidden" name="wrapped" value={made.wrapped} />
              <Button kind="main">{t('key.save')}</Button>
              {day === null ? null : <Note>{t('key.save.ends')}</Note>}
            </Form>
          ) : null}
        </>
      )}
    </StaffPage>
  );
}
