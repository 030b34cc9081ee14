import type { Role } from '../../../server/core/staff/roles.ts';

/** Whoever may ask for a page: nobody known, a child with a seat, a person who holds one role. */
export type Visitor = 'visitor' | 'child' | Role;

/**
 * What a GET answers. `way-in`: led to the first page, as somebody without a seat. `sign-in`: the page that says one is
 * signed out. `nothing`: the page for what is not there, which is also the page for what is not yours.
 */
export type Answer = 'ok' | 'way-in' | 'sign-in' | 'nothing';

export type Permission = {
  /** As app/routes.ts writes it. */
  readonly route: string;
  readonly answers: Readonly<Record<Visitor, Answer>>;
  /** Which of the three kinds of answer it is: a page, a file, or an address that only takes a form. */
  readonly kind: 'page' | 'file' | 'form';
  /** The page carries script; no other page has any. */
  readonly script: boolean;
};

export const staffRoles: readonly Role[] = [
  'administrator',
  'organiser',
  'approver',
  'facilitator',
  'moderator',
  'safeguarding-lead',
  'analyst',
  'translator',
  'overseer',
  'decision-maker',
];

export const visitors: readonly Visitor[] = ['visitor', 'child', ...staffRoles];

function answers(of: (visitor: Visitor) => Answer): Permission['answers'] {
  return Object.fromEntries(visitors.map((visitor) => [visitor, of(visitor)])) as Permission['answers'];
}

const everybody = answers(() => 'ok');
const nobody = answers(() => 'nothing');
const children = answers((visitor) => (visitor === 'child' ? 'ok' : 'way-in'));
const anyStaff = answers((visitor) => (visitor === 'visitor' || visitor === 'child' ? 'sign-in' : 'ok'));
const only = (...roles: Role[]) =>
  answers((visitor) => {
    if (visitor === 'visitor' || visitor === 'child') return 'sign-in';
    return roles.includes(visitor) ? 'ok' : 'nothing';
  });
/** Everybody on the staff but who only translates, and who only answers: that person has the page of answers and no other. */
const readers = only(
  'administrator',
  'organiser',
  'approver',
  'facilitator',
  'moderator',
  'safeguarding-lead',
  'analyst',
  'overseer',
);

/** The same and who only translates, who has this page inside a consultation and no other. */
const readersAndTranslators = answers((visitor) => (visitor === 'translator' ? 'ok' : readers[visitor]));

/** A file has no page that says one is signed out. */
const readersOfFile = answers((visitor) => (readers[visitor] === 'sign-in' ? 'nothing' : readers[visitor]));

type Kind = { readonly kind?: Permission['kind']; readonly script?: boolean };
const row = (
  route: string,
  may: Permission['answers'],
  { kind = 'page', script = false }: Kind = {},
): Permission => ({ route, answers: may, kind, script });

