import { beforeInWords } from '../../../app/components/release/before-in-words.ts';
import { dayInWords } from '../../../app/i18n/dates.ts';
import { inDigitsOf } from '../../../app/i18n/locale-of.ts';
import type { Speaker } from '../../../app/i18n/translator.ts';
import { mayAppeal } from '../../core/moderation/appeal.ts';
import { isShown } from '../../core/moderation/decide.ts';
import type { RepliesJob, Reply } from '../../usecases/paper/paper-job.ts';
import { alone, withoutScheme } from './addresses.ts';
import { companyLine } from './before.ts';
import type { CanDraw, PaperBlock, PaperDocument } from './paper-blocks.ts';

/** How a state is named; the same names as on a page. */
const stateKeys = {
  held: 'state.waiting',
  published: 'state.shown',
  redacted: 'state.part-hidden',
  returned: 'state.returned',
  refused: 'state.refused',
  hidden: 'state.rechecked',
  // Like one that its child took back (told.ts).
  sealed: 'state.taken-back',
  withdrawn: 'state.taken-back',
  erased: 'state.erased',
} as const;

/** Of an answer that no other child reads. */
const answerKeys = { published: 'own.answer.shown', redacted: 'own.answer.part-hidden' } as const;

function stateInWords({ state, answer }: Pick<Said, 'state' | 'answer'>, t: Speaker['t']): string {
  return t(answer && isShown(state) ? answerKeys[state] : stateKeys[state]);
}

/**
 * One page a sheet: what was read on it, so that its child can say what is wrong, what became of its words, and the answer. Words that cannot be drawn are
 * on a screen, and the page says where.
 */
export function repliesOf(job: RepliesJob, speaker: Speaker, canDraw: CanDraw): PaperDocument {
  const { t, language, direction } = speaker;
  return {
    title: `${t('paper.replies')} ${t('list.apart')} ${job.title}`,
    titleLanguage: language,
    language,
    direction,
    day: job.day,
    subject: t('paper.replies'),
    pageWord: (page) => t('paper.kit.page', { page }),
    apart: ` ${t('list.apart')} `,
    blocks: job.replies.flatMap((reply) => [
      {
        ...({ kind: 'page', foot: t('paper.reply', { number: reply.number }) } as const),
        leaf: { words: t('paper.empty'), lang: language },
      },
      ...replyOf(job, { speaker, canDraw }, reply),
    ]),
  };
}

type Writes = { readonly speaker: Speaker; readonly canDraw: CanDraw };

function replyOf(
  job: RepliesJob,
  { speaker, canDraw }: Writes,
  { number, said }: Reply,
): readonly PaperBlock[] {
  const { t, language } = speaker;
  const own = (words: string) => ({ words, lang: language });
  const large = (words: string, lang = language): PaperBlock => ({ kind: 'large', words: { words, lang } });
  const theirs: Theirs = (words, lang) =>
    canDraw(words) ? [large(words, lang)] : [large(t('paper.reply.letters')), ways.back];
  const ways = {
    wrong: alone(`${withoutScheme(job.origin)}/wrong`),
    back: alone(`${withoutScheme(job.origin)}/back`),
  };
  const chosen = (labels: readonly string[]) =>
    labels.length === 0 ? t('paper.reply.empty') : labels.join(t('list.and'));
  return [
    { kind: 'heading', level: 1, words: own(t('paper.reply', { number })) },
    ...companyLine(job, t, own),
    { kind: 'asked', level: 2, words: own(job.title) },
    large(t('paper.reply.read')),
    ...said.answers.flatMap(({ prompt, chosen: labels, ranked }) => [
      { kind: 'large', words: own(prompt), soft: true } as const,
      ...(ranked && labels.length > 0
        ? labels.map((label, at) => large(`${inDigitsOf(language, String(at + 1))}. ${label}`))
        : [large(chosen(labels))]),
    ]),
    ...said.votes.flatMap(({ statement, choice }) => [
      { kind: 'large', words: own(statement), soft: true } as const,
      large(choice === null ? t('paper.reply.empty') : t(`vote.${choice}`)),
    ]),
    ...said.words.flatMap((each) => [
      { kind: 'large', words: own(each.prompt), soft: true } as const,
      ...(each.parts.length === 0 ? [large(stateInWords(each, t))] : theirs(wordsOf(each, t), each.language)),
    ]),
    { kind: 'large', words: own(t('paper.reply.wrong')), soft: true },
    ...(said.words.length === 0
      ? []
      : [{ kind: 'asked', level: 2, words: own(t('paper.reply.became')) } as const]),
    ...said.words.flatMap((each) => becameOf(each, speaker, { large, theirs, ...ways })),
    // Each finding says its own day.
    ...(job.owed === null || said.words.some(({ findings }) => findings.length > 0)
      ? []
      : [
          large(
            t(job.owed.late ? 'answer.late' : 'paper.reply.none', {
              day: dayInWords(language, job.owed.day),
            }),
          ),
        ]),
  ];
}

