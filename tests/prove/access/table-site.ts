import type { Role } from '../../../server/core/staff/roles.ts';
import type { Reach } from './askers.ts';
import type { Act, Row, Scope, Who } from './rows.ts';

const administrator: Who = ['administrator'];
const overseer: Who = ['overseer'];
const lead: Who = ['safeguarding-lead'];

const row = (route: string, who: Who, scope: Scope, acts: readonly Act[] = []): Row => ({
  route,
  scope,
  who,
  address: () => route,
  acts,
});
const act = (
  name: string,
  who: Who,
  scope: Scope,
  fields: Act['fields'] = () => ({}),
  more: Partial<Act> = {},
): Act => ({ name, who, scope, fields: (at, site) => ({ act: name, ...fields(at, site) }), ...more });

/** What an administrator does to a person: it may wherever that person works, and nowhere else. */
const toPerson = (name: string, reach: Reach, more: Partial<Act> = {}): Act =>
  act(
    name,
    administrator,
    reach === 'all' ? 'first' : reach === 'one' ? 'consultation' : 'second',
    (_at, site) => ({ person: site.victims[reach], called: 'Somebody' }),
    { name: `${name} ${reach}`, ...(reach === 'one' ? { place: 'own' } : {}), ...more },
  );
const caseAct = (name: string, more: Record<string, string> = {}): Act =>
  act(name, lead, 'first', (_at, site) => ({ case: site.letter, part: 'told', ...more }));

const confirmsHelplines: readonly Role[] = [
  'administrator',
  'organiser',
  'approver',
  'safeguarding-lead',
  'overseer',
];