/** Every address of app/routes.ts and who gets what there. tests/unit/pages/routes.test.ts holds the two lists together. */
export const permissions: readonly Permission[] = [
  row('/', everybody),
  row('/enter', everybody, { script: true }),
  row('/join', everybody),
  row('/open', everybody),
  row('/back', everybody),
  row('/said', everybody),
  row('/said/:id', everybody),
  row('/said/:id/:file', everybody, { kind: 'file' }),
  row('/answers', everybody),
  row('/answers.json', everybody, { kind: 'file' }),
  row('/answers.atom', everybody, { kind: 'file' }),
  row('/api/openapi.json', everybody, { kind: 'file' }),
  row('/api/consultations.json', everybody, { kind: 'file' }),
  row('/api/releases.json', everybody, { kind: 'file' }),
  row('/changed/:id/:number', everybody),
  row('/terms/:id', everybody),
  row('/moved', everybody),
  row('/gone', everybody),
  // The stage has destroyed nothing: there is no certificate to find.
  row('/gone/:id', nobody, { kind: 'file' }),
  row('/look', everybody),
  row('/help', everybody),
  row('/help/write', everybody),
  row('/help/back', everybody),
  row('/wrong', everybody),
  row('/wrong/join', everybody),
  row('/wrong/back', everybody),
  row('/wrong/outside', everybody),
  row('/transparency', everybody),
  row('/transparency.json', everybody, { kind: 'file' }),
  row('/keep', everybody),
  row('/left', everybody),
  row('/kiosk', everybody),
  // Whoever is at no kiosk is led to the first page.
  row(
    '/kiosk/still',
    answers(() => 'way-in'),
  ),
  row('/source', everybody),
  row('/imprint', everybody),
  row('/privacy', everybody),
  row('/accessibility', everybody),
  row('/rights', everybody),
  row('/general-comment', everybody),
  row('/parents', everybody),
  row('/teachers', everybody),

  row('/here', children),
  row('/here/name', children),
  row('/here/phrase', children),
  row('/here/practice', children),
  row('/here/part/:anchor', children),
  row('/here/room/:id', children, { script: true }),
  row('/here/statements/:id', children, { script: true }),
  row('/here/statements/:id/mine', children),
  row('/here/poll/:id', children, { script: true }),
  row('/here/design/:id', children),
  row('/here/design/:id/picture', children, { kind: 'file' }),
  row('/here/words', children),
  row('/here/words/:id', children),
  row('/here/back', children),
  row('/here/uses', children),
  row('/here/held', children),
  row('/here/held/:file', children, { kind: 'file' }),
  row('/here/check', children),
  row('/here/me', children),
  row('/here/how', children),
  row('/here/help-me', children),
  row('/here/erase', children),
  row('/leave', everybody),

  row('/staff', anyStaff),
  row('/staff/enter/:token', everybody),
  row('/staff/sign-in', everybody, { script: true }),
  row('/staff/factor', anyStaff, { script: true }),
  row('/staff/prove', anyStaff, { script: true }),
  row('/staff/leave', anyStaff, { kind: 'form' }),
  row('/staff/sessions', anyStaff),
  row('/staff/training', anyStaff),
  row('/staff/training/desk', anyStaff, { script: true }),
  row('/staff/people', only('administrator', 'overseer')),
  row('/staff/pages', only('administrator')),
  row('/staff/requests', only('administrator', 'organiser', 'overseer')),
  row('/staff/audit', only('overseer')),
  row('/staff/helplines', only('administrator', 'organiser', 'approver', 'safeguarding-lead', 'overseer')),
  row('/staff/key', only('safeguarding-lead'), { script: true }),
  row('/staff/desk-limits', only('administrator', 'organiser')),
  row('/staff/languages', only('administrator', 'overseer')),
  row('/staff/screens', only('administrator', 'safeguarding-lead', 'overseer')),
  row('/staff/letters', only('safeguarding-lead'), { script: true }),
  row('/staff/complaints', only('overseer')),
  row('/staff/complaints/:id', only('overseer')),
  row('/staff/remedies', only('administrator', 'overseer')),
  row('/staff/independent-audit', only('overseer')),
  row('/staff/keeping', only('administrator', 'overseer')),
  row('/staff/new', only('organiser')),
  row('/staff/c/:id', readers),
  row('/staff/c/:id/about', readers),
  row('/staff/c/:id/consent', readers),
  row('/staff/c/:id/attributes', readers),
  row('/staff/c/:id/terms', readers),
  row('/staff/c/:id/assessments', readers),
  row('/staff/c/:id/document', readers),
  row('/staff/c/:id/document/check', readersAndTranslators),
  row('/staff/c/:id/source', readers),
  row('/staff/c/:id/activities', readers),
  row('/staff/c/:id/corrections', readers),
  row('/staff/c/:id/proposals', only('organiser')),
  row('/staff/c/:id/designs/:activity', readers),
  row('/staff/c/:id/designs/:activity/picture', readersOfFile, { kind: 'file' }),
  row('/staff/c/:id/session/:activity', readers, { script: true }),
  row('/staff/c/:id/projector/:activity', only('facilitator', 'moderator', 'safeguarding-lead'), {
    script: true,
  }),
  row('/staff/c/:id/put-up', only('facilitator', 'moderator')),
  row('/staff/c/:id/listening', only('decision-maker'), { script: true }),
  row('/staff/c/:id/codes', only('organiser', 'facilitator')),
  row('/staff/c/:id/kiosk', only('organiser', 'facilitator')),
  row('/staff/c/:id/paper', only('organiser', 'facilitator', 'moderator')),
  row('/staff/c/:id/paper/sheet', only('facilitator', 'moderator')),
  // The answer of a form alone: no address has its words.
  row('/staff/c/:id/paper/kit', nobody, { kind: 'form' }),
  row('/staff/c/:id/paper/replies', nobody, { kind: 'form' }),
  row('/staff/c/:id/groups', only('organiser', 'facilitator', 'moderator', 'safeguarding-lead')),
  row('/staff/c/:id/paper/checks', nobody, { kind: 'form' }),
  row('/staff/c/:id/desk', only('moderator', 'safeguarding-lead'), { script: true }),
  row('/staff/c/:id/shown', only('moderator', 'safeguarding-lead')),
  row('/staff/c/:id/second', only('moderator', 'safeguarding-lead')),
  row('/staff/c/:id/translations', only('moderator')),
  row('/staff/c/:id/safeguarding', only('safeguarding-lead'), { script: true }),
  row('/staff/c/:id/points', only('analyst')),
  row('/staff/c/:id/points/themes', only('analyst')),
  row('/staff/c/:id/points/second', only('analyst')),
  row('/staff/c/:id/findings', only('analyst', 'approver')),
  row('/staff/c/:id/voices', only('analyst', 'approver')),
  row('/staff/c/:id/quotes', only('analyst', 'approver', 'moderator')),
  row('/staff/c/:id/release', only('approver')),
  row('/staff/c/:id/answers', only('decision-maker')),
  row('/staff/c/:id/versions', readers),

  row('*', nobody),
];

