import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { mayMove } from '../../../../server/core/moderation/decide.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import type { SeatedChild } from '../../../../server/usecases/room/identify-child.ts';
import { type Asked, AskedBefore, askedId, waitsForAnswer } from '../../../components/child/asked.tsx';
import { BeforeWriting } from '../../../components/child/before-writing.tsx';
import { ChangeMyself } from '../../../components/child/change-myself.tsx';
import { Button } from '../../../components/form/button.tsx';
import { ErrorSummary, Field } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { formId, parseForm, readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/asking.css?url';
import { granted, pageFor } from '../../granted.ts';
import { askedAtFirst } from '../asked-at-first.ts';
import { besideIn } from '../beside.ts';
import { ChildPage } from '../child-page.tsx';
import { draftOf, whyNotTaken } from '../composer.tsx';
import { helpHere } from '../help/help-here.ts';
import { choiceIn, sealedWith, wantsHelp, withCare } from '../post.ts';
import { seated, seatedToSend } from '../seat.ts';
import { mayChange, OwnWords } from './own-words.tsx';
import { readBy, takesWords } from './place-of.ts';
import { TakeThisBack } from './take-this-back.tsx';

export const handle: Handle = { writes: true };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  const item = place.own.find((each) => each.id === params.id);
  if (!item) throw new Response(null, { status: 404 });
  const by = readBy(place, item);
  const open = takesWords(place, item);
  const mailbox = granted(await context.services.safeguarding.mailbox(child.actor, {}));
  const own = mailbox.cases.find((each) => each.id === item.id);
  return {
    item,
    answer: by === 'nobody',
    group: by === 'group',
    open,
    back: new URL(request.url).searchParams.has('back'),
    care: new URL(request.url).searchParams.has('care'),
    wait: place.wait,
    /** How many texts the team has of these words already: a form that comes twice adds one. */
    told: own?.lines.filter(({ from }) => from === 'child').length ?? 0,
    help: await helpHere(context, child),
    formId: context.newId(),
  };
}

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('revise'), revision: z.coerce.number(), text: z.string() }),
  z.object({ intent: z.literal('withdraw') }),
  z.object({ intent: z.literal('help'), text: z.optional(z.string()) }),
]);

