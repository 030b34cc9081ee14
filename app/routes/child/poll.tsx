import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { Button } from '../../components/button.tsx';
import { ErrorSummary } from '../../components/field.tsx';
import { Kicker, Note, Notice } from '../../components/notice.tsx';
import { readFields } from '../../forms/read-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import css from '../../styles/vote.css?url';
import { ChildPage } from './child-page.tsx';
import { type ChoiceGap, choiceIn, placeField, typedIn, typedOf } from './poll-choice.ts';
import { PollChosen, PollFields } from './poll-fields.tsx';
import { granted, seated } from './seat.ts';
import { pick, sayPrompt } from './texts.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const { room } = context.services;
  const place = granted(await room.place(child.actor, {}));
  const poll = granted(await room.readPoll(child.actor, { activityId: params.id ?? '' }));
  const to = { reader: context.speaker, languages: place.row.languages };
  const positions = poll.options.map(({ position }) => position);
  return {
    form: poll.form,
    state: poll.state,
    prompt: sayPrompt(poll.prompts, to),
    options: poll.options.map(({ position, labels }) => {
      const label = pick(labels, to.reader, to.languages);
      return { position, label: label?.label ?? '', lang: label?.language ?? to.reader.language };
    }),
    choice: poll.choice,
    typed: typedOf(poll.form, positions, poll.choice ?? []),
    kept: new URL(request.url).searchParams.has('kept'),
  };
}

type NotTaken = {
  readonly gap: ChoiceGap | null;
  readonly code: RefusalCode | null;
  readonly typed: Readonly<Record<number, string>>;
};

export async function action({ params, request, context }: ActionFunctionArgs) {
  const child = seated(context);
  const { room } = context.services;
  const activityId = params.id ?? '';
  const fields = await readFields(request);
  const poll = granted(await room.readPoll(child.actor, { activityId }));
  const positions = poll.options.map(({ position }) => position);
  const typed = typedIn(poll.form, positions, fields);
  const choice = fields.get('intent') === 'skip' ? [] : choiceIn(poll.form, positions, fields);
  if (typeof choice === 'string') return data<NotTaken>({ gap: choice, code: null, typed }, { status: 400 });
  const answered = await room.answerPoll(child.actor, { activityId, choice });
  if (answered.ok) throw redirect(`/here/poll/${activityId}?kept=yes`, 303);
  if (answered.code === 'not-found' || answered.code === 'not-allowed')
    throw new Response(null, { status: 404 });
  return data<NotTaken>({ gap: null, code: answered.code, typed }, { status: 400 });
}

export default function Poll() {
  const t = useT();
  const { form, state, prompt, options, choice, typed, kept } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused?.gap
    ? t(`poll.${refused.gap}`)
    : refused?.code
      ? t(`refusal.${refused.code}`)
      : undefined;
  const first = form === 'ranking' ? placeField(options[0]?.position ?? 1) : 'choice';
  return (
    <ChildPage>
      <p>
        <a href="/here">{t('nav.here')}</a>
      </p>
      <ErrorSummary title={t('error.summary')} errors={error ? [{ name: first, text: error }] : []} />
      <Kicker>{t('poll.pick')}</Kicker>
      <h1 lang={prompt.lang} dir="auto">
        {prompt.words}
      </h1>
      {choice && !refused && state === 'open' ? (
        <Notice live={kept} title={t(choice.length > 0 ? 'poll.sent' : 'poll.skipped')} sign="check">
          <p>{t('vote.change')}</p>
        </Notice>
      ) : null}
      {state === 'open' ? (
        <form method="post" autoComplete="off">
          <PollFields form={form} options={options} typed={refused?.typed ?? typed} error={error} />
          <Button kind="main" wide name="intent" value="answer">
            {t(choice && choice.length > 0 ? 'poll.change' : 'poll.send')}
          </Button>
          <Button wide name="intent" value="skip">
            {t('poll.skip')}
          </Button>
          <Note sign="lock">{t('poll.never-seen')}</Note>
        </form>
      ) : (
        <>
          <Notice title={t(state === 'paused' ? 'part.paused' : 'part.closed')} sign="pause">
            <p>{t(state === 'paused' ? 'part.paused.next' : 'part.closed.next')}</p>
          </Notice>
          <h2>{t('poll.yours')}</h2>
          <PollChosen form={form} options={options} choice={choice} />
        </>
      )}
    </ChildPage>
  );
}
