import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { idPattern } from '../../../../server/core/ids.ts';
import type { CaseTexts } from '../../../../server/core/safeguarding/cases.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { ErrorSummary } from '../../../components/form/field.tsx';
import { Way } from '../../../components/form/with-words.tsx';
import { AlongFields, alongForm, WordsAlong } from '../../../components/form/words-along.tsx';
import { CallLines } from '../../../components/public/call-lines.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { parseForm, readFields } from '../../../forms/read-form.ts';
import { type Along, alongHere, alongIn, alongWithout } from '../../../forms/words-along.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { granted, pageFor } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { unlessEmpty } from '../post.ts';
import { seated, seatedToSend } from '../seat.ts';
import { asPressed, boxOf, inOne, refusedPart, takeBox, takeParts, whyNotTold } from './help-box.ts';
import { HelpCase } from './help-case.tsx';
import { type Done, done, HelpDone } from './help-done.tsx';
import { TellBox } from './tell-box.tsx';
import { ViewAgain } from './view-again.tsx';

export const handle: Handle = { writes: true };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const child = seated(context);
  const { safeguarding, privacy } = context.services;
  const { language } = context.speaker;
  const [mailbox, help, phrase] = await Promise.all([
    safeguarding.mailbox(child.actor, {}),
    safeguarding.help(child.actor, { language }),
    privacy.readPhrase(child.actor, {}),
  ]);
  const { searchParams } = new URL(request.url);
  return {
    ...granted(mailbox),
    lines: granted(help).lines,
    hasPhrase: granted(phrase).has,
    askId: context.newId(),
    formId: context.newId(),
    did: done.find((each) => searchParams.has(each)),
  };
}

const id = z.string().check(z.regex(idPattern));
const words = z.string().check(z.maxLength(8_000));
const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('ask'), id, form: z.optional(id), text: words }),
  z.object({
    intent: z.literal('write'),
    form: z.optional(id),
    case: id,
    told: z.optional(words),
    reach: z.optional(words),
  }),
  z.object({ intent: z.literal('withdraw'), case: id }),
  z.object({ intent: z.literal('view'), case: id, text: words }),
]);

type NotTaken = {
  readonly code: RefusalCode | null;
  readonly typed: string;
  /** The same part by part, where it was written on in a case. */
  readonly on: { readonly caseId: string; readonly texts: CaseTexts } | null;
  /** The case whose words were a false alarm, and are no view yet. */
  readonly view: string | null;
  readonly along: Along;
  /** It was done, and the page stays: what came along stands in it still. */
  readonly did?: Done;
  /** Of its form, by which it goes again, since nobody knows whether it arrived. */
  readonly again?: { readonly id: string | null; readonly form: string | null };
};

/** As the forms of this page say what they are; from another page words came along that are none of its own. */
const isOwn = (fields: URLSearchParams) =>
  fields.get('intent') === 'ask' ||
  fields.get('intent') === 'write' ||
  fields.get('intent') === 'view' ||
  fields.get('intent') === 'withdraw';

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  asPressed(fields);
  const child = seatedToSend(context, fields);
  const { safeguarding } = context.services;
  const along = isOwn(fields) ? alongHere(fields) : alongIn(fields, request);
  const takesBack = fields.get('intent') === 'withdraw';
  const writes = fields.get('intent') === 'write';
  const on = writes || takesBack ? { caseId: fields.get('case') ?? '', texts: takeParts(fields) } : null;
  const typed = on ? inOne(on.texts) : takeBox(fields).typed;
  const view = fields.get('intent') === 'view' ? (fields.get('case') ?? '') : null;
  const again = { id: fields.get('id'), form: fields.get('form') };
  const notTaken = (code: RefusalCode) =>
    data<NotTaken>(
      { code, typed, on, view, along, ...(code === 'try-again' ? { again } : {}) },
      { status: 400 },
    );
  // The child was at the page of the look meanwhile, or typed them before it asked for help: its words stand in their box again, and nobody has them.
  if (fields.has('carry')) {
    if (along.carried.length === 0) unlessEmpty(request, typed);
    return data<NotTaken>({ code: null, typed, on, view, along });
  }
  const sent = parseForm(fields, form);
  if (!sent) {
    if (typed.length <= 8_000) throw new Response(null, { status: 404 });
    return notTaken('text-too-long');
  }
  if (sent.intent === 'view') {
    const { language } = context.speaker;
    const view = { caseId: sent.case, text: sent.text, language };
    const counted = await orTryAgain(context, safeguarding.countAsView(child.actor, view));
    if (counted.ok) throw redirect(`/here/words#own-${counted.value.id}`, 303);
    if (counted.code === 'not-found') throw new Response(null, { status: 404 });
    return notTaken(counted.code);
  }
  const outcome = await orTryAgain<unknown>(
    context,
    sent.intent === 'ask'
      ? safeguarding.ask(child.actor, {
          id: sent.id,
          form: sent.form,
          text: sent.text,
          language: context.speaker.language,
          choice: 'help',
        })
      : sent.intent === 'write'
        ? safeguarding.write(child.actor, {
            caseId: sent.case,
            told: sent.told,
            reach: sent.reach,
            form: sent.form,
          })
        : safeguarding.withdraw(child.actor, { caseId: sent.case }),
  );
  const left = takesBack ? along : alongWithout(along, typed, ...Object.values(on?.texts ?? {}));
  const did = takesBack ? 'back' : 'sent';
  // Taken back, it has no boxes any more: what stood in them, and was not sent, comes back in that of the page.
  const unsent = takesBack ? typed : '';
  if (outcome.ok && (left.carried.length > 0 || unsent.trim() !== ''))
    return data<NotTaken>({ code: null, typed: unsent, on: null, view: null, along: left, did });
  if (outcome.ok) throw redirect(`/here/help-me?${did}=yes`, 303);
  // Taken back in another tab: what was written on in it comes back.
  const gone = outcome.code === 'not-found' && (writes || (takesBack && typed.trim() !== ''));
  if (!gone) pageFor(outcome.code);
  return notTaken(outcome.code);
}