export async function action({ params, request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const child = seatedToSend(context, fields);
  const id = params.id ?? '';
  const { room, safeguarding } = context.services;
  if (besideIn(fields)[0] === 'appeal') {
    const typed = fields.get('text');
    const appealed = await orTryAgain(context, room.appeal(child.actor, { id }));
    if (!appealed.ok) return notTaken(appealed.code, typed, { beside: 'appeal' });
    // What was changed and not sent stands in its box again.
    if (typed !== null && typed.trim() !== appealed.value.text)
      return data<Back>({ code: null, typed, asked: null, beside: 'appeal' });
    throw redirect(`/here/words#own-${id}`, 303);
  }
  const sent = parseForm(fields, form);
  if (!sent) throw new Response(null, { status: 404 });
  if (sent.intent === 'help') {
    // As they stand in the box: words that tell of more than those before are what the child means.
    const typed = sent.text ?? null;
    const form = formId(fields);
    const sealed = await orTryAgain(
      context,
      safeguarding.sealOwn(child.actor, { id, typed: sent.text, form }),
    );
    if (!sealed.ok) return notTaken(sealed.code, typed, { form });
    const { caseId, text, begun } = sealed.value;
    if (text === '') throw redirect('/here/help-me?sent=yes', 303);
    const asked = sealedWith(text, { choice: 'help', caseId: begun ? caseId : null });
    return data<Back>({ code: null, typed: null, asked });
  }
  // The child was at the page of the look meanwhile: what it changed stands in its box again, and is not sent.
  if (fields.has('carry') && sent.intent === 'revise')
    return data<Back>({ code: null, typed: sent.text, asked: null });
  if (sent.intent === 'revise') return revise({ ...sent, id, fields }, { context, child });
  const outcome = await orTryAgain(context, room.withdraw(child.actor, { id }));
  if (outcome.ok) throw redirect(`/here/words#own-${id}`, 303);
  return notTaken(outcome.code, null);
}

/** New words, asked about first as words that are sent for the first time. */
async function revise(
  sent: { id: string; revision: number; text: string; fields: URLSearchParams },
  { context, child }: { context: ActionFunctionArgs['context']; child: SeatedChild },
) {
  const { id, revision, text } = sent;
  const choice = choiceIn(sent.fields);
  const { language } = context.speaker;
  const form = formId(sent.fields);
  if (choice === 'help' || choice === 'both') {
    const told = Number(sent.fields.get('told')) || 0;
    const of = { id, revision, text, language, choice, told, form };
    const asked = await orTryAgain(context, context.services.safeguarding.reviseWithHelp(child.actor, of));
    // Nobody would answer: the card stays with its numbers, and nothing is stored.
    if (!asked.ok && asked.code === 'team-not-ready')
      return data<Back>({ code: null, typed: text, asked: wantsHelp(text, choice) });
    // So it does whatever else is in the way: that they are too long, or came too quickly after others.
    if (!asked.ok) return notTaken(asked.code, text, { asked: wantsHelp(text, null), form });
    const { caseId, begun, counted } = asked.value;
    // Where it rests meanwhile none are taken: only this page still has them, as if help alone was meant.
    const meant = counted ? choice : 'help';
    const sealed = sealedWith(text, { choice: meant, caseId: begun ? caseId : null });
    return data<Back>({ code: null, typed: null, asked: sealed });
  }
  const outcome = await orTryAgain(
    context,
    context.services.room.reviseOrAsk(child.actor, {
      id,
      revision,
      text,
      language,
      asked: choice === 'view' || sent.fields.get('asked') === 'yes',
    }),
  );
  if (!outcome.ok) return notTaken(outcome.code, text, { form });
  const { asking, item } = outcome.value;
  if (asking && !item)
    return data<Back>({ code: null, typed: text, asked: { asking, typed: text, sent: false, chosen: null } });
  throw redirect(asking ? withCare(`/here/words/${id}`, id) : `/here/words#own-${id}`, 303);
}

type Back = {
  readonly code: RefusalCode | null;
  readonly typed: string | null;
  readonly asked: Asked | null;
  /** What was asked for beside what stands in the box. */
  readonly beside?: 'appeal';
  /** What its form was: the same words of it are one text, also where nobody knows whether they arrived. */
  readonly form?: string | undefined;
};

function notTaken(
  code: RefusalCode,
  typed: string | null,
  more: Partial<Pick<Back, 'asked' | 'beside' | 'form'>> = {},
) {
  pageFor(code);
  const form = code === 'try-again' ? more.form : undefined;
  return data<Back>({ code, typed, asked: null, ...more, form }, { status: 400 });
}

export default function Word() {
  const t = useT();
  const { item, answer, group, open, back, care, wait, told, help, ...loaded } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const formId = refused?.form ?? loaded.formId;
  const why = whyNotTaken(refused?.code);
  const missed = refused?.beside && why;
  const error = why && !missed ? t(why) : undefined;
  const asked = askedAtFirst(refused, care);
  // What was typed stays on the page when it closed meanwhile.
  const change = !back && mayChange(item.state) && (open || refused !== undefined);
  // New words whose old ones went further on meanwhile: they have their box, and cannot be sent.
  const came = !back && !change && (refused?.typed ?? '').trim() !== '';
  const box = (change || came) && !asked?.sealed;
  const draft = box ? draftOf(item.id) : undefined;
  // What stands in the box goes, also from beside a question that folds it away: the child may have opened it and written on.
  const withHelp =
    !back && mayMove(item.state, 'sealed', 'author') ? (
      <>
        <p>{t('word.help.what')}</p>
        {draft ? null : <input type="hidden" name="form" value={formId} />}
        <Button wide form={draft} name="intent" value="help">
          {t('word.help')}
        </Button>
      </>
    ) : null;
  const inBox = box && !waitsForAnswer(asked);
  const fields = (
    <>
      <input type="hidden" name="intent" value="revise" />
      <input type="hidden" name="revision" value={item.revision} />
      <input type="hidden" name="told" value={told} />
      <input type="hidden" name="form" value={formId} />
    </>
  );
  return (
    <ChildPage aims={{ said: `own-${item.id}` }} draft={draft}>
      <p className="way">
        <a href="/here/words">{t('words.title')}</a>
      </p>
      <h1>{t(back ? 'word.title.back' : change ? 'word.title.change' : 'word.title')}</h1>
      <ErrorSummary title={t('error.summary')} errors={error ? [{ name: 'text', text: error }] : []} />
      {missed ? <Notice live title={t(missed)} /> : null}
      {refused?.code === 'room-paused' ? (
        <Notice sign="pause">
          <p>{t('paused.next')}</p>
        </Notice>
      ) : null}
      <OwnWords item={item} heading="h2" answer={answer} group={group} draft={draft} plain rests={!open} />
      {asked && (change || asked.sealed || asked.asking.kind === 'care') ? (
        <AskedBefore asked={asked} name="text" help={help} draft={draft} fields={fields} />
      ) : null}
      {box ? (
        <ChangeMyself asked={asked}>
          <PageForm id={draft} action={`#${askedId}`} autoComplete="off">
            {fields}
            <BeforeWriting wait={wait} answer={answer} />
            <Field
              kind="area"
              name="text"
              label={t('word.new')}
              hint={t('ask.hint')}
              error={error}
              value={refused?.typed ?? item.text}
              lang={item.language}
              accessKey={waitsForAnswer(asked) ? undefined : keys.answer}
            />
            <Button
              kind={asked ? 'second' : 'main'}
              wide
              offBecause={came ? t('ask.over') : undefined}
              accessKey={asked ? undefined : keys.on}
            >
              {t('ask.send')}
            </Button>
            {inBox ? withHelp : null}
          </PageForm>
        </ChangeMyself>
      ) : null}
      {box && !inBox ? withHelp : null}
      {withHelp && !box ? <PageForm>{withHelp}</PageForm> : null}
      <TakeThisBack item={item} asks={back} />
    </ChildPage>
  );
}
