import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useRef, useState } from 'react';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { Corrected } from '../../../components/child/corrected.tsx';
import { Button } from '../../../components/form/button.tsx';
import { ErrorSummary, fieldId } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Kicker, Note, Notice } from '../../../components/words/notice.tsx';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { pick, sayPrompt } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import { useActivityState } from '../../../live/use-activity-state.ts';
import { useHeldWays } from '../../../live/use-held-ways.ts';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/vote.css?url';
import { granted, pageFor } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { whyNotChosen } from '../composer.tsx';
import { lastCorrection, tellCorrected } from '../corrected.ts';
import { PartRests } from '../part/part-rests.tsx';
import { LineTold } from '../room/line-told.tsx';
import { seated, seatedToSend } from '../seat.ts';
import { choiceIn, movedIn, orderIn, readMove, startOrder, typedIn } from './poll-choice.ts';
import { PollChosen, PollFields } from './poll-fields.tsx';
import { RankFields } from './rank-fields.tsx';
import { StateTold } from './state-told.tsx';

/** An order that is being made without script is the answer to a form, to which no address leads back. */
export const handle: Handle = { script: 'child', writes: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const { room } = context.services;
  const place = granted(await room.place(child.actor, {}));
  const activityId = params.id ?? '';
  const poll = granted(await room.readPoll(child.actor, { activityId }));
  const to = { reader: context.speaker, languages: place.row.languages };
  const positions = poll.options.map(({ position }) => position);
  const choice = poll.choice ?? [];
  // Being listed first helps no answer; the steps of a scale have one order.
  const own = startOrder({ participantId: child.actor.participantId, activityId }, positions);
  const inOrder =
    poll.form === 'scale'
      ? poll.options
      : own.flatMap((each) => poll.options.find(({ position }) => position === each) ?? []);
  return {
    activity: activityId,
    form: poll.form,
    state: poll.state,
    prompt: sayPrompt(poll.prompts, to),
    corrected: tellCorrected(place, activityId, to.reader),
    asked: lastCorrection(place, activityId),
    options: inOrder.map(({ position, labels }) => {
      const label = pick(labels, to.reader, to.languages);
      return { position, label: label?.label ?? '', lang: label?.language ?? to.reader.language };
    }),
    choice: poll.choice,
    order: choice.length > 0 ? choice : own,
    kept: new URL(request.url).searchParams.has('done'),
  };
}

/** The form with what is chosen, for the end of the page. */
const draft = 'poll';

/** A form that was not taken, that was at another page or that only moved one option: what stands in it comes back. */
type ComesBack = {
  readonly empty: boolean;
  readonly code: RefusalCode | null;
  readonly typed: readonly number[];
  readonly order: readonly number[];
  readonly moved: number | null;
};

export async function action({ params, request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const child = seatedToSend(context, fields);
  const { room } = context.services;
  const activityId = params.id ?? '';
  const poll = granted(await room.readPoll(child.actor, { activityId }));
  const positions = poll.options.map(({ position }) => position);
  const move = readMove(fields.get('move'));
  const sent = orderIn(positions, fields);
  const back = {
    empty: false,
    code: null,
    typed: typedIn(fields),
    order: move ? movedIn(sent, move) : sent,
    moved: move?.position ?? null,
  };
  // It was at another page meanwhile, or one option moved: nothing is sent.
  if (fields.has('carry') || (poll.form === 'ranking' && move && sent.length > 0))
    return data<ComesBack>(back);
  const choice = fields.get('intent') === 'skip' ? [] : choiceIn(poll.form, positions, fields);
  if (choice === 'empty') return data<ComesBack>({ ...back, empty: true }, { status: 400 });
  const asked = wholeIn(fields, 'asked');
  const answered = await orTryAgain(context, room.answerPoll(child.actor, { activityId, choice, asked }));
  if (answered.ok) throw redirect(`/here/poll/${activityId}?done=yes`, 303);
  return data<ComesBack>({ ...back, code: pageFor(answered.code) }, { status: 400 });
}

export default function Poll() {
  const t = useT();
  const { language } = useSpeaker();
  const loaded = useLoaderData<typeof loader>();
  const { form, prompt, options, choice, kept, asked } = loaded;
  const back = useActionData<typeof action>();
  const { state, line, corrected } = useActivityState(loaded.activity, loaded.state, language);
  // Nothing of it waits for the line: what is chosen is sent by whoever chose it, once there is one.
  const held = useHeldWays(line === 'lost', false, useRef(null));
  // A choice that was sent while it rests stands there, to be sent when it goes on.
  const shown = state === 'open' || (state === 'paused' && back !== undefined);
  // A form that rests meanwhile keeps what stands in it, unseen.
  const [hasForm, setHasForm] = useState(shown);
  if (shown && !hasForm) setHasForm(true);
  // That it rests or is over the notice says.
  const why = shown ? whyNotChosen(back?.code) : undefined;
  const error = back?.empty ? t('poll.empty') : why && t(why);
  const order = back && back.order.length > 0 ? back.order : loaded.order;
  return (
    <ChildPage
      aims={{ answer: state === 'open' ? fieldId('choice') : undefined }}
      draft={shown ? draft : undefined}
    >
      <p className="way">
        <a href="/here">{t('nav.here')}</a>
      </p>
      <ErrorSummary title={t('error.summary')} errors={error ? [{ name: 'choice', text: error }] : []} />
      <StateTold state={state} paused="part.paused" closed="part.closed" />
      <Kicker>{t('poll.pick')}</Kicker>
      <h1 lang={prompt.lang} dir="auto">
        {prompt.words}
      </h1>
      <Corrected told={loaded.corrected} now={corrected} draft={shown ? draft : undefined} />
      {choice && !back && state === 'open' ? (
        <Notice live={kept} title={t(choice.length > 0 ? 'poll.sent' : 'poll.skipped')} sign="check">
          <p>{t('vote.change')}</p>
        </Notice>
      ) : null}
      <LineTold line={line} held={held} lost="poll.kept" />
      {hasForm ? (
        <PageForm id={draft} autoComplete="off" hidden={!shown}>
          <input type="hidden" name="asked" value={asked} />
          {form === 'ranking' ? (
            <RankFields options={options} start={order} moved={back?.moved ?? null} error={error} />
          ) : (
            <PollFields form={form} options={options} typed={back?.typed ?? choice ?? []} error={error} />
          )}
          <Button kind="main" wide name="intent" value="answer" accessKey={keys.on}>
            {t(choice && choice.length > 0 ? 'poll.change' : 'poll.send')}
          </Button>
          <Button wide name="intent" value="skip">
            {t('poll.skip')}
          </Button>
          <Note sign="lock">{t('poll.never-seen')}</Note>
        </PageForm>
      ) : null}
      {state === 'open' ? null : (
        <>
          <PartRests state={state} kept={choice !== null && choice.length > 0} />
          <h2>{t('poll.yours')}</h2>
          <PollChosen form={form} options={options} choice={choice} />
        </>
      )}
    </ChildPage>
  );
}
