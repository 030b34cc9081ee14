import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CountChart, type ShownTable } from '../../../app/components/release/count-chart.tsx';
import { ReleaseBody } from '../../../app/components/release/release-body.tsx';
import { stoneFor } from '../../../app/components/release/stones-chart.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { showRelease } from '../../../app/routes/public/release/release-view.ts';
import { type Order, ordered } from '../../../app/routes/staff/analysis/tables-order.ts';
import { opinionReasons } from '../../../server/core/analysis/opinion/publish-opinion.ts';
import { opinionBlocks } from '../../../server/report/compose-groups.ts';
import { readReleaseFile } from '../../../server/usecases/analysis/compose-release.ts';
import { speakerOf } from '../../support/house/stage.ts';

const speaker = speakerOf('en');
const { t } = speaker;
const reader = { language: 'en', level: 'older' };

function drawn<P extends object>(part: FunctionComponent<P>, props: P): string {
  return renderToStaticMarkup(SpeakerProvider({ speaker, children: createElement(part, props) }));
}

function table(
  kind: 'statement' | 'poll',
  numbers: readonly (number | null)[],
  children: number | null = 100,
) {
  const names =
    kind === 'statement' ? ['agree', 'disagree', 'pass', 'unclear'] : numbers.map((_, at) => String(at + 1));
  const cells = numbers.map((number, at) => ({ cell: names[at] ?? '', children: number }));
  return { kind, subject: 's', activityId: 'a', children, cells };
}

const statement = (id: string, numbers: readonly (number | null)[]) => ({
  id,
  activityId: 'a',
  from: 'children' as const,
  retired: false,
  texts: [{ language: 'en', text: `Sentence ${id}` }],
  table: table('statement', numbers),
});

/** As the first version wrote it: without statements, polls and findings, and points without an id. */
const first = {
  format: 'due-weight-release',
  version: 1,
  languages: ['en'],
  answerDay: '2027-01-01',
  rules: { threshold: 10, rounding: 5 },
  texts: [{ field: 'title', language: 'en', level: 'older', body: 'An older one' }],
  activities: [
    { id: 'a', kind: 'question', anchor: '', prompts: [{ language: 'en', level: 'older', prompt: 'Why?' }] },
  ],
  topics: [
    {
      activityId: 'a',
      anchor: '',
      points: [{ title: 'Because.', language: 'en', children: 15 }],
      alsoSaid: [],
    },
  ],
};
const read = (file: object) => readReleaseFile(Buffer.from(JSON.stringify(file)));

describe('a release in the words of a reader', () => {
  it('of the older format still says its points, with the answer owed beside each', () => {
    const html = drawn(ReleaseBody, {
      release: showRelease(read(first), reader),
      owed: 'It is due.',
      overdue: false,
    });
    expect(html).toContain('Because.');
    expect(html).toContain('It is due.');
    expect(html).not.toContain(t('release.statements'));
  });

  it('puts a finding first, its answer beside it, and every cell of one table together', () => {
    const evidence = ['agree', 'disagree'].map((cell) => ({
      kind: 'statement',
      subject: 's',
      cell,
      children: 50,
    }));
    const release = read({
      ...first,
      version: 2,
      statements: [statement('s', [50, 50, null, null])],
      findings: [{ id: 'f', language: 'en', text: 'They differ.', evidence }],
    });
    const answer = { language: 'en', body: 'We ask again.' };
    const shown = showRelease(release, reader, {
      responses: [
        {
          findingId: 'f',
          decision: 'later',
          texts: [answer],
          plain: [{ ...answer, level: 'older', body: 'You say it again.' }],
          dueDay: '2027-01-02',
          signedBy: 'Dana',
          day: '2026-12-01',
          deed: null,
          before: [
            { decision: 'yes', dueDay: '2026-10-01', day: '2026-09-01' },
            { decision: 'later', dueDay: '2026-12-24', day: '2026-11-01' },
          ],
        },
      ],
      today: '2027-01-14',
    });
    expect(shown.findings[0]?.evidence).toMatchObject([{ kind: 'statement', cells: ['agree', 'disagree'] }]);
    const html = drawn(ReleaseBody, { release: shown, owed: 'It is due.', overdue: false });
    expect(html).toContain('We ask again.');
    expect(html).toContain('You say it again.');
    expect(html).toContain(t('ledger.state.late', { count: 12 }));
    expect(html).toContain(t('ledger.moved', { from: '24 December 2026', to: '2 January 2027' }));
    const yes = { day: '1 September 2026', answer: t('release.decision.yes'), due: '1 October 2026' };
    expect(html).toContain(t('ledger.before', yes));
    // R905: more time is no answer yet, and the beam says so.
    expect(html).toContain('ledger overdue');
    expect(html).not.toContain('It is due.');
    expect(html.indexOf('They differ.')).toBeLessThan(html.indexOf('Because.'));
    expect(html).toContain(t('release.from-child'));
  });
});