type Said = Reply['said']['words'][number];
/** Words of somebody, in the language in which they were written. */
type Theirs = (words: string, lang: string) => readonly PaperBlock[];
type Stand = Said['findings'][number]['stand'];

function wordsOf({ parts }: Said, t: Speaker['t']): string {
  return parts.map((part) => ('text' in part ? part.text : `[${t(`reason.${part.hidden}.part`)}]`)).join('');
}

type Lines = {
  readonly large: (words: string) => PaperBlock;
  readonly theirs: Theirs;
  /** The addresses where a child says that something is wrong, and where its six words lead it back. */
  readonly wrong: PaperBlock;
  readonly back: PaperBlock;
};

/**
 * The state of words, and of a limit the reason, its aim, what was marked, whether the rest counts and what comes next, as on a screen (own-words.tsx).
 * While another adult looks the first verdict stands below that.
 */
function limitOf(said: Said, t: Speaker['t'], { large, theirs, wrong, back }: Lines): readonly PaperBlock[] {
  const { state, marked, counts, appeal, language } = said;
  // Whoever looks at hidden words again has said nothing of them yet.
  const reason = state === 'hidden' ? null : said.reason;
  const upheld = appeal === 'upheld' ? [large(t('own.refused.next')), wrong] : [];
  return [
    ...(appeal === 'waiting' ? [large(t('state.rechecked'))] : []),
    large(stateInWords(said, t)),
    ...(appeal === null || appeal === 'waiting' ? [] : [large(t(`appeal.${appeal}`))]),
    ...(reason === null ? [] : [large(t(`reason.${reason}`)), large(t(`aim.${reason}`))]),
    ...(reason === null || marked.length === 0
      ? []
      : [large(t('own.these')), ...marked.flatMap((words) => theirs(words, language))]),
    ...(state === 'refused' && marked.length > 0
      ? [large(t(counts ? 'own.refused.counts' : 'own.refused.all'))]
      : []),
    ...(state === 'returned' && counts ? [large(t('own.returned.counts'))] : []),
    ...(mayAppeal(said) ? [large(t('paper.reply.appeal')), back] : []),
    ...upheld,
  ];
}

function becameOf(
  said: Said,
  speaker: Speaker,
  { large, theirs, wrong, back }: Lines,
): readonly PaperBlock[] {
  const { t, language: own } = speaker;
  const { findings } = said;
  const signed = ({ signedBy, day }: { readonly signedBy: string; readonly day: string }) =>
    large(`${t('answer.signed')} ${signedBy} ${t('list.apart')} ${dayInWords(own, day)}`);
  return [
    ...limitOf(said, t, { large, theirs, wrong, back }),
    ...findings.flatMap(({ text, language, added, answer, stand, changes }) => [
      large(t('answer.part')),
      ...theirs(text, language),
      ...(added ? theirs(added.words, added.language) : []),
      ...(answer
        ? [
            large(`${t('answer.theirs')}${t('list.colon')}${t(`answer.${answer.decision}`)}`),
            ...theirs(answer.text, answer.language),
            signed(answer),
          ]
        : []),
      // A no says all of it above.
      ...(stand.state === 'no' ? [] : [large(standInWords(stand, speaker))]),
      ...(stand.state === 'late' || stand.state === 'overdue' ? [large(t('own.refused.next')), wrong] : []),
      ...(answer?.before ?? []).map((each) => large(beforeInWords(each, speaker))),
      ...(answer?.moved ?? []).map(({ from, to }) =>
        large(t('ledger.moved', { from: dayInWords(own, from), to: dayInWords(own, to) })),
      ),
      ...(answer?.deed ? [...theirs(answer.deed.text, answer.deed.language), signed(answer.deed)] : []),
      ...changes.flatMap((each) => [large(t('answer.changed')), ...theirs(each.text, each.language)]),
    ]),
  ];
}

/** Where a finding stands. A page of paper is read later than it was printed, so it says the day and not how many are over. */
function standInWords({ state, dueDay }: Stand, { t, language }: Speaker): string {
  const day = dueDay === '' ? '' : dayInWords(language, dueDay);
  switch (state) {
    case 'owed':
      return t('paper.reply.none', { day });
    case 'late':
      return t('answer.late', { day });
    case 'overdue':
      return `${t('ledger.is.overdue')} (${day})`;
    case 'promised':
      return day === '' ? t('ledger.state.promised.open') : t('ledger.state.promised', { day });
    default:
      return t(`ledger.state.${state}`, { day });
  }
}
