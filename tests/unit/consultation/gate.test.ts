import { describe, expect, it } from 'vitest';
import { reasonFields } from '../../../server/core/attributes/attributes.ts';
import { type Assessment, assessmentParts } from '../../../server/core/consultation/assessment.ts';
import type { DocumentSource } from '../../../server/core/consultation/document-source.ts';
import type { GateFacts } from '../../../server/core/consultation/gate-facts.ts';
import { type GateItem, gate, gateItems, holdsUp } from '../../../server/core/consultation/release-gate.ts';
import { helpMissing } from '../../../server/core/consultation/safety-gate.ts';
import type { Terms } from '../../../server/core/consultation/terms.ts';
import { mayHoldTogether } from '../../../server/core/staff/held-together.ts';
import { can, type Deed, type Role, roles, type Staff } from '../../../server/core/staff/roles.ts';

const told = [
  { language: 'en', level: 'younger' },
  { language: 'en', level: 'older' },
];
const checked = told.map((to) => ({ ...to, checked: true }));
const texts = [
  ...['title', 'purpose', 'sponsor', 'payer', 'gains', 'readers', 'change', 'decider', 'no-place-reason'],
  ...reasonFields,
].flatMap((field) => told.map((to) => ({ ...to, field, body: 'Words.' })));
const signature = (kind: string) => ({
  kind,
  revision: 3,
  staffId: kind,
  staffName: 'A person',
  day: '2030-01-01',
});
const assessed = (kind: Assessment['kind'], more: Partial<Assessment> = {}): Assessment => ({
  kind,
  number: 1,
  phase: 'before',
  language: 'en',
  revision: 1,
  writtenBy: 'prepared',
  writtenName: 'One',
  writtenDay: '2029-12-01',
  approvedName: 'Another',
  approvedDay: '2029-12-02',
  parts: assessmentParts[kind].map(({ part }) => ({
    part,
    rights: ['heard'],
    criterion: 'Is it so?',
    finding: 'It is.',
    measure: 'This is done.',
  })),
  words: told.map((to) => ({ ...to, body: 'Words.' })),
  ...more,
});
const both = [assessed('impact'), assessed('data-protection')];
const source: DocumentSource = {
  revision: 1,
  label: 'official',
  origin: 'The law',
  author: 'An office',
  texts: (['gains', 'for', 'against', 'against'] as const).flatMap((part, at) =>
    told.map((to) => ({ ...to, part, position: at === 3 ? 2 : 1, body: 'Words.' })),
  ),
  writtenBy: 'prepared',
  writtenName: 'One',
  writtenDay: '2029-12-01',
  checkedName: 'Mira',
  checkedFrom: 'A library',
  attestedName: 'Another',
  checkedDay: '2029-12-03',
};
const terms: Terms = {
  readingDays: 7,
  faceToFace: false,
  venues: [],
  languagesTold: true,
  missingLanguages: [],
  undertaking: null,
};
const venue = { name: 'A library', policy: 'On its wall', person: 'Mira' };
const undertaking = {
  name: 'Rosa',
  office: 'Managing director',
  day: '2030-01-01',
  diligence: 'We looked into it.',
};
/** A part of an impact assessment with one of its texts left out. */
const gap = assessed('impact', {
  parts: both[0]?.parts.map((part, index) => (index === 4 ? { ...part, measure: ' ' } : part)) ?? [],
});

