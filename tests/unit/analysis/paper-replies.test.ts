import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { beforeInWords } from '../../../app/components/release/before-in-words.ts';
import { dayInWords } from '../../../app/i18n/dates.ts';
import { languages } from '../../../locales/index.ts';
import { repliesOf } from '../../../server/report/paper/replies.ts';
import { loadFonts } from '../../../server/report/pdf/fonts.ts';
import { writtenLanguages } from '../../../server/report/pdf/written-languages.ts';
import { renderPaper } from '../../../server/report/render-paper.ts';
import type { RepliesJob } from '../../../server/usecases/paper/paper-job.ts';
import { speakerOf } from '../../support/house/stage.ts';

const speaker = speakerOf('en');
const job: Omit<RepliesJob, 'owed'> = {
  kind: 'replies',
  language: 'en',
  level: 'older',
  day: '2026-11-26',
  title: 'The way to school',
  retentionDay: '2027-06-30',
  answerDay: '2027-03-31',
  origin: 'https://consult.example',
  company: false,
  without: [],
  // Of a sheet of ticks alone there is no word that became part of anything.
  replies: [
    {
      number: '1234',
      said: { answers: [{ prompt: 'How?', chosen: ['By bus'], ranked: false }], votes: [], words: [] },
    },
  ],
};
const drawn = () => true;
/** No limit, and nobody asked for another look. */
const bare = { marked: [], counts: false, appeal: null } as const;
const words = (owed: RepliesJob['owed']) =>
  JSON.stringify(repliesOf({ ...job, owed }, speaker, drawn).blocks);
const says = (key: 'paper.reply.none' | 'answer.late', day: string) =>
  speaker.t(key, { day: dayInWords('en', day) });

it('R402: an answer that is owed is said to be, one that is late to be late, and none that was given to be missing', () => {
  const day = '2027-04-30';
  expect(words({ day, late: false })).toContain(says('paper.reply.none', day));
  expect(words({ day, late: true })).toContain(says('answer.late', day));
  expect(words({ day, late: true })).not.toContain(says('paper.reply.none', day));
  for (const key of ['paper.reply.none', 'answer.late'] as const)
    for (const each of [day, job.answerDay]) expect(words(null)).not.toContain(says(key, each));
});

it('R402: of a ranking it says which was put first', () => {
  const answers = [{ prompt: 'What first?', chosen: ['Bus', 'Train'], ranked: true }];
  const said = (language: string) =>
    JSON.stringify(
      repliesOf(
        { ...job, owed: null, replies: [{ number: '1234', said: { answers, votes: [], words: [] } }] },
        speakerOf(language),
        drawn,
      ).blocks,
    );
  for (const each of ['1. Bus', '2. Train']) expect(said('en')).toContain(each);
  expect(said('ar')).toContain('١. Bus');
  expect(words(null)).not.toContain('1. ');
});