describe('what children say of a finding, on the public page', () => {
  const body = (more: object) => {
    const finding = { id: 'f', language: 'en', text: 'They differ.', evidence: [], ...more };
    const release = showRelease(read({ ...first, version: 3, findings: [finding] }), reader);
    return drawn(ReleaseBody, { release, owed: 'It is due.', overdue: false });
  };
  const none = { yes: null, partly: null, no: null, unclear: null };

  it('R300: stands beside the finding with its numbers, the words that children read, and an objection', () => {
    const html = body({
      meant: { children: 40, answers: { ...none, yes: 25 }, objected: true },
      plain: [
        { language: 'en', level: 'younger', body: 'Short.' },
        { language: 'en', level: 'older', body: 'You differ.' },
      ],
    });
    for (const words of [t('meant.title'), t('meant.objected'), 'You differ.', '25'])
      expect(html).toContain(words);
    expect(html).toContain(t('number.hidden'));
    expect(html).not.toContain('Short.');
  });

  it('R294, R296: keeps an objection where too few answered, and says that they were few', () => {
    const few = body({ meant: { children: null, answers: none, objected: true } });
    expect(few).toContain(t('release.voters.few', { threshold: 10 }));
    expect(few).toContain(t('meant.objected'));
    const silent = body({ meant: { children: null, answers: none, objected: false } });
    expect(silent).not.toContain(t('meant.objected'));
    expect(silent).toContain(t('release.voters.few', { threshold: 10 }));
  });

  it('R295, R300: is not spoken of in a draft or an older release', () => {
    expect(body({})).not.toContain(t('meant.title'));
  });
});

describe('opinion groups in the words of a reader', () => {
  const yes = { id: 's', direction: 'agree' };
  const body = (opinion: object | null) =>
    drawn(ReleaseBody, {
      release: showRelease(
        read({ ...first, version: 3, statements: [statement('s', [50, 20, null, null])], opinion }),
        reader,
      ),
      owed: 'It is due.',
      overdue: false,
    });
  const told = { why: null, groups: [], shared: [], majority: [yes], stability: null };

  it('R204: are said with their sizes and sentences, or why there are none', () => {
    const html = body({
      ...told,
      groups: [
        { children: 60, typical: [yes] },
        { children: 40, typical: [] },
      ],
      stability: { subsamples: 20, medianAri: 0.9, minAri: 0.75, sameK: 1 },
    });
    expect(html).toContain(t('release.opinion.group', { number: 1, children: 60 }));
    expect(html).toContain('Sentence s');
    expect(html).toContain(t('release.opinion.untold'));
    expect(html).toContain('0.90');
    for (const why of opinionReasons) {
      const none = body({ ...told, why });
      expect(none).toContain(t(`release.opinion.why.${why}`));
      expect(none).toContain(t('release.opinion.majority'));
      expect(none).not.toContain(t('release.opinion.lead'));
    }
  });

  it('R1225: say under each list that it has the clearest alone, on the page and in the report, however few there are', () => {
    const lists = { groups: [{ children: 60, typical: [yes] }], shared: [yes], majority: [yes] };
    expect(body({ ...told, ...lists }).split(t('release.opinion.few'))).toHaveLength(4);
    const said = [{ id: 's', direction: 'agree' as const, text: { words: 'Sentence s', lang: 'en' } }];
    const opinion = {
      why: null,
      stability: null,
      groups: [{ children: 60, typical: said }],
      shared: said,
      majority: said,
    };
    const blocks = opinionBlocks({ speaker, rules: [] } as never, opinion);
    expect(JSON.stringify(blocks).split(t('release.opinion.few'))).toHaveLength(4);
  });

  it('are not spoken of where nothing was voted on, or in an older release', () => {
    expect(body(null)).not.toContain(t('release.opinion'));
  });
});

describe('a second coding in the words of a reader', () => {
  it('R226: that nobody looked is said only where nobody did', () => {
    const body = (coding: object | null) =>
      drawn(ReleaseBody, {
        release: showRelease(read({ ...first, version: 3, topics: [topic], coding }), reader),
        owed: 'It is due.',
        overdue: false,
      });
    const topic = { activityId: 'a', anchor: 's1', points: [], alsoSaid: [] };
    expect(body({ untold: 'nobody' })).toContain(t('release.coding.none'));
    for (const coding of [{ untold: 'few-or-alike' }, null]) {
      expect(body(coding)).toContain(t('release.coding.untold'));
      expect(body(coding)).not.toContain(t('release.coding.none'));
    }
    expect(body({ texts: 40, kappa: 0.7 })).toContain('0.70');
  });
});

describe('hidden numbers in words', () => {
  const chart = (of: ShownTable) =>
    drawn(CountChart, { about: { words: 'What counts?', lang: 'en' }, table: of, threshold: 10 });

  it('R213: are never called few: any of them may be a larger one that only hides another', () => {
    for (const numbers of [
      [50, 30, null, null],
      [50, null, null, null],
      [50, 30, null],
    ]) {
      const html = chart(table(numbers.length === 3 ? 'poll' : 'statement', numbers));
      const words = [...html.matchAll(/hidden-part">([^<]*)</g)].map(([, word]) => word);
      expect(new Set(words)).toEqual(new Set([t('number.hidden')]));
      expect(html).not.toMatch(/fewer|less than|\b10\b/i);
    }
  });

  it('of a table under the threshold leave nothing to draw', () => {
    const html = chart(table('statement', [null, null, null, null], null));
    expect(html).toContain(t('release.voters.few', { threshold: 10 }));
    expect(html).not.toContain('<svg');
  });
});

describe('what helps to look through many tables', () => {
  it('orders by agreement and by division, from shown numbers alone', () => {
    const told = [
      statement('none', [null, null, 50, 50]),
      statement('most', [80, 10, null, null]),
      statement('half', [45, 45, null, null]),
      statement('hidden', [null, null, null, null]),
    ];
    const by = (order: Order) => ordered(told, { order, activities: first.activities }).map(({ id }) => id);
    expect(by('agreed')).toEqual(['most', 'half', 'none', 'hidden']);
    expect(by('divided')).toEqual(['half', 'most', 'none', 'hidden']);
    expect(by('place')).toEqual(['none', 'most', 'half', 'hidden']);
  });

  it('a stone is five children, or more where five would be a heap', () => {
    expect(stoneFor([{ children: 100 }, { children: null }])).toBe(5);
    expect(stoneFor([{ children: 4_000 }])).toBe(50);
  });
});