const complete: GateFacts = {
  state: 'approved',
  revision: 3,
  today: '2030-01-08',
  sponsorKind: 'public',
  timeZone: 'Europe/Vienna',
  retentionDay: '2030-12-31',
  answerDay: '2030-06-30',
  closingDay: '2030-03-01',
  languages: ['en'],
  texts,
  sections: [{ anchor: '1', plain: checked, easy: [] }],
  source,
  designs: [],
  activities: [
    { id: 'a', kind: 'question', prompts: told, options: [{ position: 1, labels: told }] },
    { id: 'b', kind: 'question', standing: 'risks', prompts: told, options: [] },
    { id: 'c', kind: 'question', standing: 'unasked', prompts: told, options: [] },
  ],
  seeds: [{ texts: told }],
  attributes: [],
  consent: { rules: [], carerWay: '', publicWay: false },
  safety: {
    country: 'XX',
    helplinesReady: true,
    helplinesStand: true,
    leads: 3,
    drillAgeDays: 90,
    outside: true,
  },
  crew: { moderators: 2, leads: 1 },
  notices: true,
  onServer: false,
  overseer: true,
  host: true,
  auditDay: '2029-06-30',
  terms,
  assessments: both,
  words: { used: 3, waiting: 0, packless: 0 },
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

/** R426: what a template of before stored for whoever prepares, and nobody wrote over at one level. */
const instructed = texts.map((text) =>
  text.field === 'change' && text.level === 'younger'
    ? { ...text, body: 'Say here what can still change.' }
    : text,
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
  ['change', { texts: instructed }],
  ['decider', { texts: texts.filter(({ field, level }) => field !== 'decider' || level !== 'older') }],
  ['zone', { timeZone: 'Europe/Nowhere' }],
  ['retention', { retentionDay: '2030-01-08' }],
  ['answer', { answerDay: '2031-01-01' }],
  ['answer', { answerDay: '2030-12-31' }],
  ['languages', { languages: [] }],
  ['levels', { languages: ['en', 'ar'] }],
  ['document', { sections: [] }],
  ['levels', { sections: [{ anchor: '1', plain: checked.slice(1), easy: [] }] }],
  ['plain-checked', { sections: [{ anchor: '1', plain: checked.slice(1), easy: [] }] }],
  ['plain-checked', { languages: ['en', 'ar'] }],
  // Of one text of one section nobody else says that it says what the original says.
  [
    'plain-checked',
    {
      sections: [
        { anchor: '1', plain: checked, easy: [] },
        { anchor: '2', plain: checked.map((to, at) => ({ ...to, checked: at === 0 })), easy: [] },
      ],
    },
  ],
  // R609: easy-read that nobody else has read, where there is some.
  [
    'plain-checked',
    {
      sections: [{ anchor: '1', plain: checked, easy: [{ language: 'en', level: 'easy', checked: false }] }],
    },
  ],
  ['source', { source: null }],
  ['source', { source: { ...source, origin: ' ' } }],
  ['source', { source: { ...source, author: '' } }],
  ['source', { source: { ...source, checkedDay: '' } }],
  ['source', { source: { ...source, texts: source.texts.filter(({ part }) => part !== 'gains') } }],
  ['source', { source: { ...source, texts: source.texts.filter(({ part }) => part !== 'for') } }],
  ['source', { source: { ...source, texts: source.texts.filter(({ part }) => part !== 'against') } }],
  // Somebody would be told less of one side than somebody else.
  ['source', { source: { ...source, texts: source.texts.slice(0, -1) } }],
  ['activities', { activities: [] }],
  [
    'pictures',
    {
      activities: [...complete.activities, { id: 'd', kind: 'design', prompts: told, options: [] }],
      designs: [],
    },
  ],
  ['standing', { activities: complete.activities.slice(0, 2) }],
  ['standing', { activities: [] }],
  ['crew', { crew: { moderators: 0, leads: 2 } }],
  // R148: nobody would be left to answer an appeal.
  ['crew', { crew: { moderators: 1, leads: 3 } }],
  ['crew', { crew: { moderators: 2, leads: 0 } }],
  ['overseer', { overseer: false }],
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
  // R1197: that way was shut, and a backup from before the opening was put back.
  [
    'without-carer',
    {
      texts: [...texts, ...lawful],
      consent: { ...guarded, carerWay: 'public', publicWay: true, wayShut: true },
    },
  ],
  ['without-carer', { texts: [...texts, ...lawful.slice(0, 3)], consent: { ...guarded, carerWay: 'body' } }],
  [
    'public-way',
    {
      activities: [{ id: 'a', kind: 'room', prompts: told, options: [] }],
      consent: { rules: [], carerWay: '', publicWay: true },
    },
  ],
  ['closing', { closingDay: '2030-01-07' }],
  ['closing', { closingDay: '2030-06-30' }],
  ['helplines', { safety: { ...complete.safety, country: '' } }],
  ['helplines', { safety: { ...complete.safety, helplinesReady: false } }],
  ['leads', { safety: { ...complete.safety, leads: 2 } }],
  ['drill', { safety: { ...complete.safety, drillAgeDays: null } }],
  ['drill', { safety: { ...complete.safety, drillAgeDays: 91 } }],
  ['sponsor', { texts: texts.filter(({ field }) => field !== 'payer') }],
  ['sponsor', { texts: texts.filter(({ field }) => field !== 'gains') }],
  ['impact', { assessments: both.slice(1) }],
  ['impact', { assessments: [gap, ...both.slice(1)] }],
  ['impact', { assessments: [assessed('impact', { words: [] }), ...both.slice(1)] }],
  ['impact', { assessments: [...both, assessed('impact', { number: 2, approvedDay: '' })] }],
  ['impact', { assessments: [assessed('impact', { phase: 'after' }), ...both.slice(1)] }],
  ['data-protection', { assessments: both.slice(0, 1) }],
  ['screening-words', { words: { used: 3, waiting: 1, packless: 0 } }],
  ['screening-words', { words: { used: 0, waiting: 0, packless: 1 } }],
  ['venues', { texts: texts.filter(({ field }) => field !== 'no-place-reason') }],
  ['venues', { terms: { ...terms, faceToFace: true } }],
  ['venues', { terms: { ...terms, faceToFace: true, venues: [venue, { ...venue, policy: ' ' }] } }],
  ['venues', { terms: { ...terms, faceToFace: true, venues: [{ ...venue, person: '' }] } }],
  ['undertaking', { sponsorKind: 'company' }],
  [
    'undertaking',
    { sponsorKind: 'company', terms: { ...terms, undertaking: { ...undertaking, diligence: '' } } },
  ],
  ['undertaking', { sponsorKind: 'company', terms: { ...terms, undertaking: { ...undertaking, name: '' } } }],
  [
    'undertaking',
    { sponsorKind: 'company', terms: { ...terms, undertaking: { ...undertaking, day: '2030-01-09' } } },
  ],
  ['missing-languages', { terms: { ...terms, languagesTold: false } }],
  ['missing-languages', { terms: { ...terms, missingLanguages: [{ name: 'Deutsch', plan: '' }] } }],
  ['time-to-read', { terms: { ...terms, readingDays: 6 } }],
  ['days-to-read', { today: '2030-01-07' }],
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
    expect(holdsUp(gate(complete), 'open')).toEqual([]);
  });

  it('R111: opens with a guardian where the law and the way without one are told', () => {
    const facts = { ...complete, texts: [...texts, ...lawful] };
    expect(missing({ ...facts, consent: { ...guarded, carerWay: 'body' } })).toEqual([]);
    expect(missing({ ...facts, consent: { ...guarded, carerWay: 'public', publicWay: true } })).toEqual([]);
  });

  it.each(faults)('R37: stays shut with a fault at "%s"', (item, fault) => {
    const rows = gate({ ...complete, ...fault });
    expect(rows.filter(({ state }) => state === 'missing').map((row) => row.item)).toContain(item);
    expect(holdsUp(rows, 'open')).toContain(item);
    expect(holdsUp(rows, 'approve').length === 0).toBe(item === 'approved' || item === 'days-to-read');
    expect(holdsUp(rows, 'prepare').length === 0).toBe(
      item === 'approved' || item === 'prepared' || item === 'days-to-read',
    );
  });

  it('R1186: what rests opens again on and after the day of its answer, and what never opened does not', () => {
    // Without a last day to take part, whose row looks at the day of the answer too.
    const unclosed = { ...complete, closingDay: '' };
    for (const answerDay of ['2030-01-08', '2029-12-01', '2030-12-31']) {
      expect(missing({ ...unclosed, state: 'paused', answerDay })).toEqual([]);
      expect(missing({ ...unclosed, answerDay })).toEqual(['answer']);
    }
    expect(missing({ ...unclosed, state: 'paused', answerDay: '2031-01-01' })).toEqual(['answer']);
    expect(missing({ ...unclosed, state: 'paused', answerDay: '' })).toEqual(['answer']);
  });

  it('R426: what rests with an instruction of a template opens again, since nobody can write over it', () => {
    expect(missing({ ...complete, texts: instructed })).toEqual(['change']);
    expect(missing({ ...complete, state: 'paused', texts: instructed })).toEqual([]);
    // Of a language that children are not asked in nobody reads anything.
    const other = instructed
      .filter(({ body }) => body !== 'Words.')
      .map((each) => ({ ...each, language: 'ar' }));
    expect(missing({ ...complete, texts: [...texts, ...other] })).toEqual([]);
  });

  it('R39: a signature for an earlier revision is none', () => {
    // Days to read begin with an approval that holds.
    expect(missing({ ...complete, revision: 4 })).toEqual(['days-to-read', 'prepared', 'approved']);
  });

  it('R454: a question of every consultation is asked, or its reason stands at both levels in every language', () => {
    const without = { ...complete, activities: complete.activities.slice(0, 1) };
    const why = (field: string) => told.map((to) => ({ ...to, field, body: 'Words.' }));
    const [risks, unasked] = [why('no-risks-reason'), why('no-unasked-reason')];
    expect(missing({ ...without, texts: [...texts, ...risks] })).toEqual(['standing']);
    expect(missing({ ...without, texts: [...texts, ...risks, ...unasked.slice(1)] })).toEqual(['standing']);
    expect(missing({ ...without, texts: [...texts, ...risks, ...unasked] })).toEqual([]);
  });

  it('R343: where nobody entered a way out of this house for the country, that is said, and stops nothing', () => {
    const rows = gate({ ...complete, safety: { ...complete.safety, outside: false } });
    expect(rows.find(({ item }) => item === 'outside')).toMatchObject({
      state: 'not-yet-checked',
      says: { country: 'XX' },
    });
    expect(holdsUp(rows, 'open')).toEqual([]);
  });

  it('R1188: of help, what children are shown and who is there counts, whatever else waits', () => {
    const { safety, crew } = complete;
    expect(helpMissing({ safety, crew })).toEqual([]);
    expect(helpMissing({ safety: { ...safety, helplinesReady: false }, crew })).toEqual([]);
    expect(helpMissing({ safety: { ...safety, helplinesStand: false }, crew })).toEqual(['helplines']);
    expect(helpMissing({ safety: { ...safety, leads: 1 }, crew })).toEqual(['leads']);
    expect(helpMissing({ safety, crew: { ...crew, moderators: 1 } })).toEqual(['crew']);
  });

  it('R40: lists every condition once, and checks each of them', () => {
    const rows = gate(complete);
    expect(rows.map(({ item }) => item)).toEqual(
      gateItems.filter((item) => !['server', 'pictures', 'host'].includes(item)),
    );
    expect(rows.filter(({ state }) => state === 'not-yet-checked')).toEqual([]);
  });

  it('R1202: has no row for a last day to take part that nobody named; a late answer keeps none of what rests shut', () => {
    const row = (facts: Partial<GateFacts>, of: GateItem = 'closing') =>
      gate({ ...complete, ...facts }).find(({ item }) => item === of)?.state;
    expect(row({ closingDay: '' })).toBeUndefined();
    const late = { answerDay: '2030-01-02', closingDay: '2030-01-09' };
    for (const item of ['closing', 'answer'] as const)
      expect([row({ ...late, state: 'paused' }, item), row(late, item)], item).toEqual(['ready', 'missing']);
    expect(row({ closingDay: '2030-12-31', answerDay: '2031-01-01' })).toBe('missing');
  });

  it('R1193: where children are asked what others should be asked, nothing opens while nobody may read it', () => {
    const [first, ...rest] = complete.activities;
    if (!first) throw new Error('Nothing is asked.');
    const asks = { ...complete, activities: [{ ...first, proposes: true }, ...rest] };
    expect(missing(asks)).toEqual([]);
    expect(missing({ ...asks, host: false })).toEqual(['host']);
    expect(missing({ ...complete, host: false })).toEqual([]);
  });

  it('R951: where a libSQL server has the databases, that it promises less is said, and stops nothing', () => {
    const rows = gate({ ...complete, onServer: true });
    expect(rows.map(({ item }) => item)).toEqual(
      gateItems.filter((item) => !['pictures', 'host'].includes(item)),
    );
    expect(rows.at(-1)).toMatchObject({ item: 'server', state: 'not-yet-checked' });
    expect(holdsUp(rows, 'open')).toEqual([]);
  });

  it('R955: where nobody wrote who runs the site, or its privacy notice, that is said, and stops nothing', () => {
    const rows = gate({ ...complete, notices: false });
    expect(rows.filter(({ state }) => state !== 'ready')).toMatchObject([
      { item: 'notices', state: 'not-yet-checked' },
    ]);
    expect(holdsUp(rows, 'open')).toEqual([]);
  });

  it('R418: an assessment says who approved it, and a newer version that waits is none', () => {
    const row = (facts: GateFacts) => gate(facts).find(({ item }) => item === 'impact');
    expect(row(complete)).toMatchObject({ state: 'ready', who: 'Another', day: '2029-12-02' });
    const waiting = {
      ...complete,
      assessments: [...both, assessed('impact', { number: 2, approvedDay: '' })],
    };
    expect(row(waiting)).toMatchObject({ state: 'missing', who: null });
  });

  it('R554: what is whole and waits for another person, or for a day, is called that; gaps are not', () => {
    const waits = (facts: GateFacts) =>
      gate(facts)
        .filter((row) => row.waits)
        .map(({ item }) => item);
    const unread = {
      ...complete,
      sections: complete.sections.map((each) => ({
        ...each,
        plain: each.plain.map((plain) => ({ ...plain, checked: false })),
      })),
      source: { ...source, checkedDay: '' },
      assessments: [
        assessed('impact', { approvedDay: '' }),
        assessed('data-protection', { approvedDay: '' }),
      ],
      today: '2030-01-02',
    };
    expect(waits(complete)).toEqual([]);
    expect(waits(unread)).toEqual(['plain-checked', 'source', 'impact', 'data-protection', 'days-to-read']);
    const gaps = { ...unread, source: { ...source, author: '', checkedDay: '' }, signatures: [] };
    expect(waits({ ...gaps, assessments: [assessed('impact', { words: [], approvedDay: '' })] })).toEqual([
      'plain-checked',
    ]);
  });

  it('R554: an act is held up by what comes before it, never by days that only pass', () => {
    const rows = gate({ ...complete, signatures: [], auditDay: null, languages: [] });
    expect(holdsUp(rows, 'prepare')).toContain('languages');
    for (const item of ['days-to-read', 'audit', 'prepared', 'approved'] as const) {
      expect(holdsUp(rows, 'prepare')).not.toContain(item);
      expect(holdsUp(rows, 'open')).toContain(item);
    }
    expect(holdsUp(rows, 'approve')).toContain('prepared');
  });

  it('R570: the row of the document counts both sides and says who from outside looked at it', () => {
    expect(gate(complete).find(({ item }) => item === 'source')).toMatchObject({
      state: 'ready',
      says: { for: 1, against: 2 },
      who: 'Mira',
      day: '2029-12-03',
    });
  });

  it('R420: a company opens with its undertaking, another sponsor without one', () => {
    const company = { ...complete, sponsorKind: 'company', terms: { ...terms, undertaking } };
    expect(missing(company)).toEqual([]);
    expect(missing({ ...complete, sponsorKind: 'civil' })).toEqual([]);
  });

  it('R421: fewer than seven days need a reason that everybody reads; seven have to pass', () => {
    const reason = told.map((to) => ({ ...to, field: 'reading-reason', body: 'Words.' }));
    const soon = { ...complete, terms: { ...terms, readingDays: 0 }, today: '2030-01-01' };
    expect(missing(soon)).toEqual(['time-to-read']);
    expect(missing({ ...soon, texts: [...texts, ...reason] })).toEqual([]);
    expect(missing({ ...complete, today: '2030-01-07' })).toEqual(['days-to-read']);
  });

  it('R422: a place to meet has its policy and a person; without a place there is a reason', () => {
    const withPlace = { ...complete, terms: { ...terms, faceToFace: true, venues: [venue] } };
    expect(
      missing({ ...withPlace, texts: texts.filter(({ field }) => field !== 'no-place-reason') }),
    ).toEqual([]);
  });
});

