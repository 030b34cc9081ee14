import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormEvent, useRef, useState } from 'react';
import { isShown } from '../../../server/core/moderation/decide.ts';
import { RoomLayout } from '../../components/child-shell.tsx';
import { ErrorSummary } from '../../components/field.tsx';
import { Fold, MessageList } from '../../components/message.tsx';
import { Kicker, Notice } from '../../components/notice.tsx';
import { SectionText } from '../../components/section-text.tsx';
import { readFields } from '../../forms/read-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import { useAsking } from '../../live/use-asking.ts';
import { useBreak } from '../../live/use-break.ts';
import { useRoom } from '../../live/use-room.ts';
import type { Handle } from '../../root.tsx';
import css from '../../styles/asking.css?url';
import { askedAtFirst } from './asked-at-first.ts';
import { ChildPage } from './child-page.tsx';
import { Composer } from './composer.tsx';
import { EarlierWords } from './earlier-words.tsx';
import { helpHere } from './help-here.ts';
import { OwnWords } from './own-words.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { takePost, takeReport } from './post.ts';
import { BreakOffer, RoomNews } from './room-calm.tsx';
import { RoomMessages } from './room-messages.tsx';
import { RoomPast } from './room-past.tsx';
import { restTitle } from './room-rest.ts';
import { granted, seated } from './seat.ts';
import { pick, sayPrompt } from './texts.ts';

export const handle: Handle = { script: 'child' };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  const activity = place.activities.find((each) => each.id === params.id && each.kind === 'room');
  if (!activity) throw new Response(null, { status: 404 });
  const entered = granted(
    await context.services.room.enter(child.actor, { activityId: activity.id, after: 0 }),
  );
  const before = beforeIn(request);
  const past =
    before === null
      ? null
      : granted(await context.services.room.earlier(child.actor, { activityId: activity.id, before }));
  const to = { reader: context.speaker, languages: place.row.languages };
  const section = place.sections.find((each) => each.anchor === activity.anchor);
  const plain = section && pick(section.plain, to.reader, to.languages);
  return {
    activity: activity.id,
    language: context.speaker.language,
    prompt: sayPrompt(activity.prompts, to),
    section:
      plain || section
        ? {
            anchor: activity.anchor,
            heading: plain?.heading ?? section?.heading ?? '',
            body: plain?.body ?? section?.original ?? '',
            lang: plain?.language ?? place.documentLanguage,
          }
        : null,
    room: {
      seq: entered.seq,
      state: entered.state,
      because: entered.because,
      items: entered.items,
      earlier: entered.earlier,
      own: entered.own,
    },
    past: past && { items: past.items, earlier: past.earlier },
    told: new URL(request.url).searchParams.has('told'),
    care: new URL(request.url).searchParams.has('care'),
    wait: place.wait,
    sensitive: place.row.sensitiveTopic === 1,
    help: await helpHere(context, child),
    cues: context.stringsHref(['cues']),
    words: context.pseudonymWords,
    postId: context.newId(),
  };
}

type RoomPageData = Awaited<ReturnType<typeof loader>>;

/** The number in `?before=`; null for the room as it is now. */
function beforeIn(request: Request): number | null {
  const before = Number(new URL(request.url).searchParams.get('before'));
  return Number.isSafeInteger(before) && before > 0 ? before : null;
}

export async function action(args: ActionFunctionArgs) {
  const fields = await readFields(args.request);
  const here = `/here/room/${args.params.id}`;
  if (fields.get('intent') === 'report')
    return takeReport(args.context, fields, { activity: args.params.id ?? '', here });
  return takePost(args, () => `${here}#own`, fields);
}

