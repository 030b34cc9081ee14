import { dayInWords } from '../../../app/i18n/dates.ts';
import type { Speaker } from '../../../app/i18n/translator.ts';
import type { KitJob, SheetPart } from '../../usecases/paper/paper-job.ts';
import { alone, withoutScheme } from './addresses.ts';
import { beforeYes, callsOf, carersYes, companyLine } from './before.ts';
import { choiceMarks, marks, optionMark } from './marks.ts';
import type { CanDraw, Joined, Marked, PaperBlock, PaperDocument } from './paper-blocks.ts';

type Says = (words: string) => { readonly words: string; readonly lang: string };

/** A kit in one language: what adults need first, then for each child its sheet and, on a page of its own, its receipt. */
export function kitOf(job: KitJob, speaker: Speaker, canDraw: CanDraw): PaperDocument {
  const { t, language, direction } = speaker;
  const says: Says = (words) => ({ words, lang: language });
  return {
    title: `${t('paper.kit')} ${t('list.apart')} ${job.title}`,
    titleLanguage: language,
    language,
    direction,
    day: job.day,
    subject: t('paper.kit'),
    pageWord: (page) => t('paper.kit.page', { page }),
    apart: ` ${t('list.apart')} `,
    blocks: [
      ...forAdults(job, speaker, says),
      ...job.sheets.flatMap(({ number, words }) => [
        ...beforeYes(job, speaker, { says, number, canDraw }),
        ...sheetFor(job, speaker, { says, number }),
        ...receiptFor(job, speaker, { says, number, words }),
      ]),
    ],
  };
}

function forAdults(job: KitJob, speaker: Speaker, says: Says): readonly PaperBlock[] {
  const { t, language } = speaker;
  const answer = dayInWords(language, job.answerDay);
  const { closingDay } = job.before;
  const items = (...words: readonly string[]): PaperBlock => ({ kind: 'list', items: words.map(says) });
  return [
    { kind: 'heading', level: 1, words: says(t('paper.script')) },
    items(
      t('paper.script.1'),
      t('paper.script.2'),
      t('paper.script.3'),
      t('paper.script.4'),
      t('paper.script.5'),
      t('paper.script.6'),
      ...(closingDay === '' ? [] : [t('paper.script.until', { day: dayInWords(language, closingDay) })]),
      t('paper.script.7', { day: answer }),
      t('paper.script.8'),
    ),
    ...marksFor(job, t, says),
    { kind: 'page', foot: '' },
    { kind: 'heading', level: 1, words: says(t('paper.safe')) },
    items(t('paper.safe.1'), t('paper.safe.2'), t('paper.safe.3'), t('paper.safe.4'), t('paper.safe.5')),
    ...(job.helplines.length === 0
      ? []
      : [{ kind: 'heading', level: 2, words: says(t('paper.safe.call')) } as const, ...callsOf(job, says)]),
    // What the adult with the group reads when a child tells of harm is on no leaf that goes home.
    { kind: 'page', foot: '', leaf: says(t('paper.empty')) },
    { kind: 'heading', level: 1, words: says(t('paper.parents')) },
    ...companyLine(job, t, says),
    items(
      t('paper.parents.1', { title: job.title }),
      t('paper.parents.2'),
      t('paper.parents.3'),
      t('paper.parents.4', { day: dayInWords(language, job.retentionDay) }),
      t('paper.parents.5', { day: answer, address: `${job.origin}/answers` }),
    ),
    ...carersYes(job, speaker, says),
    { kind: 'heading', level: 2, words: says(job.title) },
    { kind: 'text', words: says(job.purpose) },
    { kind: 'text', words: says(job.sponsor) },
  ];
}

/** What the drawings of these sheets mean, for whoever shows them to children that do not read: those that stand on them, and no other. */
function marksFor({ parts }: KitJob, t: Speaker['t'], says: Says): readonly PaperBlock[] {
  const meaning = (words: string, mark: Marked['mark']): PaperBlock => ({
    kind: 'meaning',
    words: says(words),
    mark,
  });
  const has = (of: (part: SheetPart) => boolean) => parts.some(of);
  const polls = parts.filter(({ kind, form }) => kind === 'poll' && form !== 'scale');
  return [
    { kind: 'heading', level: 2, words: says(t('paper.marks')) },
    { kind: 'text', words: says(t('paper.marks.lead')) },
    ...(has(({ section }) => section !== null) ? [meaning(t('paper.marks.read'), marks.read)] : []),
    ...(has(({ kind }) => kind !== 'poll') ? [meaning(t('paper.marks.write'), marks.write)] : []),
    ...(has(({ kind }) => kind !== 'question') ? [meaning(t('paper.marks.choose'), marks.choose)] : []),
    ...(has(({ kind }) => kind === 'statements')
      ? choiceMarks.map(({ choice, mark }) => meaning(t(`vote.${choice}`), mark))
      : []),
    ...(polls.length > 0
      ? [meaning(t('paper.marks.options'), optionMark('single', { place: 3, of: 3 }))]
      : []),
    ...(has(({ form }) => form === 'scale')
      ? [meaning(t('paper.marks.scale'), optionMark('scale', { place: 2, of: 5 }))]
      : []),
    meaning(t('paper.marks.keep'), marks.keep),
  ];
}

