import { dayInWords } from '../../../app/i18n/dates.ts';
import type { Speaker } from '../../../app/i18n/translator.ts';
import type { RepliesJob, Reply } from '../../usecases/paper/paper-job.ts';
import { alone, companyLine, withoutScheme } from './before.ts';
import type { PaperBlock, PaperDocument } from './paper-blocks.ts';

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
  return t(answer && (state === 'published' || state === 'redacted') ? answerKeys[state] : stateKeys[state]);
}

/**
 * One page a sheet: what was read on it, so that its child can say what is wrong, what became of its words, and the answer. Words that cannot be drawn are
 * on a screen, and the page says where.
 */
export function repliesOf(
  job: RepliesJob,
  speaker: Speaker,
  canDraw: (words: string) => boolean,
): PaperDocument {
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

type Writes = { readonly speaker: Speaker; readonly canDraw: (words: string) => boolean };

function replyOf(
  job: RepliesJob,
  { speaker, canDraw }: Writes,
  { number, said }: Reply,
): readonly PaperBlock[] {
  const { t, language } = speaker;
  const own = (words: string) => ({ words, lang: language });
  const large = (words: string, lang = language): PaperBlock => ({ kind: 'large', words: { words, lang } });
  const theirs: Theirs = (words, lang) =>
    canDraw(words)
      ? [large(words, lang)]
      : [large(t('paper.reply.letters')), alone(`${withoutScheme(job.origin)}/back`)];
  const chosen = (labels: readonly string[]) =>
    labels.length === 0 ? t('paper.reply.empty') : labels.join(t('list.and'));
  return [
    { kind: 'heading', level: 1, words: own(t('paper.reply', { number })) },
    ...companyLine(job, t, own),
    { kind: 'asked', level: 2, words: own(job.title) },
    large(t('paper.reply.read')),
    ...said.answers.flatMap(({ prompt, chosen: labels }) => [
      { kind: 'large', words: own(prompt), soft: true } as const,
      large(chosen(labels)),
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
    ...said.words.flatMap((each) => becameOf(each, speaker, { large, theirs })),
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

function becameOf(
  said: Said,
  speaker: Speaker,
  { large, theirs }: { large: (words: string) => PaperBlock; theirs: Theirs },
): readonly PaperBlock[] {
  const { t } = speaker;
  const { reason, findings } = said;
  return [
    large(stateInWords(said, t)),
    ...(reason === null ? [] : [large(t(`reason.${reason}`))]),
    ...findings.flatMap(({ text, language, answer, stand }) => [
      large(t('answer.part')),
      ...theirs(text, language),
      ...(answer
        ? [
            large(`${t('answer.theirs')}${t('list.colon')}${t(`answer.${answer.decision}`)}`),
            ...theirs(answer.text, answer.language),
            large(`${t('answer.signed')} ${answer.signedBy}`),
          ]
        : []),
      // A no says all of it above.
      ...(stand.state === 'no' ? [] : [large(standInWords(stand, speaker))]),
      ...(answer?.deed
        ? [
            ...theirs(answer.deed.text, answer.deed.language),
            large(`${t('answer.signed')} ${answer.deed.signedBy}`),
          ]
        : []),
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