function boxOf(form: HTMLElement | null): HTMLTextAreaElement | null {
  return form?.querySelector('textarea') ?? null;
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
  // A form's refusal stands until the child tries again, also when the page comes alive meanwhile.
  const [tried, setTried] = useState(false);
  const code = room.refusal ?? (tried ? undefined : refused?.code) ?? undefined;
  const asking = useAsking({
    cues: loaded.cues,
    language,
    sensitive: loaded.sensitive,
    came: askedAtFirst(refused, loaded.care),
  });
  const breakDue = useBreak();
  const form = useRef<HTMLDivElement>(null);
  const error = code ? t(`refusal.${code}`) : undefined;
  // When all of it is closed nothing says any more in which order it was said, and nothing comes from the server.
  const over = room.items.length > 0 ? 'room.closed.next' : 'room.closed.emptied';

  function send(event: FormEvent<HTMLFormElement>): void {
    // Never connected, the form goes as a page without script sends it.
    if (room.line === 'unknown') return;
    event.preventDefault();
    setTried(true);
    const words = boxOf(form.current)?.value ?? '';
    if (!asking.holdsBack(words)) post(words);
  }

  /** Sends words; what was in the box before goes once they are with us, whether they are the same or without a part. */
  function post(words: string): void {
    const before = boxOf(form.current)?.value;
    room.post(words, () => {
      const box = boxOf(form.current);
      if (box && box.value === before) box.value = '';
      asking.settle();
    });
  }

  return (
    <ChildPage layout="room">
      <RoomLayout
        head={
          <>
            <p className="way">
              <a href="/here">{t('nav.here')}</a>
            </p>
            <Kicker>{t('room.kicker')}</Kicker>
            <h1 lang={prompt.lang} dir="auto">
              {prompt.words}
            </h1>
            <ErrorSummary
              title={t('error.summary')}
              errors={error ? [{ name: `text-${activity}`, text: error }] : []}
            />
            {loaded.told ? (
              <Notice live>
                <p>{t('report.taken')}</p>
              </Notice>
            ) : null}
            {room.state === 'open' ? null : (
              <Notice live sign="pause" title={t(restTitle(room))}>
                <p>{t(room.state === 'paused' ? 'paused.next' : over)}</p>
              </Notice>
            )}
          </>
        }
        messages={
          <>
            <RoomNews room={room} />
            <EarlierWords activity={activity} room={room} />
            <MessageList label={t('room.messages')}>
              <RoomMessages
                items={room.items}
                own={room.own}
                words={words}
                open={room.state === 'open'}
                told={room.told}
                onReport={room.line === 'live' ? room.report : undefined}
              />
              {room.items.length === 0 ? (
                <p>{t(room.state === 'closed' ? 'room.none' : 'room.first')}</p>
              ) : null}
            </MessageList>
            {/* Keeps its place when the page comes alive: the button below must not move from under a finger. */}
            <p className={room.line === 'unknown' ? 'way' : 'way kept-place'}>
              <a href={`/here/room/${activity}`}>{t('room.look')}</a>
            </p>
          </>
        }
        aside={
          <>
            {onlyMine.length > 0 ? (
              <section id="own">
                <h2>{t('room.only-you')}</h2>
                {onlyMine.map((item) => (
                  <OwnWords key={item.id} item={item} wait={loaded.wait} rests={room.state !== 'open'} />
                ))}
              </section>
            ) : null}
            {section ? (
              <Fold summary={t('room.section')}>
                <h3 lang={section.lang} dir="auto">
                  {section.heading}
                </h3>
                <SectionText kind="plain" lang={section.lang}>
                  <Paragraphs text={section.body} />
                </SectionText>
              </Fold>
            ) : null}
          </>
        }
        composer={
          room.state === 'closed' ? null : (
            <div ref={form}>
              {room.line === 'lost' ? (
                <Notice live>
                  <p>{t('offline')}</p>
                </Notice>
              ) : null}
              <Composer
                id={loaded.postId}
                activity={activity}
                label={t('room.say')}
                rows={3}
                typed={refused?.typed}
                error={error}
                onSubmit={send}
                wait={loaded.wait}
                help={loaded.help}
                asked={asking.asked}
                onSend={room.line === 'unknown' ? undefined : post}
                offBecause={
                  room.sending === null
                    ? undefined
                    : t(room.line === 'lost' ? 'room.waiting' : 'room.sending')
                }
              />
              <BreakOffer due={breakDue} />
            </div>
          )
        }
      />
    </ChildPage>
  );
}