/** Names of what a stage holds (tests/support/house/stage.ts), for the addresses below. */
export type Places = {
  readonly demo: string;
  readonly draft: string;
  /** Open, with statements that children vote on and a poll. */
  readonly voted: string;
  readonly closed: string;
  readonly analysed: string;
  readonly published: string;
  readonly release: string;
  /** A finding of the closed one. */
  readonly finding: string;
  readonly room: string;
  readonly statements: string;
  /** By the form of the poll. */
  readonly polls: Readonly<Record<'single' | 'multiple' | 'ranking' | 'scale', string>>;
  /** A room of the draft that is divided into small groups. */
  readonly draftRoom: string;
  /** A picture of the draft, to which places are given. */
  readonly draftDesign: string;
  /** A picture of the demo that children point at. */
  readonly design: string;
  readonly word: string;
  /** What a child asked the team. */
  readonly helpCase: string;
  readonly complaint: string;
  /** Five words with which others join it, and the six of its receipt. */
  readonly joinWords: string;
  readonly receipt: string;
  readonly token: string;
};

/**
 * Who opens a state: people of the stage. `speaker` has words in every state, `neighbour` has answered and waits,
 * `newcomer` has a seat and has written nothing, `leaver` has asked to be erased, `proposer` is asked two things about one text, `kiosk` is a device that waits
 * for the next child.
 */
export type Person =
  | 'visitor'
  | 'speaker'
  | 'neighbour'
  | 'newcomer'
  | 'leaver'
  | 'proposer'
  | 'kiosk'
  | 'administrator'
  | 'organiser'
  | 'approver'
  | 'moderator'
  | 'analyst'
  | 'overseer'
  | 'decisionMaker';

/** One page in one state that a person meets. `form` is sent after the page came; its answer is the state. */
export type PageState = {
  /** Also the name of its picture. */
  readonly name: string;
  readonly route: string;
  readonly as: Person;
  /** Also where its route has none: at a kiosk a page notices that nobody is there. */
  readonly scripted?: true;
  readonly path: (at: Places) => string;
  readonly form?:
    | 'code'
    | 'wrong-code'
    | 'wrong-phrase'
    | 'letter'
    | 'carry'
    | 'complaint'
    | 'joint'
    | 'receipt'
    | 'phrase'
    | 'no'
    | 'practice'
    | 'long'
    | 'empty-answer'
    | 'number'
    | 'harm'
    | 'empty-choice'
    | 'codes'
    | 'lost-code'
    | 'used-link'
    | 'invite-nobody'
    | 'change-roles'
    | 'hide';
};