function sheetFor(
  job: KitJob,
  { t, language }: Speaker,
  { says, number }: { says: Says; number: string },
): readonly PaperBlock[] {
  const large = (words: string): Joined => ({ kind: 'large', words: says(words) });
  const bands = job.bands.map((band) => tick(says(t(`age.${band}`)), 'round'));
  return [
    { kind: 'page', foot: t('paper.number', { number }) },
    { kind: 'coded', words: says(t('paper.number', { number })), opens: `${job.typedAt}${number}` },
    ...companyLine(job, t, says),
    { kind: 'asked', level: 2, words: says(job.title) },
    large(job.purpose),
    large(t('paper.free')),
    large(t('paper.names')),
    ...(job.bands.length === 0
      ? []
      : [
          together(
            ...(job.maySkipAge ? [large(t('paper.age'))] : [large(t('why.age')), large(t('why.age.needed'))]),
            ...bands,
          ),
        ]),
    ...job.parts.flatMap((part) => partOf(part, t, says)),
    {
      kind: 'asked',
      level: 2,
      words: says(t('paper.kept', { day: dayInWords(language, job.retentionDay) })),
      mark: marks.keep,
    },
    tick(says(t('paper.yes')), 'square'),
    { kind: 'large', words: says(t('paper.yes.else')), soft: true },
    { kind: 'large', words: says(t('paper.end')), soft: true },
  ];
}

const tick = (words: ReturnType<Says>, shape: 'round' | 'square', mark?: Marked['mark']): Joined => ({
  kind: 'tick',
  words,
  shape,
  mark,
});

const together = (...blocks: readonly Joined[]): PaperBlock => ({ kind: 'together', blocks });

function partOf(part: SheetPart, t: Speaker['t'], says: Says): readonly PaperBlock[] {
  const hint = (words: string): Joined => ({ kind: 'large', words: says(words), soft: true });
  const section: readonly PaperBlock[] = part.section
    ? [
        { kind: 'asked', level: 3, words: says(part.section.heading), mark: marks.read },
        { kind: 'large', words: says(part.section.body) },
        hint(
          t('list.sentences', {
            first: t(`plain.by.${part.section.by}`),
            second: t(part.section.checked ? 'plain.checked' : 'plain.unchecked'),
          }),
        ),
      ]
    : [];
  const asked: Joined = {
    kind: 'asked',
    level: 2,
    words: says(part.prompt),
    mark: part.kind === 'question' ? marks.write : marks.choose,
  };
  switch (part.kind) {
    case 'question':
      return [...section, asked, { kind: 'lines', count: 6 }];
    case 'poll': {
      const many = part.form === 'multiple' || part.form === 'ranking';
      const how = part.form === 'ranking' ? 'order' : part.form === 'multiple' ? 'many' : 'one';
      const options = part.options.map((option, index, { length }) =>
        tick(
          says(option),
          many ? 'square' : 'round',
          optionMark(part.form, { place: index + 1, of: length }),
        ),
      );
      const begins = together(asked, hint(t(`paper.tick.${how}`)), ...options.slice(0, 1));
      return [...section, begins, ...options.slice(1)];
    }
    case 'statements': {
      const [first = [], ...rest] = part.statements.map((statement): readonly Joined[] => [
        { kind: 'large', words: says(statement), bold: true },
        {
          kind: 'votes',
          answers: choiceMarks.map(({ choice, mark }) => ({ words: says(t(`vote.${choice}`)), mark })),
        },
      ]);
      return [
        ...section,
        together(asked, hint(t('paper.tick.each')), ...first),
        ...rest.map((each) => together(...each)),
        together(
          { kind: 'asked', level: 3, words: says(t('paper.more')), mark: marks.write },
          hint(t('vote.write.lead')),
        ),
        { kind: 'lines', count: 2 },
      ];
    }
  }
}

function receiptFor(
  job: KitJob,
  { t }: Speaker,
  { says, number, words }: { says: Says; number: string; words: readonly string[] },
): readonly PaperBlock[] {
  const large = (text: string): PaperBlock => ({ kind: 'large', words: says(text) });
  return [
    // Never the back of the sheet, which goes into the box: the words would go with it.
    { kind: 'page', foot: t('paper.receipt', { number }), leaf: says(t('paper.empty')) },
    { kind: 'heading', level: 1, words: says(t('paper.receipt', { number })) },
    large(t('paper.receipt.words')),
    { kind: 'heading', level: 1, words: says(words.join(' ')) },
    large(t('paper.receipt.where')),
    alone(`${withoutScheme(job.origin)}/back`),
    large(t('paper.receipt.after')),
    large(t('paper.receipt.device', { number })),
    ...(job.helplines.length === 0 ? [] : [large(t('paper.receipt.help')), ...callsOf(job, says)]),
  ];
}