describe('a finding on the answer to a sheet', () => {
  type Finding = RepliesJob['replies'][number]['said']['words'][number]['findings'][number];
  const day = '2027-06-30';
  const inWords = dayInWords('en', day);
  const answered = (decision: 'yes' | 'partly' | 'no' | 'later', deed: string | null = null) => ({
    ...{ decision, text: 'We looked at it.', language: 'en', signedBy: 'Dana', day: '2027-05-02' },
    ...{ moved: [], before: [] },
    deed: deed === null ? null : { text: deed, language: 'en', signedBy: 'Noor', day: '2027-08-03' },
  });
  const printed = (
    of: Pick<Finding, 'answer' | 'stand'> & Partial<Pick<Finding, 'changes'>>,
    language = 'en',
  ) => {
    const finding: Finding = { text: 'Buses come late.', language: 'en', changes: [], ...of };
    const said = {
      answers: [],
      votes: [],
      words: [
        {
          prompt: 'How?',
          answer: true,
          language: 'en',
          parts: [],
          state: 'published',
          reason: null,
          ...bare,
          findings: [finding],
        },
      ],
    } as const;
    const replies = [{ number: '1234', said }];
    const owed = { day: job.answerDay, late: true };
    return JSON.stringify(repliesOf({ ...job, owed, replies }, speakerOf(language), drawn).blocks);
  };

  it('R732: a decision stands after the colon of its language', () => {
    const of = { answer: answered('no'), stand: { state: 'no', dueDay: day } } as const;
    expect(printed(of)).toContain('Their answer: ');
    expect(printed(of, 'fr')).toContain('Leur réponse\u00a0: ');
    expect(printed(of, 'zh')).toContain('他们的答复：');
  });

  it('R831: says the new day where more time was asked for, and not that of the consultation', () => {
    const said = printed({ answer: answered('later'), stand: { state: 'more-time', dueDay: day } });
    expect(said).toContain(speaker.t('ledger.state.more-time', { day: inWords }));
    expect(said).not.toContain(dayInWords('en', job.answerDay));
  });

  it('R831: says by when it is done, that it is late since a day, and what became of it', () => {
    const promised = printed({ answer: answered('yes'), stand: { state: 'promised', dueDay: day } });
    expect(promised).toContain(speaker.t('ledger.state.promised', { day: inWords }));
    const overdue = printed({ answer: answered('yes'), stand: { state: 'overdue', dueDay: day } });
    expect(overdue).toContain(`${speaker.t('ledger.is.overdue')} (${inWords})`);
    const late = printed({ answer: null, stand: { state: 'late', dueDay: day } });
    expect(late).toContain(speaker.t('answer.late', { day: inWords }));
    const done = printed({
      answer: answered('partly', 'The bus comes at eight.'),
      stand: { state: 'done', dueDay: '' },
    });
    for (const words of [speaker.t('ledger.state.done'), 'The bus comes at eight.', 'Noor', '3 August 2027'])
      expect(done).toContain(words);
    expect(done).toContain('2 May 2027');
  });

  it('R831, R748: says what had been answered before, from which day to which it was moved, and what changed because of it', () => {
    const before = { decision: 'later', dueDay: '2027-05-31', day: '2027-03-01' } as const;
    const moved = { from: job.answerDay, to: '2027-05-31', day: '2027-03-01' };
    const said = printed({
      answer: { ...answered('yes'), before: [before], moved: [moved] },
      stand: { state: 'promised', dueDay: day },
      changes: [{ text: 'The bus has a seat for all.', language: 'en' }],
    });
    expect(said).toContain(beforeInWords(before, speaker));
    const days = { from: dayInWords('en', moved.from), to: dayInWords('en', moved.to) };
    expect(said).toContain(speaker.t('ledger.moved', days));
    expect(said).toContain(speaker.t('answer.changed'));
    expect(said).toContain('The bus has a seat for all.');
    const none = printed({ answer: answered('yes'), stand: { state: 'promised', dueDay: day } });
    expect(none).not.toContain(speaker.t('answer.changed'));
  });

  it('R299: says what somebody wrote beside it in the language in which it was written', () => {
    const finding: Finding = {
      ...{ text: 'Al menos 15 lo dijeron.', language: 'es', added: { language: 'en', words: 'Ask them.' } },
      ...{ answer: null, changes: [], stand: { state: 'owed', dueDay: day } },
    };
    const words: RepliesJob['replies'][number]['said']['words'] = [
      {
        ...{ prompt: 'How?', answer: true, language: 'es', parts: [], state: 'published', reason: null },
        ...bare,
        findings: [finding],
      },
    ];
    const replies = [{ number: '1234', said: { answers: [], votes: [], words } }];
    const blocks = repliesOf({ ...job, owed: null, replies }, speakerOf('es'), drawn).blocks;
    for (const each of [
      { words: finding.text, lang: 'es' },
      { words: 'Ask them.', lang: 'en' },
    ])
      expect(blocks).toContainEqual({ kind: 'large', words: each });
  });

  it('R897: says where that it is late can be said to be wrong, and only then', () => {
    for (const state of ['late', 'overdue'] as const) {
      const said = printed({ answer: null, stand: { state, dueDay: day } });
      expect(said).toContain(speaker.t('own.refused.next'));
      expect(said).toContain('consult.example/wrong');
    }
    const promised = printed({ answer: answered('yes'), stand: { state: 'promised', dueDay: day } });
    expect(promised).not.toContain('consult.example/wrong');
  });
});

describe('a limit on the answer to a sheet', () => {
  type Said = RepliesJob['replies'][number]['said']['words'][number];
  const refused: Said = {
    ...{ prompt: 'How?', answer: false, language: 'en', state: 'refused', reason: 'hurt', findings: [] },
    ...{ parts: [{ text: 'It is loud. You are stupid.' }], marked: ['You are stupid.'] },
    ...{ counts: true, appeal: null },
  };
  const printed = (more: Partial<Said>) => {
    const replies = [{ number: '1234', said: { answers: [], votes: [], words: [{ ...refused, ...more }] } }];
    return repliesOf({ ...job, owed: null, replies }, speaker, drawn).blocks.flatMap((block) =>
      block.kind === 'large' ? [block.words.words] : [],
    );
  };
  const { t } = speaker;

  it('R1216, R159, R157: says what it is for, the words that were marked, whether the rest counts and that another adult can be asked', () => {
    const words = printed({});
    const told = [t('state.refused'), t('reason.hurt'), t('aim.hurt'), t('own.these'), 'You are stupid.'];
    for (const each of [...told, t('own.refused.counts'), t('paper.reply.appeal')])
      expect(words, each).toContain(each);
    expect(printed({ counts: false })).toContain(t('own.refused.all'));
    expect(printed({ state: 'returned' })).toContain(t('own.returned.counts'));
    const shown = printed({ state: 'published', reason: null, marked: [], counts: false });
    for (const each of [t('own.these'), t('own.refused.all'), t('paper.reply.appeal')])
      expect(shown, each).not.toContain(each);
  });

  it('R1216, R713, R148: while another adult looks that stands before what the first one said, and then what it said', () => {
    const waiting = printed({ appeal: 'waiting' });
    expect(waiting.indexOf(t('state.rechecked'))).toBeGreaterThanOrEqual(0);
    expect(waiting.indexOf(t('state.refused'))).toBeGreaterThan(waiting.indexOf(t('state.rechecked')));
    expect(waiting).not.toContain(t('paper.reply.appeal'));
    const upheld = printed({ appeal: 'upheld' });
    expect(upheld.indexOf(t('reason.hurt'))).toBeGreaterThan(upheld.indexOf(t('appeal.upheld')));
    expect(upheld).toContain('consult.example/wrong');
    expect(printed({ appeal: 'restored', state: 'published', reason: null, marked: [] })).toContain(
      t('appeal.restored'),
    );
  });
});