/** A child tells trained adults, without saying who it is, and reads what they answer. A plain form: what is sealed is sealed by the server. */
export default function HelpMe() {
  const t = useT();
  const { ready, cases, lines, hasPhrase, ...loaded } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const askId = refused?.again?.id || loaded.askId;
  const formId = refused?.again?.form || loaded.formId;
  const did = refused ? refused.did : loaded.did;
  const along = refused && refused.along.carried.length > 0 ? refused.along : undefined;
  const why = whyNotTold(refused?.code, ready);
  const error = why && t(why);
  const emergency = lines.filter(({ kind }) => kind === 'emergency');
  const standing = cases.filter(({ state }) => state !== 'withdrawn');
  const [first] = standing;
  const alarm = refused?.view ? { ...refused, caseId: refused.view } : undefined;
  // Another tab told or took back meanwhile: what was typed has its box all the same.
  const on = standing.some(({ id }) => id === refused?.on?.caseId) ? refused?.on : null;
  const part = on && refusedPart(on.texts, refused?.code ?? null);
  const field = on && part ? boxOf(on.caseId, part) : 'text';
  const came = refused && !alarm && !on && refused.typed.trim() !== '';
  const asks = !alarm && (came || (ready && standing.length === 0));
  const draft = alarm || asks ? 'text' : ready && first ? boxOf(first.id, 'told') : undefined;
  const numbers = (
    <>
      {ready ? null : (
        <Notice live={refused?.code === 'team-not-ready'} kind="owed" title={t('help-me.not-ready')}>
          <p>{t('help-me.not-ready.next')}</p>
        </Notice>
      )}
      <Notice kind="help" sign="help">
        <p>{t('help-me.now')}</p>
        <CallLines lines={ready ? emergency : lines} />
        <p className="way">
          <Way form={draft ?? (along && alongForm)} to="/help">
            {t('help-me.numbers')}
          </Way>
        </p>
      </Notice>
    </>
  );
  return (
    <ChildPage draft={draft ?? (along && alongForm)}>
      {along ? (
        <>
          <WordsAlong {...along} home="/here" />
          {draft ? <AlongFields {...along} home="/here" form={draft} /> : null}
        </>
      ) : (
        <p className="way">
          <a href="/here">{t('nav.here')}</a>
        </p>
      )}
      <h1>{t('help-me.title')}</h1>
      <ErrorSummary title={t('error.summary')} errors={error ? [{ name: field, text: error }] : []} />
      <HelpDone did={did} hasPhrase={hasPhrase} />
      {/* Where nobody would read it the numbers come before everything that was written. */}
      {ready ? null : numbers}
      {alarm ? <ViewAgain draft="text" {...alarm} /> : null}
      {standing.length > 0 ? (
        <section>
          <h2>{t('help-me.yours')}</h2>
          {standing.map((each, index) => (
            <HelpCase
              key={each.id}
              own={each}
              number={standing.length > 1 ? index + 1 : undefined}
              ready={ready}
              draft={draft}
              along={along && <AlongFields {...along} home="/here" />}
              formId={formId}
              typed={on?.caseId === each.id ? on.texts : undefined}
              error={on?.caseId === each.id && part && error ? { part, says: error } : undefined}
            />
          ))}
        </section>
      ) : null}
      {cases
        .filter(({ state }) => state === 'withdrawn' && did !== 'back')
        .map((each) => (
          <p key={each.id} className="soft">
            {t('case.state.withdrawn')}
          </p>
        ))}
      {ready ? numbers : null}
      {asks ? (
        <TellBox
          draft="text"
          ready={ready}
          fields={
            <>
              <input type="hidden" name="intent" value="ask" />
              <input type="hidden" name="id" value={askId} />
              <input type="hidden" name="form" value={formId} />
            </>
          }
          typed={came ? refused.typed : undefined}
          error={field === 'text' ? error : undefined}
        >
          {ready ? <Note sign="lock">{t('help-me.read-here')}</Note> : null}
        </TellBox>
      ) : null}
    </ChildPage>
  );
}
