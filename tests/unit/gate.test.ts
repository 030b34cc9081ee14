import { describe, expect, it } from 'vitest';
import { reasonFields } from '../../server/core/attributes/attributes.ts';
import {
  type GateFacts,
  gate,
  gateItems,
  mayApprove,
  mayOpen,
  mayPrepare,
} from '../../server/core/consultation/release-gate.ts';
import { mayHoldTogether } from '../../server/core/staff/held-together.ts';

const told = [
  { language: 'en', level: 'younger' },
  { language: 'en', level: 'older' },
];
const texts = [...['title', 'purpose', 'sponsor', 'readers', 'change', 'decider'], ...reasonFields].flatMap(
  (field) => told.map((to) => ({ ...to, field, body: 'Words.' })),
);
const signature = (kind: string) => ({
  kind,
  revision: 3,
  staffId: kind,
  staffName: 'A person',
  day: '2030-01-01',
});
const complete: GateFacts = {
  state: 'approved',
  revision: 3,
  today: '2030-01-02',
  sponsorKind: 'public',
  timeZone: 'Europe/Vienna',
  retentionDay: '2030-12-31',
  answerDay: '2030-06-30',
  languages: ['en'],
  texts,
  sections: [{ anchor: '1', plain: told }],
  designs: [],
  activities: [{ id: 'a', kind: 'question', prompts: told, options: [{ position: 1, labels: told }] }],
  seeds: [{ texts: told }],
  attributes: [],
  consent: { rules: [], carerWay: '', publicWay: false },
  safety: { country: 'XX', helplinesReady: true, leads: 3, drillAgeDays: 90, outside: true },
  crew: { moderators: 1, leads: 1 },
  auditDay: '2029-06-30',
  signatures: [signature('prepared'), signature('approved')],
};

const guarded = {
  rules: [{ ageBand: '10-12', mode: 'guardian' }],
  carerWay: '',
  publicWay: false,
} as const satisfies GateFacts['consent'];
const lawful = ['guardian-reason', 'without-carer'].flatMap((field) =>
  told.map((to) => ({ ...to, field, body: 'Words.' })),
);

/** One fault each, and the row it has to turn to `missing`. */
const faults: readonly (readonly [string, Partial<GateFacts>])[] = [
  ...reasonFields.map(
    (reason) => ['attributes', { texts: texts.filter(({ field }) => field !== reason) }] as const,
  ),
  ['attributes', { attributes: [{ name: 'age', source: '', answers: [] }] }],
  ['purpose', { texts: texts.filter(({ field }) => field !== 'purpose') }],
  ['purpose', { texts: texts.map((text) => (text.field === 'title' ? { ...text, body: ' ' } : text)) }],
  ['sponsor', { sponsorKind: '' }],
  ['readers', { texts: texts.filter(({ field }) => field !== 'readers') }],
  ['change', { texts: texts.filter(({ field, level }) => field !== 'change' || level !== 'younger') }],
  ['decider', { texts: texts.filter(({ field, level }) => field !== 'decider' || level !== 'older') }],
  ['zone', { timeZone: 'Europe/Nowhere' }],
  ['retention', { retentionDay: '2030-01-02' }],
  ['answer', { answerDay: '2031-01-01' }],
  ['languages', { languages: [] }],
  ['levels', { languages: ['en', 'ar'] }],
  ['document', { sections: [] }],
  ['levels', { sections: [{ anchor: '1', plain: told.slice(1) }] }],
  ['activities', { activities: [] }],
  ['crew', { crew: { moderators: 0, leads: 2 } }],
  ['crew', { crew: { moderators: 2, leads: 0 } }],
  [
    'activities',
    {
      activities: [
        { id: 'a', kind: 'question', prompts: told, options: [] },
        { id: 'a', kind: 'question', prompts: [], options: [] },
      ],
    },
  ],
  [
    'activities',
    {
      activities: [
        {
          id: 'a',
          kind: 'question',
          prompts: told,
          options: [
            { position: 1, labels: told },
            { position: 2, labels: told.slice(1) },
          ],
        },
      ],
    },
  ],
  ['activities', { seeds: [{ texts: told }, { texts: [] }] }],
  ['consent', { consent: { ...guarded, carerWay: 'body' } }],
  ['consent', { consent: { ...guarded, rules: [...guarded.rules, ...guarded.rules] } }],
  ['without-carer', { texts: [...texts, ...lawful], consent: guarded }],
  ['without-carer', { texts: [...texts, ...lawful], consent: { ...guarded, carerWay: 'public' } }],
  ['without-carer', { texts: [...texts, ...lawful.slice(0, 3)], consent: { ...guarded, carerWay: 'body' } }],
  [
    'public-way',
    {
      activities: [{ id: 'a', kind: 'room', prompts: told, options: [] }],
      consent: { rules: [], carerWay: '', publicWay: true },
    },
  ],
  ['helplines', { safety: { ...complete.safety, country: '' } }],
  ['helplines', { safety: { ...complete.safety, helplinesReady: false } }],
  ['leads', { safety: { ...complete.safety, leads: 2 } }],
  ['drill', { safety: { ...complete.safety, drillAgeDays: null } }],
  ['drill', { safety: { ...complete.safety, drillAgeDays: 91 } }],
  ['prepared', { signatures: [signature('approved')] }],
  ['approved', { signatures: [signature('prepared')] }],
];