export const siteRows: readonly Row[] = [
  {
    ...row('/staff', 'staff', 'part', [
      act(
        'seen',
        overseer,
        'consultation',
        (at) => ({ consultation: at.id, case: at.helpCase, part: 'told', lead: at.lone, seen: at.loneSeen }),
        { once: true },
      ),
    ]),
  },
  row('/staff/enter/:token', 'anybody', 'part', [act('enter', 'anybody', 'part')]),
  row('/staff/sign-in', 'anybody', 'part', [act('passkey', 'anybody', 'part')]),
  { ...row('/staff/factor', 'staff', 'part', [act('code', 'staff', 'part')]), halfway: true },
  { ...row('/staff/prove', 'staff', 'part', [act('none', 'staff', 'part')]), halfway: true },
  // Only one's own, whatever is sent: a session of somebody else is none.
  row('/staff/sessions', 'staff', 'part', [
    { ...act('end', 'nobody', 'part'), fields: () => ({ session: 'A'.repeat(22) }) },
  ]),
  row('/staff/training', 'staff', 'part'),
  row('/staff/training/desk', 'staff', 'part', [act('decide', 'staff', 'part')]),
  row('/staff/people', ['administrator', 'overseer'], 'part', [
    act('invite', administrator, 'organisation', () => ({ name: 'A', role: 'translator' }), { fresh: true }),
    ...(['one', 'all', 'elsewhere'] as const).flatMap((reach) => [
      toPerson('renew', reach, { fresh: true }),
      toPerson('anew', reach, { fresh: true }),
      toPerson('trained', reach),
      toPerson('end-sessions', reach),
      toPerson('revoke', reach, { fresh: true }),
      toPerson('roles', reach, {
        fresh: true,
        fields: (at, site) => ({
          act: 'roles',
          person: site.victims[reach],
          role: 'translator',
          where: reach === 'one' ? at.id : '',
        }),
      }),
    ]),
  ]),
  row('/staff/pages', administrator, 'organisation', [
    act('edit', administrator, 'organisation', () => ({ 'imprint.en': 'a'.repeat(50_001) })),
  ]),
  row('/staff/requests', ['administrator', 'organiser', 'overseer'], 'part', [
    act(
      'approve',
      ['administrator', 'organiser', 'overseer'],
      'consultation',
      (_at, site) => ({ request: site.request }),
      { place: 'own', fresh: true },
    ),
    act(
      'refuse',
      ['administrator', 'organiser', 'overseer'],
      'consultation',
      (_at, site) => ({ request: site.request }),
      { place: 'own' },
    ),
  ]),
  // The site's own log is one for all that it holds: it has numbers of every consultation, and no word of one.
  { ...row('/staff/audit', overseer, 'part'), known: true },
  { ...row('/staff/audit', overseer, 'consultation'), address: (at) => `/staff/audit?of=${at.id}` },
  { ...row('/staff/audit', overseer, 'organisation'), address: () => '/staff/audit?of=complaints' },
  row('/staff/helplines', confirmsHelplines, 'organisation', [
    act('enter', administrator, 'organisation', () => ({
      country: 'DE',
      kind: 'child',
      languages: 'de',
      name: '',
      number: '',
      source: '',
    })),
    act('confirm', confirmsHelplines, 'first', (_at, site) => ({ id: site.helpline })),
    act('drop', administrator, 'first', (_at, site) => ({ id: site.helpline }), { once: true }),
  ]),
  row('/staff/key', lead, 'part', [
    act('save', lead, 'part', () => ({ publicKey: 'A'.repeat(87), wrapped: 'A'.repeat(87) }), {
      fresh: true,
    }),
  ]),
  row('/staff/desk-limits', ['administrator', 'organiser'], 'organisation', [
    act('set', ['administrator', 'organiser'], 'organisation', () => ({ slowAfterMinutes: 'none' })),
  ]),
  row('/staff/languages', ['administrator', 'overseer'], 'organisation'),
  row('/staff/screens', ['administrator', 'safeguarding-lead', 'overseer'], 'organisation', [
    act('enter', administrator, 'organisation', () => ({ language: 'en', part: 'harsh', cue: '' })),
    act('confirm', ['safeguarding-lead', 'overseer'], 'organisation', (_at, site) => ({ id: site.cue }), {
      once: true,
    }),
    act('drop', administrator, 'organisation', (_at, site) => ({ id: site.cue }), { once: true }),
  ]),
  row('/staff/letters', lead, 'first', [
    caseAct('open', { reason: '' }),
    caseAct('alone', { reason: '' }),
    caseAct('reseal-begin', { half: 'a' }),
    // By whoever was given a half of it, and nobody was.
    { ...caseAct('pass', { boxes: '[]' }), who: 'nobody' },
    { ...caseAct('reseal', { boxes: '[]' }), who: 'nobody' },
    caseAct('answer', { text: '' }),
    caseAct('send', { number: '99', seen: '' }),
    caseAct('drop', { number: '99', seen: '' }),
    caseAct('promise', { remedy: 'apology' }),
    caseAct('done', { remedy: 'apology' }),
    caseAct('close', { to: 'ask', seen: '' }),
    act('rehearse', lead, 'first'),
  ]),
  row('/staff/complaints', overseer, 'part', [
    act('comment', overseer, 'organisation', () => ({ about: '' })),
    act('comment', overseer, 'consultation', (at) => ({ about: at.id }), { name: 'comment on one' }),
  ]),
  {
    ...row('/staff/complaints/:id', overseer, 'first', [
      act('take-up', overseer, 'first'),
      act('answer', overseer, 'first', () => ({ outcome: 'agreed' })),
    ]),
    address: (_at, site) => `/staff/complaints/${site.complaints.nameless}`,
  },
  {
    ...row('/staff/complaints/:id', overseer, 'consultation', [
      act('take-up', overseer, 'consultation', undefined, { place: 'own' }),
      act('answer', overseer, 'consultation', () => ({ outcome: 'agreed' }), { place: 'own' }),
      act('comment', overseer, 'consultation', (at) => ({ about: at.id })),
      act('place', overseer, 'consultation', (at) => ({ about: at.id }), { place: 'own' }),
      act('pause', overseer, 'consultation', (at) => ({ about: at.id }), { last: true }),
    ]),
    address: (_at, site) => `/staff/complaints/${site.complaints.own}`,
    place: 'own',
  },
  row('/staff/remedies', ['administrator', 'overseer'], 'organisation', [
    act('propose', administrator, 'organisation', () => ({ kind: 'ombudsperson' })),
    act('confirm', ['administrator', 'overseer'], 'organisation', (_at, site) => ({ remedy: site.remedy }), {
      once: true,
    }),
    act('drop', administrator, 'organisation', (_at, site) => ({ remedy: site.remedy }), { once: true }),
  ]),
  row('/staff/independent-audit', overseer, 'organisation', [act('record', overseer, 'organisation')]),
  row('/staff/keeping', ['administrator', 'overseer'], 'organisation', [
    act('confirm', administrator, 'organisation', () => ({ today: '2000-01-01' }), { fresh: true }),
  ]),
  row('/staff/new', ['organiser'], 'organisation', [
    act('create', ['organiser'], 'organisation', () => ({ title: '', language: 'en', zone: 'UTC' })),
  ]),
  // A form only; its address leads to the first page of staff, whoever asks.
  row('/staff/leave', 'anybody', 'part', [
    act('leave', 'anybody', 'part', undefined, { last: true, leads: true }),
  ]),
];