describe('roles of one person', () => {
  const smallest: readonly (readonly Role[])[] = [
    ['organiser', 'administrator'],
    ['approver'],
    ['moderator', 'safeguarding-lead'],
    ['moderator', 'safeguarding-lead'],
    ['analyst', 'facilitator', 'safeguarding-lead'],
    ['overseer'],
  ];

  it('R41: six people may hold what a crew needs', () => {
    for (const held of smallest) expect(mayHoldTogether(held), held.join(' ')).toBe(true);
    // All but whoever decides and answers, who is a person of the body that asks, and a translator, who is no part of every crew.
    const held = new Set(smallest.flat());
    expect(roles.filter((role) => !held.has(role))).toEqual(['translator', 'decision-maker']);
  });

  it('R41, R181: six people are enough for the gate, and one moderator or lead fewer is not', () => {
    const of = (people: readonly (readonly Role[])[]) => {
      const many = (role: Role) => people.filter((held) => held.includes(role)).length;
      const [moderators, leads] = [many('moderator'), many('safeguarding-lead')];
      return missing({ ...complete, safety: { ...complete.safety, leads }, crew: { moderators, leads } });
    };
    expect(of(smallest)).toEqual([]);
    const without = (gone: number) => smallest.filter((_, at) => at !== gone);
    expect(of(without(2))).toEqual(['leads', 'crew']);
    expect(of(without(4))).toEqual(['leads']);
  });

  it('R41, R1193: whoever runs the site is handed no words of a child in any role that it holds beside', () => {
    const handsOut: readonly Deed[] = [
      ...([
        'desk:read',
        'paper:key',
        'paper:reply',
        'proposals:host',
        'points:sort',
        'release:sign',
      ] as const),
      ...([
        'quotes:approve',
        'translation:sign',
        'room:watch',
        'listening:lead',
        'listening:attend',
      ] as const),
      ...(['case:work', 'case:oversee', 'complaint:read'] as const),
    ];
    const beside = roles.filter(
      (role) => role !== 'administrator' && mayHoldTogether(['administrator', role]),
    );
    const here = { organisationId: 'o', consultationId: 'c' };
    const as = (...held: readonly Role[]): Staff => ({
      ...{
        kind: 'staff',
        staffId: 's',
        organisationId: 'o',
        name: 'Somebody',
        roleVersion: 1,
        freshFactor: true,
      },
      ...{ trainedSince: '', grants: held.map((role) => ({ role, consultationId: '' })) },
    });
    expect(beside).toEqual(['organiser', 'translator']);
    for (const role of beside)
      for (const deed of handsOut)
        expect(can(as('administrator', role), deed, here), `${role} ${deed}`).toBe(false);
    // A second organiser, or one beside the administrator, hosts.
    expect(can(as('organiser'), 'proposals:host', here)).toBe(true);
  });

  it('R41: who prepares does not approve, who runs the site reads no text, the overseer stands alone', () => {
    for (const held of [
      ['organiser', 'approver'],
      ['organiser', 'facilitator'],
      ['administrator', 'moderator'],
      ['administrator', 'analyst'],
      ['administrator', 'approver'],
      ['approver', 'analyst'],
      ['overseer', 'moderator'],
      ['decision-maker', 'analyst'],
    ] as const) {
      expect(mayHoldTogether(held), held.join(' ')).toBe(false);
    }
  });
});
