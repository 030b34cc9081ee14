import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Corrected } from '../../../components/child/corrected.tsx';
import { ErrorSummary } from '../../../components/form/field.tsx';
import { Kicker, Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { sayPrompt } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { useAsking } from '../../../live/use-asking.ts';
import { useStatements } from '../../../live/use-statements.ts';
import { useTold } from '../../../live/use-told.ts';
import { useWriting } from '../../../live/use-writing.ts';
import type { Handle } from '../../../root.tsx';
import asking from '../../../styles/asking.css?url';
import css from '../../../styles/vote.css?url';
import { granted, idIn } from '../../granted.ts';
import { askedAtFirst } from '../asked-at-first.ts';
import { besideIn, takeAppeal, takeReport } from '../beside.ts';
import { besideTold } from '../beside-told.ts';
import { ChildPage } from '../child-page.tsx';
import { Composer, draftOf, stillRefused, whyNotTaken, whyOff } from '../composer.tsx';
import { tellCorrected } from '../corrected.ts';
import { helpHere } from '../help/help-here.ts';
import { takePost } from '../post.ts';
import { RoomTranslated } from '../room/room-translated.tsx';
import { seated } from '../seat.ts';
import { OwnWords, ownState } from '../words/own-words.tsx';
import { takeVote, wordIn } from './ballot.ts';
import { StatementNow } from './statement-now.tsx';

export const handle: Handle = { script: 'child', writes: true };
export const links: LinksFunction = () => [css, asking].map((href) => ({ rel: 'stylesheet', href }));

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const activity = params.id ?? '';
  const { room } = context.services;
  const place = granted(await room.place(child.actor, {}));
  const found = granted(await room.readStatements(child.actor, { activityId: activity }));
  const to = { reader: context.speaker, languages: place.row.languages };
  return {
    activity,
    tongues: { language: context.speaker.language, languages: to.languages },
    prompt: sayPrompt(found.prompts, to),
    corrected: tellCorrected(place, activity, to.reader),
    start: {
      state: found.state,
      answered: found.answered,
      all: found.all,
      cards: found.next,
      own: found.own,
    },
    counted: wordIn(request),
    told: new URL(request.url).searchParams.has('told'),
    care: new URL(request.url).searchParams.has('care'),
    wait: place.wait,
    translator: place.translator,
    sensitive: place.row.sensitiveTopic === 1,
    reports: child.actor.way !== 'public',
    apart: place.row.publicWay !== 0,
    help: await helpHere(context, child),
    cues: context.stringsHref(['cues']),
    postId: context.newId(),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const activity = idIn(params);
  const here = `/here/statements/${activity}`;
  const [act, ...of] = besideIn(fields);
  const at = { fields, activity, here };
  if (act === 'report') return takeReport(context, at, of);
  if (act === 'appeal') return takeAppeal(context, at, of);
  if (act !== 'vote' && fields.get('intent') === 'post')
    return takePost({ request, context }, (_, said) => `${here}#${said}`, fields);
  return takeVote(context, fields, (word) => `${here}?counted=${word}#now`);
}

export default function Statements() {
  const t = useT();
  const loaded = useLoaderData<typeof loader>();
  const { activity, tongues, prompt } = loaded;
  const refused = useActionData<typeof action>();
  const voted = refused && 'statement' in refused ? refused : undefined;
  const counted = voted ? voted.word : loaded.counted;
  const live = useStatements({ activity, language: tongues.language, counted }, loaded.start);
  const open = live.state === 'open';
  const asks = useAsking({
    cues: loaded.cues,
    language: tongues.language,
    sensitive: loaded.sensitive,
    came: askedAtFirst(refused && 'asked' in refused ? refused : undefined, loaded.care),
  });
  const typed = refused && 'typed' in refused ? refused.typed : undefined;
  const sameId = refused && 'id' in refused ? refused.id : undefined;
  const beside = besideTold(refused && 'beside' in refused ? refused : undefined);
  const writing = useWriting(live, asks, { open, first: sameId ?? loaded.postId, typed });
  const notTaken = stillRefused(refused, { tried: writing.tried, line: live.line });
  const draft = writing.stays ? draftOf(activity) : undefined;
  const wordsCode =
    live.refusal?.of === 'words'
      ? live.refusal.code
      : notTaken && !voted && 'typed' in notTaken && !beside
        ? (notTaken.code ?? undefined)
        : undefined;
  const voteCode =
    live.refusal?.of === 'vote'
      ? live.refusal.code
      : notTaken && voted
        ? (voted.code ?? undefined)
        : undefined;
  const why = whyNotTaken(wordsCode);
  const error = why && t(why);
  const box = `text-${activity}`;
  const off = whyOff(live, live);
  const told = useTold(live.news ? t(`state.${ownState(live.news)}`) : '', live.news);

  // Where a sentence waits for an answer the keys lead to it, and not to the box below.
  const votes = open && live.cards.length > 0;

  return (
    <ChildPage
      draft={draft}
      aims={{ answer: votes ? 'statement' : undefined, said: live.own.length > 0 ? 'own' : undefined }}
    >
      <p className="way">
        <a href="/here">{t('nav.here')}</a>
      </p>
      <ErrorSummary title={t('error.summary')} errors={error ? [{ name: box, text: error }] : []} />
      <Kicker>{t('vote.title')}</Kicker>
      <h1 lang={prompt.lang} dir="auto">
        {prompt.words}
      </h1>
      <Corrected told={loaded.corrected} now={live.corrected} draft={draft} />
      {loaded.told || beside ? (
        <Notice live>
          <p>{t(beside ?? 'report.taken')}</p>
        </Notice>
      ) : null}
      <StatementNow
        live={live}
        tongues={tongues}
        refusal={voteCode}
        unsent={notTaken && voted?.code ? voted : undefined}
        draft={draft}
        held={writing.held}
        reports={loaded.reports}
        apart={loaded.apart}
        onVote={(choice) => {
          writing.trying();
          live.vote(choice);
        }}
      />
      <RoomTranslated by={loaded.translator} />
      <p className="way">
        <a href={`/here/statements/${activity}/mine`}>{t('vote.mine')}</a>
      </p>
      {writing.stays ? (
        <section ref={writing.form} onInput={writing.onInput}>
          <h2>{t('vote.write')}</h2>
          <p>{t('vote.write.lead')}</p>
          {wordsCode === 'room-paused' && !off ? (
            <Notice>
              <p>{t('paused.next')}</p>
            </Notice>
          ) : null}
          <Composer
            id={writing.id}
            activity={activity}
            label={t('vote.write.label')}
            rows={3}
            typed={typed}
            error={error}
            onSubmit={writing.onSubmit}
            wait={loaded.wait}
            keyed={!votes}
            help={loaded.help}
            asked={asks.asked}
            rests={live.state === 'paused'}
            onSend={writing.onSend}
            sent={writing.sent && live.own.length > 0 ? t('vote.own') : undefined}
            at={writing.sent}
            offBecause={off && t(off)}
          />
        </section>
      ) : null}
      {live.own.length > 0 ? (
        <section id="own" className="aim" tabIndex={-1}>
          <h2>{t('vote.own')}</h2>
          {live.own.map((item) => (
            <OwnWords key={item.id} item={item} draft={draft} wait={loaded.wait} rests={!open} />
          ))}
        </section>
      ) : null}
      <p className="unseen" role="status">
        {told}
      </p>
    </ChildPage>
  );
}