const missing = (facts: GateFacts) =>
  gate(facts)
    .filter(({ state }) => state === 'missing')
    .map(({ item }) => item);

describe('the release gate', () => {
  it('R37: opens when nothing is missing', () => {
    expect(missing(complete)).toEqual([]);
    expect(mayOpen(gate(complete))).toBe(true);
  });

  it('R111: opens with a guardian where the law and the way without one are told', () => {
    const facts = { ...complete, texts: [...texts, ...lawful] };
    expect(missing({ ...facts, consent: { ...guarded, carerWay: 'body' } })).toEqual([]);
    expect(missing({ ...facts, consent: { ...guarded, carerWay: 'public', publicWay: true } })).toEqual([]);
  });

  it.each(faults)('R37: stays shut with a fault at "%s"', (item, fault) => {
    const rows = gate({ ...complete, ...fault });
    expect(rows.filter(({ state }) => state === 'missing').map((row) => row.item)).toContain(item);
    expect(mayOpen(rows)).toBe(false);
    expect(mayApprove(rows)).toBe(item === 'approved');
    expect(mayPrepare(rows)).toBe(item === 'approved' || item === 'prepared');
  });

  it('R39: a signature for an earlier revision is none', () => {
    expect(missing({ ...complete, revision: 4 })).toEqual(['prepared', 'approved']);
  });

  it('R343: where nobody entered a way out of this house for the country, that is said, and stops nothing', () => {
    const rows = gate({ ...complete, safety: { ...complete.safety, outside: false } });
    expect(rows.find(({ item }) => item === 'outside')).toMatchObject({
      state: 'not-yet-checked',
      says: { country: 'XX' },
    });
    expect(mayOpen(rows)).toBe(true);
  });

  it('R40: lists every condition once, and what is not checked yet as that', () => {
    const rows = gate(complete);
    expect(rows.map(({ item }) => item)).toEqual([...gateItems]);
    expect(rows.filter(({ state }) => state === 'not-yet-checked').map(({ item }) => item)).toEqual([
      'impact',
      'data-protection',
      'screening-words',
      'venues',
      'undertaking',
      'time-to-read',
    ]);
  });
});

describe('roles of one person', () => {
  it('R41: the smallest crew is six', () => {
    for (const held of [
      ['organiser', 'administrator'],
      ['approver'],
      ['moderator', 'safeguarding-lead'],
      ['analyst', 'facilitator'],
      ['overseer'],
    ] as const) {
      expect(mayHoldTogether(held), held.join(' ')).toBe(true);
    }
  });

  it('R41: who prepares does not approve, who runs the site reads no text, the overseer stands alone', () => {
    for (const held of [
      ['organiser', 'approver'],
      ['administrator', 'moderator'],
      ['administrator', 'analyst'],
      ['approver', 'analyst'],
      ['overseer', 'moderator'],
      ['decision-maker', 'analyst'],
    ] as const) {
      expect(mayHoldTogether(held), held.join(' ')).toBe(false);
    }
  });
});
