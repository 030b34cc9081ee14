import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { mayMove } from '../../../server/core/moderation/decide.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { ErrorSummary, Field } from '../../components/field.tsx';
import { Note } from '../../components/notice.tsx';
import { parseForm, readFields } from '../../forms/read-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import { ChildPage } from './child-page.tsx';
import { mayChange, OwnWords } from './own-words.tsx';
import { takesWords } from './place-of.ts';
import { granted, seated, seatedToSend } from './seat.ts';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  const item = place.own.find((each) => each.id === params.id);
  if (!item) throw new Response(null, { status: 404 });
  const activity = place.activities.find((each) => each.id === item.activityId);
  const open = takesWords(place, item);
  return {
    item,
    answer: activity?.kind === 'question',
    open,
    back: new URL(request.url).searchParams.has('back'),
  };
}

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('revise'), revision: z.coerce.number(), text: z.string() }),
  z.object({ intent: z.literal('withdraw') }),
  z.object({ intent: z.literal('appeal') }),
  z.object({ intent: z.literal('help') }),
]);

export async function action({ params, request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const child = seatedToSend(context, fields);
  const id = params.id ?? '';
  const sent = parseForm(fields, form);
  if (!sent) throw new Response(null, { status: 404 });
  const { room, safeguarding } = context.services;
  if (sent.intent === 'help') {
    const sealed = await safeguarding.sealOwn(child.actor, { id });
    if (sealed.ok) throw redirect('/here/help-me?sent=yes', 303);
    if (sealed.code === 'not-found' || sealed.code === 'not-allowed')
      throw new Response(null, { status: 404 });
    return data<{ code: RefusalCode; typed: string | null }>(
      { code: sealed.code, typed: null },
      { status: 400 },
    );
  }
  const outcome =
    sent.intent === 'appeal'
      ? await room.appeal(child.actor, { id })
      : sent.intent === 'withdraw'
        ? await room.withdraw(child.actor, { id })
        : await room.revise(child.actor, {
            id,
            revision: sent.revision,
            text: sent.text,
            language: context.speaker.language,
          });
  if (outcome.ok) throw redirect(`/here/words#own-${id}`, 303);
  if (outcome.code === 'not-found' || outcome.code === 'not-allowed')
    throw new Response(null, { status: 404 });
  return data<{ code: RefusalCode; typed: string | null }>(
    { code: outcome.code, typed: sent.intent === 'revise' ? sent.text : null },
    { status: 400 },
  );
}

export default function Word() {
  const t = useT();
  const { item, answer, open, back } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused ? t(`refusal.${refused.code}`) : undefined;
  // What was typed stays on the page when it closed meanwhile.
  const change = !back && mayChange(item.state) && (open || refused !== undefined);
  return (
    <ChildPage>
      <p>
        <a href="/here/words">{t('words.title')}</a>
      </p>
      <h1>{t(back ? 'word.title.back' : change ? 'word.title.change' : 'word.title')}</h1>
      <ErrorSummary title={t('error.summary')} errors={error ? [{ name: 'text', text: error }] : []} />
      <OwnWords item={item} heading="h2" answer={answer} plain rests={!open} />
      {change ? (
        <form method="post" autoComplete="off">
          <input type="hidden" name="intent" value="revise" />
          <input type="hidden" name="revision" value={item.revision} />
          <Field
            kind="area"
            name="text"
            label={t('word.new')}
            hint={t('ask.hint')}
            error={error}
            value={refused?.typed ?? item.text}
            lang={item.language}
          />
          <Button kind="main" wide>
            {t('ask.send')}
          </Button>
          <Note sign="clock">{t('word.again')}</Note>
        </form>
      ) : null}
      {!back && mayMove(item.state, 'sealed', 'author') ? (
        <form method="post">
          <p>{t('word.help.what')}</p>
          <Button wide name="intent" value="help">
            {t('word.help')}
          </Button>
        </form>
      ) : null}
      {back && mayMove(item.state, 'withdrawn', 'author') ? (
        <form method="post">
          <p>{t('word.back.what')}</p>
          <Button kind="main" wide name="intent" value="withdraw">
            {t('word.back.do')}
          </Button>
        </form>
      ) : null}
      {back ? (
        <p>
          <ButtonLink wide href="/here/words">
            {t('word.back.stay')}
          </ButtonLink>
        </p>
      ) : null}
    </ChildPage>
  );
}
