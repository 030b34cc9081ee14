import { protectTable } from '../../../server/core/analysis/disclosure/small-numbers.ts';
import { scorecard, scoreLine } from '../../../server/core/analysis/evaluation.ts';
import { meantLine, nobodyAnswered } from '../../../server/core/analysis/meant.ts';
import { publishPoints } from '../../../server/core/analysis/points.ts';
import { quoteWords } from '../../../server/core/analysis/quotes/quote-words.ts';
import { saySentence } from '../../../server/core/analysis/sentences/say-sentence.ts';
import { typedSentence } from '../../../server/core/analysis/sentences/typed-sentence.ts';
import { pollTable, statementTable } from '../../../server/core/analysis/tables.ts';
import { sentenceTexts } from '../../../server/report/sentence-texts.ts';
import type { Release } from '../../../server/usecases/analysis/release.ts';
import { readStatements } from '../../replay/statements.ts';
import { expectedCounts, readVoters } from '../../replay/votes.ts';
import { sourceOf } from './source.ts';

export type Said = {
  readonly text: string;
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
};

/** What was said and voted in a folder of a real conversation, as the product would have counted it. */
export function conversationOf(folder: string): readonly Said[] {
  const statements = readStatements(folder).filter(({ publish, expected }) => publish && 'text' in expected);
  const voters = readVoters(folder, new Set(statements.map(({ comment }) => comment)));
  const counts = expectedCounts(voters);
  return statements.map(({ comment, expected }) => ({
    text: 'text' in expected ? expected.text : '',
    ...(counts.get(comment) ?? { agree: 0, disagree: 0, pass: 0 }),
  }));
}

const languages = ['en', 'ar', 'zh'];

const meantTallies = [
  { yes: 43, partly: 17, no: 12, unclear: 3 },
  { yes: 4, partly: 0, no: 1, unclear: 0 },
];

/** An id in the shape of the product's. */
const id = (kind: string, number: number) => `${kind}${String(number).padStart(22 - kind.length, '0')}`;

/**
 * A release of what was said, its numbers protected by the product's own rules: all sentences, six findings, points with and
 * without a number, a poll. `strange` texts stand wherever words of people stand.
 */
