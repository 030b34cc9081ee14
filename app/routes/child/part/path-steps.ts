import type { Place } from '../../../../server/usecases/room/read-place.ts';
import type { SignName } from '../../../components/sign/sign-shapes.ts';
import { timeThereInWords } from '../../../i18n/dates.ts';
import { pick, type Said, sayPrompt } from '../../../i18n/texts.ts';
import type { Speaker } from '../../../i18n/translator.ts';

/** A step of a child's path in words, made where the page is: no browser has to know how. */
export type Step = {
  readonly href: string;
  /** What is done there: read, judge, choose, point or talk. */
  readonly sign: SignName;
  readonly title: Said;
  /** What it asks, when the title does not say it. */
  readonly asks: Said | null;
  readonly note: string;
  /** What this child did there; empty for nothing yet. */
  readonly done: string;
  /** Some of it is left, so it is no more than begun. */
  readonly begun?: boolean;
};

type Activity = Place['activities'][number];

/** Words of the page itself. */
const ours = ({ language }: Speaker, words: string): Said => ({ words, lang: language });

/** A consultation that rests or is over covers what is in it. */
function stateOf(place: Place, activity: Activity): Activity['state'] {
  return place.state === 'open' ? activity.state : place.state;
}

/** That no question there takes an answer now, in words; empty where one does, and where none is asked. */
function restsWhere(place: Place, questions: readonly Activity[], { t }: Speaker): string {
  const states = questions.map((each) => stateOf(place, each));
  if (states.length === 0 || states.includes('open')) return '';
  return t(states.includes('paused') ? 'part.paused' : 'part.closed');
}

/** How much the child wrote there that still stands. */
function sentTo(place: Place, activities: readonly Activity[]): number {
  const ids = new Set(activities.map(({ id }) => id));
  return place.own.filter(
    (each) => ids.has(each.activityId) && each.state !== 'withdrawn' && each.state !== 'erased',
  ).length;
}

/** The parts of the text, each with its question if it has one; and how many answers went there. `open`: none did, and one would be taken. */
export function partSteps(place: Place, speaker: Speaker): readonly (Step & { readonly open: boolean })[] {
  const { t } = speaker;
  return place.sections.map((section, index) => {
    const number = index + 1;
    const plain = pick(section.plain, speaker, place.row.languages);
    const heading = plain?.heading || section.heading;
    const questions = place.activities.filter(
      (each) => each.anchor === section.anchor && each.kind === 'question',
    );
    const sent = sentTo(place, questions);
    const rests = restsWhere(place, questions, speaker);
    return {
      href: `/here/part/${encodeURIComponent(section.anchor)}`,
      sign: 'read',
      title: heading
        ? { words: heading, lang: plain?.heading ? plain.language : place.documentLanguage }
        : ours(speaker, t('part.number', { number })),
      asks: null,
      note: [t(questions.length > 0 ? 'home.part.asks' : 'home.part', { number }), rests]
        .filter(Boolean)
        .join(` ${t('list.apart')} `),
      done: sent > 0 ? t('home.sent', { count: sent }) : '',
      open: questions.length > 0 && rests === '' && sent === 0,
    };
  });
}

/** The question about the whole text, if there is one. */
export function wholeSteps(place: Place, speaker: Speaker): readonly Step[] {
  const { t } = speaker;
  const questions = place.activities.filter((each) => each.anchor === '' && each.kind === 'question');
  if (questions.length === 0) return [];
  const sent = sentTo(place, questions);
  return [
    {
      href: '/here/part/all',
      sign: 'read',
      title: ours(speaker, t('home.whole')),
      asks: null,
      note: [t('home.whole.note'), restsWhere(place, questions, speaker)]
        .filter(Boolean)
        .join(` ${t('list.apart')} `),
      done: sent > 0 ? t('home.sent', { count: sent }) : '',
    },
  ];
}

/** Sentences, polls and pictures, of all or of one part of the text. Polls are told apart by what they ask. */
export function votingSteps(place: Place, speaker: Speaker, anchor?: string): readonly Step[] {
  const { t } = speaker;
  const to = { reader: speaker, languages: place.row.languages };
  return place.activities.flatMap((activity) => {
    const { id, kind, prompts } = activity;
    if (kind === 'question' || kind === 'room') return [];
    if (anchor !== undefined && activity.anchor !== anchor) return [];
    const { answered, all } = place.progress[id] ?? { answered: 0, all: 0 };
    const state = stateOf(place, activity);
    const rests = state === 'open' ? '' : t(state === 'paused' ? 'vote.resting' : 'vote.ended');
    const asks = sayPrompt(prompts, to);
    const href = `/here/${kind}/${id}`;
    const done =
      answered === 0
        ? ''
        : kind !== 'statements'
          ? t('poll.home.done')
          : t('vote.home.done', { answered, all: Math.max(all, answered) });
    if (kind === 'statements')
      return {
        href,
        sign: 'judge',
        title: ours(speaker, t('vote.title')),
        asks,
        note: rests,
        done,
        begun: answered < all,
      };
    return {
      href,
      sign: kind === 'design' ? 'place' : 'choose',
      title: asks,
      asks: null,
      note: [t(kind === 'design' ? 'point.pick' : 'poll.pick'), rests]
        .filter(Boolean)
        .join(` ${t('list.apart')} `),
      done,
    };
  });
}

/** When a room meets next, as far as that is planned. */
function nextTime(place: Place, activityId: string, { t, language }: Speaker): string {
  const next = place.planned.find((each) => each.activityId === activityId);
  if (!next) return '';
  return `${t('home.room.planned')} ${timeThereInWords(language, next.startMinute, place.row.timeZone)}`;
}

/** The live rooms, what is open now and when they meet next; right after one the child's small group of it, while that is open. */
export function roomSteps(place: Place, speaker: Speaker): readonly Step[] {
  const { t } = speaker;
  const to = { reader: speaker, languages: place.row.languages };
  const rooms = place.activities.filter((each) => each.kind === 'room');
  return rooms
    .filter(({ groupOf }) => groupOf === '')
    .flatMap((room) => [
      room,
      ...rooms.filter((each) => each.groupOf === room.id && stateOf(place, each) === 'open'),
    ])
    .map((room) => {
      const sent = sentTo(place, [room]);
      return {
        href: `/here/room/${room.id}`,
        sign: 'talk',
        title: ours(
          speaker,
          room.groupOf === '' ? t('home.room') : t('group.kicker', { number: room.groupNumber }),
        ),
        asks: sayPrompt(room.prompts, to),
        note: [t(`home.room.${stateOf(place, room)}`), nextTime(place, room.id, speaker)]
          .filter(Boolean)
          .join(` ${t('list.apart')} `),
        done: sent > 0 ? t('home.sent.room', { count: sent }) : '',
      };
    });
}
