import type { ActionFunctionArgs, LinksFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isShown } from '../../../../server/core/moderation/decide.ts';
import { RoomLayout } from '../../../components/child/child-shell.tsx';
import { Corrected } from '../../../components/child/corrected.tsx';
import { ErrorSummary } from '../../../components/form/field.tsx';
import { Way } from '../../../components/form/with-words.tsx';
import { MessageList } from '../../../components/words/message.tsx';
import { Kicker, Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { useAsking } from '../../../live/use-asking.ts';
import { useBreak } from '../../../live/use-break.ts';
import { useKeptFocus } from '../../../live/use-kept-focus.ts';
import { useRoom } from '../../../live/use-room.ts';
import { useWriting } from '../../../live/use-writing.ts';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/asking.css?url';
import { idIn } from '../../granted.ts';
import { askedAtFirst } from '../asked-at-first.ts';
import { takeBeside } from '../beside.ts';
import { ChildPage } from '../child-page.tsx';
import { Composer, draftOf, stillRefused, whyNotTaken, whyOff } from '../composer.tsx';
import { ListeningTold } from '../listening-told.tsx';
import { takePost, unlessGone } from '../post.ts';
import { EarlierWords } from './earlier-words.tsx';
import { LineTold } from './line-told.tsx';
import { BreakOffer, RoomNews } from './room-calm.tsx';
import { loadRoom, type RoomPageData } from './room-data.ts';
import { InGroup, RoomGroups } from './room-groups.tsx';
import { heardIn, missedIn } from './room-heard.ts';
import { RoomLed, RoomTop } from './room-led.tsx';
import { RoomMessages } from './room-messages.tsx';
import { RoomOwn } from './room-own.tsx';
import { RoomPast } from './room-past.tsx';
import { RoomPlanned } from './room-planned.tsx';
import { RoomPoll } from './room-poll.tsx';
import { restTitle } from './room-rest.ts';
import { RoomSection } from './room-section.tsx';
import { RoomTranslated } from './room-translated.tsx';

export const handle: Handle = { script: 'child', writes: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export const loader = loadRoom;

export async function action(args: ActionFunctionArgs) {
  const fields = await readFields(args.request);
  const { context, params } = args;
  const activity = idIn(params);
  const here = `/here/room/${activity}`;
  const at = { fields, activity, here };
  const back = await (takeBeside(context, at) ?? takePost(args, (_, said) => `${here}#${said}`, fields));
  return unlessGone(context, { room: activity, fields, back });
}

export default function Room() {
  const loaded = useLoaderData<typeof loader>();
  return loaded.past ? <RoomPast data={loaded} past={loaded.past} /> : <RoomNow loaded={loaded} />;
}

function RoomNow({ loaded }: { loaded: RoomPageData }) {
  const t = useT();
  const { activity, language, prompt, section, words } = loaded;
  const refused = useActionData<typeof action>();
  const room = useRoom(activity, language, loaded.room);
  const listed = new Set(room.items.map((item) => item.id));
  const onlyMine = room.own.filter((item) => !(isShown(item.state) && listed.has(item.id)));
  const asking = useAsking({
    cues: loaded.cues,
    language,
    sensitive: loaded.sensitive,
    came: askedAtFirst(refused, loaded.care),
  });
  const open = room.state !== 'closed';
  const group = loaded.group !== null;
  const writing = useWriting(room, asking, {
    open,
    first: refused?.id ?? loaded.postId,
    typed: refused?.typed,
  });
  const came = stillRefused(refused, {
    tried: writing.tried,
    line: room.line,
    slow: (room.led?.paceMinutes ?? 0) > 0,
  });
  const code = room.refusal ?? (came?.beside ? undefined : came?.code) ?? undefined;
  const draft = draftOf(activity);
  const box = writing.stays ? draft : undefined;
  const missed = missedIn(room, came, loaded.told);
  const missedAt = (act: typeof missed.at) =>
    missed.at === act ? missed.why && <p>{t(missed.why)}</p> : null;
  const breakDue = useBreak();
  const why = whyNotTaken(code);
  const error = why && t(why);
  // The answer to a form that came a moment too late says so.
  const state = code === 'room-paused' ? 'paused' : room.state;
  // When all of it is closed nothing says any more in which order it was said, and nothing comes from the server.
  const over = room.items.length > 0 ? 'room.closed.next' : 'room.closed.emptied';
  // Called back, it says where to go on; where it rests by itself as any room does, it goes on itself.
  const calledBack = group && state === 'paused' && !room.because;
  const off = whyOff(room, { sending: room.sending !== null, calledBack });
  const keptFocus = useKeptFocus('.notice');
  // What is usual is no word of a room in which nobody reads.
  const wait = room.state === 'paused' ? 'unknown' : loaded.wait;
  // The box right below the child's own words, or beside them, says of all words how long it takes.
  const ownWait = writing.stays ? undefined : wait;
  const heard = heardIn(room, { t, words, name: loaded.name, calledBack });

  return (
    <ChildPage layout="room" aims={{ said: 'messages' }} draft={box}>
      <RoomLayout
        head={
          <div {...keptFocus}>
            <p className="way">
              <a href="/here">{t('nav.here')}</a>
            </p>
            <Kicker>{loaded.group ? t('group.kicker', loaded.group) : t('room.kicker')}</Kicker>
            <h1 lang={prompt.lang} dir="auto">
              {prompt.words}
            </h1>
            <Corrected told={loaded.corrected} now={room.corrected} draft={box} />
            <ErrorSummary
              title={t('error.summary')}
              errors={error ? [{ name: `text-${activity}`, text: error }] : []}
            />
            {missedAt(null) ? <Notice>{missedAt(null)}</Notice> : null}
            {state === 'open' || calledBack ? null : (
              <Notice sign="pause" title={t(restTitle({ ...room, state }))}>
                {/* A box that knows it says so at its button, where the words are. */}
                {off === 'paused.next' ? null : <p>{t(state === 'paused' ? 'paused.next' : over)}</p>}
              </Notice>
            )}
            <InGroup {...loaded} led={room.led} rests={calledBack || state === 'closed'} draft={box} />
            {room.state === 'open' ? (
              <RoomGroups
                led={room.led}
                waits={room.sending !== null}
                draft={draft}
                missed={missedAt('group')}
              />
            ) : null}
            <RoomPlanned
              planned={(room.state !== 'closed' && room.led?.planned) || []}
              said={loaded.planned}
              timeZone={loaded.timeZone}
              clocks={loaded.clocks}
            />
            <ListeningTold told={loaded.listening} />
            {room.led && (room.state !== 'closed' || room.led.closing.length > 0) ? (
              <RoomLed
                led={room.led}
                languages={loaded.languages}
                timeZone={loaded.timeZone}
                clocks={loaded.clocks}
                words={words}
                name={loaded.name}
                asked={room.asked}
                draft={draft}
                missed={missedAt('turn')}
                onAsk={room.line === 'live' ? room.askTurn : undefined}
              />
            ) : null}
            {room.led?.poll && room.state === 'open' ? (
              <RoomPoll
                // Another question stands in another place: where a browser translates the page, the words of the one before would stay (R997).
                key={room.led.poll.id}
                poll={room.led.poll}
                languages={loaded.languages}
                polled={room.polled}
                draft={draft}
                missed={missedAt('quick')}
                onAnswer={room.line === 'live' ? room.answerPoll : undefined}
              />
            ) : null}
          </div>
        }
        messages={
          <>
            <RoomNews room={room} group={group} heard={heard} />
            <RoomTranslated by={loaded.translator} />
            <RoomTop led={room.led} words={words} items={room.items} />
            <EarlierWords activity={activity} room={room} draft={box} />
            <MessageList label={t('room.messages')}>
              <RoomMessages
                items={room.items}
                own={room.own}
                words={words}
                open={room.state === 'open'}
                told={room.told}
                draft={box}
                onReport={room.line === 'live' ? room.report : undefined}
              />
              {/* Whoever wrote, or knows that all write now, reads nothing of nothing; others may have written all the same. */}
              {room.items.length > 0 ||
              (room.state !== 'closed' && (onlyMine.length > 0 || room.led?.gathers)) ? null : (
                <p>{t(state === 'open' ? 'room.first' : 'room.none')}</p>
              )}
            </MessageList>
            {/* Keeps its place when the page comes alive: the button below must not move from under a finger. */}
            <p className={room.line === 'unknown' ? 'way' : 'way kept-place'}>
              <Way form={box} to={`/here/room/${activity}`}>
                {t('room.look')}
              </Way>
            </p>
          </>
        }
        aside={<RoomSection section={section} />}
        own={<RoomOwn items={onlyMine} room={room} group={group} draft={box} wait={ownWait} />}
        composer={
          writing.stays ? (
            <div ref={writing.form} onInput={writing.onInput}>
              <LineTold
                line={room.line}
                held={writing.held}
                lost="offline"
                barred={room.barred ? t('room.barred', { look: t('room.look') }) : undefined}
              />
              <Composer
                id={writing.id}
                activity={activity}
                label={t('room.say')}
                rows={3}
                typed={refused?.typed}
                error={error}
                onSubmit={writing.onSubmit}
                wait={wait}
                help={loaded.help}
                asked={asking.asked}
                rests={room.state === 'paused'}
                onSend={writing.onSend}
                sent={writing.sent && onlyMine.length > 0 ? t('room.only-you') : undefined}
                at={writing.sent}
                offBecause={off && t(off)}
              />
              <BreakOffer due={breakDue} />
            </div>
          ) : null
        }
      />
    </ChildPage>
  );
}