export function releaseOf(said: readonly Said[], strange: readonly string[] = []): Release {
  const [voted, asked, chosen] = [id('activity', 1), id('activity', 2), id('activity', 3)];
  const word = (at: number, plain: string) => strange[at % Math.max(1, strange.length)] ?? plain;
  const everywhere = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).flatMap(([language, body]) =>
      ['younger', 'older'].map((level) => ({ language, level, body })),
    );
  const prompts = (texts: Readonly<Record<string, string>>) =>
    everywhere(texts).map(({ body: prompt, ...at }) => ({ ...at, prompt }));
  const statements = [...said, ...strange.map((text) => ({ text, agree: 31, disagree: 12, pass: 11 }))].map(
    ({ text, ...tally }, at) => ({
      id: id('statement', at),
      activityId: voted,
      from: at % 3 === 0 ? ('organiser' as const) : ('children' as const),
      retired: at % 17 === 16,
      texts: [{ language: 'en', text }],
      table: protectTable(
        statementTable({ id: id('statement', at), activityId: voted, tally: { ...tally, unclear: 0 } }),
      ),
    }),
  );
  const points = [
    word(1, 'Who reads it'),
    word(2, 'مدرسة آمنة لنا جميعًا'),
    word(3, '学校要安全'),
    word(4, 'Few said this'),
  ];
  const authors = new Map(
    points.map((_, at) => [
      id('point', at),
      new Set(Array.from({ length: [64, 23, 17, 4][at] ?? 0 }, (_each, child) => `${at}.${child}`)),
    ]),
  );
  const topics = publishPoints(
    points.map((title, at) => ({
      id: id('point', at),
      anchor: 's1',
      activityId: asked,
      title,
      language: languages[(at + 2) % 3] ?? 'en',
      // The first stands in a finding, the next are marked, and what few said is told in our words.
      ...(at === 0
        ? {}
        : { telling: tellingOf(id('point', at), at === 3 ? word(20, 'It matters to some.') : '') }),
    })),
    { makers: authors, counted: authors },
  );
  const poll = protectTable(
    pollTable({
      activityId: chosen,
      form: 'single',
      positions: [1, 2, 3],
      answers: [
        { choice: [1], children: 43 },
        { choice: [2], children: 28 },
        { choice: [3], children: 2 },
      ],
    }),
  );
  const cited = statements.filter(({ table }) => (table.cells[0]?.children ?? 0) > 0).slice(0, 4);
  const evidence = [
    ...cited.map(({ id: subject, table }) => ({
      kind: 'statement' as const,
      subject,
      cell: 'agree',
      children: table.cells[0]?.children ?? null,
    })),
    ...topics.flatMap((topic) =>
      topic.points
        .slice(0, 1)
        .map((point) => ({ kind: 'point' as const, subject: point.id, cell: '', children: point.children })),
    ),
    { kind: 'poll' as const, subject: chosen, cell: '1', children: poll.cells[0]?.children ?? null },
  ];
  return {
    format: 'due-weight-release',
    version: 3,
    consultationId: id('consultation', 1),
    number: 1,
    languages,
    sponsorKind: 'public',
    answerDay: '2027-06-30',
    retentionDay: '2027-12-31',
    closedDay: '2026-11-24',
    rules: { threshold: 10, rounding: 5 },
    texts: [
      ...everywhere({
        en: 'What should change here?',
        ar: 'ما الذي يجب أن يتغير هنا؟',
        zh: '这里应该改变什么？',
      }).map((text) => ({ ...text, field: 'title' })),
      { field: 'sponsor', language: 'en', level: 'older', body: word(5, 'The town') },
    ],
    source: sourceOf(word),
    sections: [{ anchor: 's1', heading: 'One' }],
    activities: [
      {
        id: voted,
        kind: 'statements',
        anchor: 's1',
        prompts: prompts({ en: 'What others said', ar: 'ما قاله الآخرون', zh: '别人说的话' }),
      },
      {
        id: asked,
        kind: 'question',
        anchor: 's1',
        prompts: prompts({ en: word(6, 'What is missing?'), ar: 'ما الناقص؟', zh: '还缺什么？' }),
      },
      {
        id: chosen,
        kind: 'poll',
        anchor: 's1',
        prompts: prompts({ en: word(7, 'Choose.'), ar: 'اختر.', zh: '请选择。' }),
      },
    ],
    ways: { code: 120, public: 30, publicWay: true },
    scorecard: scorecard([
      scoreLine('safe', { yes: 47, partly: 21, no: 12 }),
      scoreLine('transparent', { yes: 8, partly: 3, no: 1 }),
    ]).map(({ requirement, children, marks }) => ({ requirement, children, marks })),
    coding: { texts: 40, kappa: 0.72 },
    opinion: {
      why: null,
      groups: [75, 40].map((children) => ({
        children,
        typical: cited.slice(0, 1).map(({ id: subject }) => ({ id: subject, direction: 'agree' as const })),
      })),
      shared: [],
      majority: cited.map(({ id: subject }) => ({ id: subject, direction: 'agree' as const })),
      stability: { subsamples: 20, medianAri: 0.91, minAri: 0.7, sameK: 1 },
    },
    topics,
    statements,
    polls: [
      {
        activityId: chosen,
        form: 'single',
        options: [1, 2, 3].map((position) => ({
          position,
          labels: everywhere({
            en: word(8 + position, `Choice ${position}`),
            ar: `الخيار ${position}`,
            zh: `选项${position}`,
          }).map(({ body: label, ...at }) => ({ ...at, label })),
        })),
        table: poll,
      },
    ],
    quotes: topics
      .flatMap((topic) => topic.points.slice(0, 1))
      .map((point) => ({
        id: id('quote', 1),
        pointId: point.id,
        language: 'en',
        text: strange.find((each) => [1, 2, 3].includes(quoteWords(each, 'en').length)) ?? 'Ask us first.',
        consent: 'quotes',
        chosenBy: 'chose',
        approvedBy: ['approved', 'approved-too'],
      })),
    findings: evidence.map((each, at) => ({
      id: id('finding', at),
      language: languages[at % 3] ?? 'en',
      text: word(
        12 + at,
        [
          'The children who took part want to be asked again.',
          'يريد الأطفال الذين شاركوا أن يُسألوا مرة أخرى.',
          '参加的孩子希望再被问一次。',
        ][at % 3] ?? '',
      ),
      evidence: [each],
      // One in words for children and with all its numbers, one objection without a number, one that nobody answered.
      plain:
        at === 0
          ? everywhere({
              en: word(18, 'You want us to ask you again.'),
              ar: 'تريدون أن نسألكم مرة أخرى.',
              zh: '你们希望我们再问一次。',
            })
          : [],
      meant: meantLine(meantTallies[at] ?? nobodyAnswered),
    })),
  };
}

function tellingOf(pointId: string, text: string) {
  const route = text === '' ? ('also-said' as const) : ('our-words' as const);
  return { pointId, route, language: 'en', text };
}

/** The same with its findings as the program says them, each in its language. */
export function saidByTheProgram(release: Release): Release {
  const sayIn = sentenceTexts();
  const sources = { ...release, points: release.topics.flatMap(({ points }) => points) };
  const templates = { point: 'said', statement: 'answered', poll: 'chose' } as const;
  return {
    ...release,
    findings: release.findings.map((finding) => {
      const { language, evidence } = finding;
      const sentence = typedSentence(templates[evidence[0]?.kind ?? 'point'], evidence);
      const text = sentence && saySentence(sentence, { evidence, sources, language, say: sayIn(language) });
      return sentence && text ? { ...finding, text, sentence, words: '' } : finding;
    }),
  };
}