it('R1099: the words of a child are in their own language, and what is said instead of them in that of the sheet', () => {
  const arabic = 'الحافلة تأتي متأخرة.';
  const said = { prompt: 'How?', answer: true, language: 'ar', reason: null, findings: [], ...bare } as const;
  const read = [
    { ...said, state: 'published', parts: [{ text: arabic }] },
    { ...said, state: 'held', parts: [] },
  ] as const;
  const replies = [{ number: '1234', said: { answers: [], votes: [], words: read } }];
  const told = repliesOf({ ...job, owed: null, replies }, speaker, drawn).blocks.flatMap((block) =>
    block.kind === 'large' && [arabic, speaker.t('state.waiting')].includes(block.words.words)
      ? [block.words]
      : [],
  );
  expect(told.filter(({ words }) => words === arabic)).toEqual([{ words: arabic, lang: 'ar' }]);
  expect(new Set(told.map(({ lang }) => lang))).toEqual(new Set(['ar', 'en']));
  expect(told.find(({ words }) => words !== arabic)?.lang).toBe('en');
});

it('R920: a page on which nothing waits says of no words that they wait', () => {
  const said = {
    prompt: 'How?',
    answer: true,
    language: 'en',
    reason: null,
    findings: [],
    parts: [],
    ...bare,
  } as const;
  const all = (['withdrawn', 'sealed'] as const).map((state) => {
    const replies = [{ number: '1234', said: { answers: [], votes: [], words: [{ ...said, state }] } }];
    return JSON.stringify(repliesOf({ ...job, owed: null, replies }, speaker, drawn).blocks);
  });
  expect(all[1]).toBe(all[0]);
  expect(all[0]).toContain(speaker.t('state.taken-back'));
  expect(all[0]).not.toContain(speaker.t('state.waiting'));
});

it('R700: an answer that no other child reads is never said to be shown, and a sentence of a vote is', () => {
  const said = { prompt: 'How?', language: 'en', reason: null, findings: [], ...bare } as const;
  const blocks = (answer: boolean, state: 'published' | 'redacted') => {
    const words = [{ ...said, answer, state, parts: [{ text: 'By bus.' }] }];
    return JSON.stringify(
      repliesOf(
        { ...job, owed: null, replies: [{ number: '1234', said: { answers: [], votes: [], words } }] },
        speaker,
        drawn,
      ).blocks,
    );
  };
  expect(blocks(true, 'published')).toContain(speaker.t('own.answer.shown'));
  expect(blocks(true, 'redacted')).toContain(speaker.t('own.answer.part-hidden'));
  for (const state of ['published', 'redacted'] as const) expect(blocks(true, state)).not.toMatch(/shown/i);
  expect(blocks(false, 'published')).toContain(speaker.t('state.shown'));
});

it('R1254: words in letters that no font has are no boxes: the page says so, and where its child can read them', async () => {
  const of = (text: string, language: string) => {
    const finding = {
      ...{ text: `${text} דרך`, language, answer: null, changes: [] },
      stand: { state: 'owed', dueDay: '2027-06-30' },
    } as const;
    const written = {
      prompt: 'How?',
      answer: false,
      language,
      parts: [{ text }],
      state: 'published',
      reason: null,
      ...bare,
    } as const;
    const said = { answers: [], votes: [], words: [{ ...written, findings: [finding] }] };
    return renderPaper({ ...job, owed: null, replies: [{ number: '1234', said }] });
  };
  const read = async (file: Promise<Uint8Array>) =>
    spawnSync('pdftotext', ['-', '-'], { input: await file, maxBuffer: 64_000_000 }).stdout.toString('utf8');
  for (const [text, language] of [
    ['הדרך ארוכה', 'he'],
    ['መንገዱ ረጅም ነው', 'am'],
    ['রাস্তা দীর্ঘ', 'bn'],
  ] as const) {
    const page = await read(of(text, language));
    expect(page).not.toContain('\u25A1');
    // Once for the words of the child, once for the finding.
    expect(page.split('consult.example/back')).toHaveLength(3);
    expect(page.replace(/\s+/g, ' ')).toContain(speaker.t('paper.reply.letters'));
  }
  const page = await read(of('Буси 🚌 spät', 'ru'));
  expect(page).toContain('Буси');
  expect(page.split('consult.example/back')).toHaveLength(2);
});

it('R1254: every language of this product can be drawn, and one in letters that no font has cannot', () => {
  const fonts = loadFonts();
  expect(languages.filter(({ tag }) => !writtenLanguages(fonts)(tag))).toEqual([]);
  expect(writtenLanguages({ filesFor: () => [] })('en')).toBe(false);
});
