import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { motifOf, nameOf } from '../../../server/core/room/pseudonyms.ts';
import { ButtonLink } from '../../components/button.tsx';
import { YouAre } from '../../components/name-choice.tsx';
import { Kicker, Note, Notice } from '../../components/notice.tsx';
import { Path, type PathStep } from '../../components/path.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { pathStep, stepsIn } from './activity-steps.tsx';
import { ChildPage } from './child-page.tsx';
import { granted, seated } from './seat.ts';
import { pick, sayField, sayPrompt } from './texts.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  const to = { reader: context.speaker, languages: place.row.languages };
  const standing = place.own.filter((each) => each.state !== 'withdrawn' && each.state !== 'erased');
  return {
    title: sayField(place.texts, 'title', to),
    sponsor: sayField(place.texts, 'sponsor', to),
    name: nameOf(child.pseudonym, context.pseudonymWords),
    motif: motifOf(child.pseudonym),
    palette: child.pseudonym.palette,
    state: place.row.state,
    answerDay: place.row.answerDay,
    own: place.own.length,
    whole: place.activities.some((each) => each.anchor === '' && each.kind === 'question')
      ? { sent: standing.filter((each) => each.anchor === '').length }
      : null,
    parts: place.sections.map((section, index) => {
      const plain = pick(section.plain, to.reader, to.languages);
      return {
        anchor: section.anchor,
        number: index + 1,
        heading: plain?.heading || section.heading,
        lang: plain?.heading ? plain.language : place.documentLanguage,
        asks: place.activities.some((each) => each.anchor === section.anchor && each.kind === 'question'),
        sent: standing.filter(
          (own) =>
            own.anchor === section.anchor &&
            place.activities.some((each) => each.id === own.activityId && each.kind === 'question'),
        ).length,
      };
    }),
    steps: stepsIn(place, to),
    rooms: place.activities
      .filter((each) => each.kind === 'room')
      .map((each) => ({
        id: each.id,
        prompt: sayPrompt(each.prompts, to),
        state: place.row.state === 'open' ? each.state : place.row.state === 'paused' ? 'paused' : 'closed',
        sent: standing.filter((own) => own.activityId === each.id).length,
      })),
  } as const;
}

export default function Home() {
  const t = useT();
  const { language } = useSpeaker();
  const here = useLoaderData<typeof loader>();
  const next = here.parts.find((part) => part.asks && part.sent === 0);
  const steps: PathStep[] = [
    { href: '/here/practice', title: t('home.practice'), note: t('home.practice.note') },
    ...here.parts.map((part) => ({
      href: `/here/part/${encodeURIComponent(part.anchor)}`,
      title: (
        <span lang={part.heading ? part.lang : undefined} dir="auto">
          {part.heading || t('part.number', { number: part.number })}
        </span>
      ),
      note: t(part.asks ? 'home.part.asks' : 'home.part', { number: part.number }),
      done: part.sent > 0 ? t('home.sent', { count: part.sent }) : undefined,
    })),
    ...(here.whole
      ? [
          {
            href: '/here/part/all',
            title: t('home.whole'),
            note: t('home.whole.note'),
            done: here.whole.sent > 0 ? t('home.sent', { count: here.whole.sent }) : undefined,
          },
        ]
      : []),
    ...here.steps.map((step) => pathStep(step, t)),
    ...here.rooms.map((room) => ({
      href: `/here/room/${room.id}`,
      title: t('home.room'),
      note: (
        <>
          <span lang={room.prompt.lang} dir="auto">
            {room.prompt.words}
          </span>{' '}
          · {t(`home.room.${room.state as 'open' | 'paused' | 'closed'}`)}
        </>
      ),
      done: room.sent > 0 ? t('home.sent.room', { count: room.sent }) : undefined,
    })),
  ];
  return (
    <ChildPage>
      <Kicker>
        {t('home.asked-by')}{' '}
        <span lang={here.sponsor.lang} dir="auto">
          {here.sponsor.words}
        </span>
      </Kicker>
      <h1 lang={here.title.lang} dir="auto">
        {here.title.words}
      </h1>
      <YouAre motif={here.motif} palette={here.palette}>
        {t('home.you-are')} <b>{here.name}</b>
      </YouAre>
      {here.state === 'paused' ? <Notice title={t('home.paused')}>{t('home.paused.next')}</Notice> : null}
      {here.state === 'published' || here.state === 'answered' ? (
        <Notice title={t('answer.out')}>
          <p>
            <a href="/here/words">{t('answer.out.next')}</a>
          </p>
        </Notice>
      ) : here.state !== 'open' && here.state !== 'paused' ? (
        <Notice title={t('home.over')}>{t('home.over.next')}</Notice>
      ) : null}
      <h2>{t('home.where')}</h2>
      <p>{t('home')}</p>
      <Path steps={steps} />
      {next && here.state === 'open' ? (
        <ButtonLink kind="main" wide href={`/here/part/${encodeURIComponent(next.anchor)}`}>
          {t('home.go-on', { number: next.number })}
        </ButtonLink>
      ) : null}
      <p>
        <ButtonLink wide href="/here/words">
          {here.own > 0 ? t('home.words', { count: here.own }) : t('words.title')}
        </ButtonLink>
      </p>
      {here.answerDay ? (
        <Note sign="clock">{t('home.answer-by', { day: dayInWords(language, here.answerDay) })}</Note>
      ) : null}
      <p>
        <a href="/leave">{t('home.before-you-go')}</a>
      </p>
    </ChildPage>
  );
}