const c =
  (which: 'demo' | 'draft' | 'voted' | 'closed' | 'analysed' | 'published', rest = '') =>
  (at: Places) =>
    `/staff/c/${at[which]}${rest}`;
const state = (name: string, route: string, more: Omit<PageState, 'name' | 'route'>): PageState => ({
  name,
  route,
  ...more,
});
const plain = (name: string, route: string, as: Person = 'visitor'): PageState =>
  state(name, route, { as, path: () => route });

/** Every page in every state worth looking at: axe, the narrow screen, the pseudo-language and the pictures read this. */
export const pageStates: readonly PageState[] = [
  plain('landing', '/'),
  state('landing-refused', '/', { as: 'visitor', path: () => '/', form: 'wrong-code' }),
  state('landing-elsewhere', '/', { as: 'visitor', path: () => '/?elsewhere' }),
  plain('enter', '/enter'),
  state('why', '/join', { as: 'visitor', path: () => '/', form: 'code', scripted: true }),
  state('no', '/join', { as: 'visitor', path: () => '/', form: 'no' }),
  plain('open', '/open'),
  plain('back', '/back'),
  state('back-refused', '/back', { as: 'visitor', path: () => '/back', form: 'wrong-phrase' }),
  plain('said', '/said'),
  state('release', '/said/:id', { as: 'visitor', path: (at) => `/said/${at.release}` }),
  plain('ledger', '/answers'),
  state('ledger-filtered', '/answers', { as: 'visitor', path: () => '/answers?state=done' }),
  state('changed', '/changed/:id/:number', { as: 'visitor', path: (at) => `/changed/${at.published}/2` }),
  state('terms', '/terms/:id', { as: 'visitor', path: (at) => `/terms/${at.demo}` }),
  state('terms-again', '/terms/:id', { as: 'visitor', path: (at) => `/terms/${at.published}` }),
  plain('moved', '/moved'),
  plain('gone', '/gone'),
  plain('look', '/look'),
  state('look-words', '/look', { as: 'visitor', path: () => '/help/write', form: 'carry' }),
  plain('help', '/help', 'newcomer'),
  state('help-words', '/help', { as: 'visitor', path: () => '/help/write', form: 'carry' }),
  plain('help-write', '/help/write'),
  state('help-sent', '/help/write', { as: 'visitor', path: () => '/help/write', form: 'letter' }),
  plain('help-back', '/help/back'),
  plain('wrong', '/wrong', 'newcomer'),
  state('wrong-words', '/wrong', { as: 'visitor', path: () => '/help/write', form: 'carry' }),
  state('wrong-sent', '/wrong', { as: 'visitor', path: () => '/wrong', form: 'complaint' }),
  plain('wrong-join', '/wrong/join'),
  state('wrong-joint', '/wrong/join', { as: 'visitor', path: () => '/wrong/join', form: 'joint' }),
  plain('wrong-back', '/wrong/back'),
  state('wrong-answer', '/wrong/back', { as: 'visitor', path: () => '/wrong/back', form: 'receipt' }),
  plain('wrong-outside', '/wrong/outside'),
  plain('transparency', '/transparency'),
  plain('keep', '/keep'),
  state('keep-words', '/keep', { as: 'visitor', path: () => '/help/write', form: 'carry' }),
  plain('left', '/left'),
  plain('kiosk', '/kiosk'),
  // Its language was chosen by a child, and goes with it.
  { ...plain('kiosk-next', '/kiosk', 'kiosk'), scripted: true },
  { ...plain('kiosk-still', '/kiosk/still', 'kiosk'), scripted: true },
  plain('source', '/source'),
  plain('imprint', '/imprint'),
  plain('privacy', '/privacy'),
  plain('accessibility', '/accessibility'),
  plain('rights', '/rights'),
  plain('parents', '/parents'),
  plain('teachers', '/teachers'),
  plain('general-comment', '/general-comment'),

  plain('home', '/here', 'speaker'),
  plain('name', '/here/name', 'newcomer'),
  plain('phrase', '/here/phrase', 'newcomer'),
  state('phrase-shown', '/here/phrase', { as: 'newcomer', path: () => '/here/phrase', form: 'phrase' }),
  plain('practice', '/here/practice', 'newcomer'),
  state('practice-end', '/here/practice', { as: 'newcomer', path: () => '/here/practice', form: 'practice' }),
  state('practice-harm', '/here/practice', { as: 'newcomer', path: () => '/here/practice', form: 'harm' }),
  state('practice-long', '/here/practice', { as: 'newcomer', path: () => '/here/practice', form: 'long' }),
  state('section', '/here/part/:anchor', { as: 'neighbour', path: () => '/here/part/1' }),
  state('section-easy', '/here/part/:anchor', {
    as: 'newcomer',
    path: () => '/here/part/1?words=easy',
  }),
  state('section-own', '/here/part/:anchor', { as: 'newcomer', path: () => '/here/part/2?view=own' }),
  state('home-corrected', '/here', { as: 'proposer', path: () => '/here' }),
  state('section-two', '/here/part/:anchor', { as: 'proposer', path: () => '/here/part/all' }),
  state('section-refused', '/here/part/:anchor', {
    as: 'newcomer',
    path: () => '/here/part/2',
    form: 'empty-answer',
  }),
  state('section-asked', '/here/part/:anchor', {
    as: 'newcomer',
    path: () => '/here/part/2',
    form: 'number',
  }),
  state('section-care', '/here/part/:anchor', {
    as: 'newcomer',
    path: () => '/here/part/2',
    form: 'harm',
  }),
  state('room', '/here/room/:id', { as: 'speaker', path: (at) => `/here/room/${at.room}` }),
  state('room-past', '/here/room/:id', { as: 'speaker', path: (at) => `/here/room/${at.room}?before=1000` }),
  state('statements', '/here/statements/:id', {
    as: 'newcomer',
    path: (at) => `/here/statements/${at.statements}`,
  }),
  state('statements-counted', '/here/statements/:id', {
    as: 'speaker',
    path: (at) => `/here/statements/${at.statements}?counted=most-agree`,
  }),
  state('statements-done', '/here/statements/:id', {
    as: 'neighbour',
    path: (at) => `/here/statements/${at.statements}`,
  }),
  state('votes', '/here/statements/:id/mine', {
    as: 'neighbour',
    path: (at) => `/here/statements/${at.statements}/mine`,
  }),
  state('votes-none', '/here/statements/:id/mine', {
    as: 'newcomer',
    path: (at) => `/here/statements/${at.statements}/mine`,
  }),
  state('poll', '/here/poll/:id', { as: 'speaker', path: (at) => `/here/poll/${at.polls.single}` }),
  state('poll-multiple', '/here/poll/:id', {
    as: 'newcomer',
    path: (at) => `/here/poll/${at.polls.multiple}`,
  }),
  state('poll-ranking', '/here/poll/:id', {
    as: 'newcomer',
    path: (at) => `/here/poll/${at.polls.ranking}`,
  }),
  state('poll-scale', '/here/poll/:id', { as: 'newcomer', path: (at) => `/here/poll/${at.polls.scale}` }),
  state('poll-refused', '/here/poll/:id', {
    as: 'newcomer',
    path: (at) => `/here/poll/${at.polls.single}`,
    form: 'empty-choice',
  }),
  state('design', '/here/design/:id', { as: 'newcomer', path: (at) => `/here/design/${at.design}` }),
  state('design-pointed', '/here/design/:id', {
    as: 'speaker',
    path: (at) => `/here/design/${at.design}?done=pin`,
  }),
  state('room-told', '/here/room/:id', { as: 'speaker', path: (at) => `/here/room/${at.room}?told=yes` }),
  plain('words', '/here/words', 'speaker'),
  plain('words-none', '/here/words', 'newcomer'),
  state('word', '/here/words/:id', { as: 'speaker', path: (at) => `/here/words/${at.word}` }),
  state('word-back', '/here/words/:id', { as: 'speaker', path: (at) => `/here/words/${at.word}?back=yes` }),
  plain('take-all', '/here/back', 'speaker'),
  plain('take-all-none', '/here/back', 'newcomer'),
  plain('uses', '/here/uses', 'speaker'),
  plain('held', '/here/held', 'speaker'),
  plain('check-early', '/here/check', 'newcomer'),
  plain('me-nothing', '/here/me', 'newcomer'),
  plain('how-early', '/here/how', 'newcomer'),
  plain('help-me', '/here/help-me', 'newcomer'),
  plain('help-me-case', '/here/help-me', 'neighbour'),
  plain('erase', '/here/erase', 'speaker'),
  plain('erase-waiting', '/here/erase', 'leaver'),
  plain('leave', '/leave', 'newcomer'),
  state('missing', '*', { as: 'visitor', path: () => '/nothing-is-here' }),

  plain('staff', '/staff', 'organiser'),
  plain('staff-signed-out', '/staff', 'visitor'),
  state('staff-nothing', '/staff/people', { as: 'organiser', path: () => '/staff/people' }),
  state('staff-enter', '/staff/enter/:token', { as: 'visitor', path: (at) => `/staff/enter/${at.token}` }),
  state('staff-enter-used', '/staff/enter/:token', {
    as: 'visitor',
    path: () => '/staff/enter/AAAAAAAAAAAAAAAAAAAAAA',
    form: 'used-link',
  }),
  plain('staff-sign-in', '/staff/sign-in', 'visitor'),
  plain('factor', '/staff/factor', 'analyst'),
  plain('prove', '/staff/prove', 'analyst'),
  plain('people', '/staff/people', 'administrator'),
  state('people-refused', '/staff/people', {
    as: 'administrator',
    path: () => '/staff/people',
    form: 'invite-nobody',
  }),
  state('people-roles', '/staff/people', {
    as: 'administrator',
    path: () => '/staff/people',
    form: 'change-roles',
  }),
  plain('keeping', '/staff/keeping', 'administrator'),
  plain('pages', '/staff/pages', 'administrator'),
  plain('requests', '/staff/requests', 'overseer'),
  plain('audit', '/staff/audit', 'overseer'),
  state('audit-consultation', '/staff/audit', {
    as: 'overseer',
    path: (at) => `/staff/audit?of=${at.demo}`,
  }),
  plain('staff-overseer', '/staff', 'overseer'),
  plain('helplines', '/staff/helplines', 'administrator'),
  state('helplines-add', '/staff/helplines', {
    as: 'administrator',
    path: () => '/staff/helplines?country=DE',
  }),
  plain('lead-key', '/staff/key', 'moderator'),
  plain('complaints', '/staff/complaints', 'overseer'),
  state('complaint', '/staff/complaints/:id', {
    as: 'overseer',
    path: (at) => `/staff/complaints/${at.complaint}`,
  }),
  plain('independent-audit', '/staff/independent-audit', 'overseer'),
  plain('remedies', '/staff/remedies', 'administrator'),
  plain('new', '/staff/new', 'organiser'),
  state('gate', '/staff/c/:id', { as: 'organiser', path: c('draft') }),
  state('overview', '/staff/c/:id', { as: 'organiser', path: c('demo') }),
  state('overview-close', '/staff/c/:id', { as: 'organiser', path: c('demo', '?ask=close') }),
  state('about', '/staff/c/:id/about', { as: 'organiser', path: c('draft', '/about') }),
  state('about-read', '/staff/c/:id/about', { as: 'approver', path: c('demo', '/about') }),
  state('consent', '/staff/c/:id/consent', { as: 'organiser', path: c('draft', '/consent') }),
  state('consent-open', '/staff/c/:id/consent', { as: 'organiser', path: c('demo', '/consent') }),
  state('terms-edit', '/staff/c/:id/terms', { as: 'organiser', path: c('draft', '/terms') }),
  state('terms-read', '/staff/c/:id/terms', { as: 'approver', path: c('demo', '/terms') }),
  state('assessment', '/staff/c/:id/assessments', { as: 'organiser', path: c('draft', '/assessments') }),
  state('assessment-read', '/staff/c/:id/assessments', {
    as: 'approver',
    path: c('demo', '/assessments?kind=data-protection'),
  }),
  state('assessment-waits', '/staff/c/:id/assessments', {
    as: 'approver',
    path: c('published', '/assessments?kind=data-protection'),
  }),
  state('source-write', '/staff/c/:id/source', { as: 'organiser', path: c('draft', '/source') }),
  state('source-check', '/staff/c/:id/source', { as: 'approver', path: c('draft', '/source') }),
  state('source-read', '/staff/c/:id/source', { as: 'approver', path: c('demo', '/source') }),
  state('attributes', '/staff/c/:id/attributes', { as: 'organiser', path: c('draft', '/attributes') }),
  state('attributes-open', '/staff/c/:id/attributes', { as: 'approver', path: c('demo', '/attributes') }),
  state('document', '/staff/c/:id/document', { as: 'organiser', path: c('draft', '/document') }),
  state('document-section', '/staff/c/:id/document', {
    as: 'approver',
    path: c('demo', '/document?section=1'),
  }),
  state('document-check', '/staff/c/:id/document/check', {
    as: 'approver',
    path: c('draft', '/document/check'),
  }),
  state('document-checked', '/staff/c/:id/document/check', {
    as: 'approver',
    path: c('demo', '/document/check?language=ar'),
  }),
  state('activities', '/staff/c/:id/activities', { as: 'organiser', path: c('demo', '/activities') }),
  state('activities-voted', '/staff/c/:id/activities', { as: 'organiser', path: c('voted', '/activities') }),
  state('activities-add', '/staff/c/:id/activities', { as: 'organiser', path: c('draft', '/activities') }),
  state('corrections', '/staff/c/:id/corrections', { as: 'organiser', path: c('voted', '/corrections') }),
  state('corrections-sign', '/staff/c/:id/corrections', { as: 'approver', path: c('voted', '/corrections') }),
  state('corrections-write', '/staff/c/:id/corrections', {
    as: 'organiser',
    path: (at) => `/staff/c/${at.demo}/corrections?activity=${at.polls.single}`,
  }),
  state('proposals', '/staff/c/:id/proposals', { as: 'organiser', path: c('voted', '/proposals') }),
  state('proposals-not-asked', '/staff/c/:id/proposals', {
    as: 'organiser',
    path: c('demo', '/proposals'),
  }),
  state('session', '/staff/c/:id/session/:activity', {
    as: 'moderator',
    path: (at) => `/staff/c/${at.demo}/session/${at.room}`,
  }),
  state('session-groups', '/staff/c/:id/session/:activity', {
    as: 'organiser',
    path: (at) => `/staff/c/${at.draft}/session/${at.draftRoom}`,
  }),
  state('projector', '/staff/c/:id/projector/:activity', {
    as: 'moderator',
    path: (at) => `/staff/c/${at.demo}/projector/${at.room}`,
  }),
  state('put-up', '/staff/c/:id/put-up', { as: 'moderator', path: c('demo', '/put-up') }),
  state('listening', '/staff/c/:id/listening', { as: 'decisionMaker', path: c('demo', '/listening') }),
  state('design-places', '/staff/c/:id/designs/:activity', {
    as: 'organiser',
    path: (at) => `/staff/c/${at.demo}/designs/${at.design}`,
  }),
  state('design-edit', '/staff/c/:id/designs/:activity', {
    as: 'organiser',
    path: (at) => `/staff/c/${at.draft}/designs/${at.draftDesign}`,
  }),
  state('codes', '/staff/c/:id/codes', { as: 'organiser', path: c('demo', '/codes') }),
  state('code-sheet', '/staff/c/:id/codes', { as: 'organiser', path: c('demo', '/codes'), form: 'codes' }),
  state('code-replaced', '/staff/c/:id/codes', {
    as: 'organiser',
    path: c('demo', '/codes'),
    form: 'lost-code',
  }),
  state('staff-kiosk', '/staff/c/:id/kiosk', { as: 'organiser', path: c('demo', '/kiosk') }),
  state('groups', '/staff/c/:id/groups', { as: 'moderator', path: c('demo', '/groups') }),
  state('groups-made', '/staff/c/:id/groups', { as: 'organiser', path: c('demo', '/groups') }),
  state('paper', '/staff/c/:id/paper', { as: 'organiser', path: c('demo', '/paper') }),
  state('paper-typist', '/staff/c/:id/paper', { as: 'moderator', path: c('demo', '/paper') }),
  state('paper-number', '/staff/c/:id/paper/sheet', { as: 'moderator', path: c('demo', '/paper/sheet') }),
  state('paper-unknown', '/staff/c/:id/paper/sheet', {
    as: 'moderator',
    path: c('demo', '/paper/sheet?number=1234567'),
  }),
  state('shown', '/staff/c/:id/shown', { as: 'moderator', path: c('demo', '/shown') }),
  state('second', '/staff/c/:id/second', { as: 'moderator', path: c('demo', '/second') }),
  state('translations', '/staff/c/:id/translations', {
    as: 'moderator',
    path: c('demo', '/translations'),
  }),
  state('desk', '/staff/c/:id/desk', { as: 'moderator', path: c('demo', '/desk') }),
  state('desk-empty', '/staff/c/:id/desk', { as: 'moderator', path: c('published', '/desk') }),
  state('safeguarding', '/staff/c/:id/safeguarding', { as: 'moderator', path: c('demo', '/safeguarding') }),
  state('safeguarding-case', '/staff/c/:id/safeguarding', {
    as: 'moderator',
    path: (at) => `/staff/c/${at.demo}/safeguarding?case=${at.helpCase}`,
  }),
  plain('desk-limits', '/staff/desk-limits', 'organiser'),
  plain('sessions', '/staff/sessions', 'moderator'),
  plain('training', '/staff/training', 'moderator'),
  plain('practice-desk', '/staff/training/desk', 'moderator'),
  state('practice-hard', '/staff/training/desk', {
    as: 'moderator',
    path: () => '/staff/training/desk?text=9',
  }),
  state('practice-answer', '/staff/training/desk', {
    as: 'moderator',
    path: () => '/staff/training/desk?text=2',
    form: 'hide',
  }),
  plain('languages', '/staff/languages', 'administrator'),
  plain('screens', '/staff/screens', 'administrator'),
  plain('letters', '/staff/letters', 'moderator'),
  state('points', '/staff/c/:id/points', { as: 'analyst', path: c('closed', '/points') }),
  state('points-themes', '/staff/c/:id/points/themes', {
    as: 'analyst',
    path: c('closed', '/points/themes'),
  }),
  state('points-second', '/staff/c/:id/points/second', {
    as: 'analyst',
    path: c('closed', '/points/second'),
  }),
  state('points-early', '/staff/c/:id/points', { as: 'analyst', path: c('demo', '/points') }),
  state('release-draft', '/staff/c/:id/release', { as: 'approver', path: c('analysed', '/release') }),
  state('quotes', '/staff/c/:id/quotes', { as: 'analyst', path: c('closed', '/quotes') }),
  state('quotes-approve', '/staff/c/:id/quotes', { as: 'moderator', path: c('analysed', '/quotes') }),
  state('quotes-early', '/staff/c/:id/quotes', { as: 'analyst', path: c('demo', '/quotes') }),
  state('voices', '/staff/c/:id/voices', { as: 'analyst', path: c('closed', '/voices') }),
  state('voices-over', '/staff/c/:id/voices', { as: 'approver', path: c('analysed', '/voices') }),
  state('voices-early', '/staff/c/:id/voices', { as: 'analyst', path: c('demo', '/voices') }),
  state('findings', '/staff/c/:id/findings', { as: 'analyst', path: c('closed', '/findings') }),
  state('findings-change', '/staff/c/:id/findings', {
    as: 'analyst',
    path: (at) => `/staff/c/${at.closed}/findings?order=divided&finding=${at.finding}`,
  }),
  state('findings-over', '/staff/c/:id/findings', { as: 'approver', path: c('analysed', '/findings') }),
  state('findings-early', '/staff/c/:id/findings', { as: 'analyst', path: c('demo', '/findings') }),
  state('release-early', '/staff/c/:id/release', { as: 'approver', path: c('demo', '/release') }),
  state('answers', '/staff/c/:id/answers', { as: 'decisionMaker', path: c('published', '/answers') }),
  state('answers-early', '/staff/c/:id/answers', { as: 'decisionMaker', path: c('demo', '/answers') }),
  state('versions', '/staff/c/:id/versions', { as: 'organiser', path: c('published', '/versions') }),
  state('versions-draft', '/staff/c/:id/versions', { as: 'approver', path: c('published', '/versions') }),
  state('versions-early', '/staff/c/:id/versions', { as: 'organiser', path: c('demo', '/versions') }),
  plain('staff-answers', '/staff', 'decisionMaker'),
];
