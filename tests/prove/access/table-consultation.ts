import type { PlaceName, Site } from './askers.ts';
import type { Act, Row, Scope, Who } from './rows.ts';
import type { Subject } from './subjects.ts';

/** Everybody whose work is inside a consultation, and who supervises it. Translators and decision-makers have pages of their own. */
const readers: Who = [
  'administrator',
  'organiser',
  'approver',
  'facilitator',
  'moderator',
  'safeguarding-lead',
  'analyst',
  'overseer',
];
const organiser: Who = ['organiser'];
const approver: Who = ['approver'];
const analyst: Who = ['analyst'];
const moderator: Who = ['moderator'];
const lead: Who = ['safeguarding-lead'];
const leader: Who = ['facilitator', 'moderator'];
/** Whoever lets one question or room rest, and whoever opens it again where no overseer let it. */
const rester: Who = ['organiser', 'facilitator', 'moderator', 'safeguarding-lead', 'overseer'];
const waker: Who = ['organiser', 'moderator', 'safeguarding-lead'];
/** A room that nobody led has the revision 0: this one it never had. */
const late = { revision: '99' };

/** Whoever has to do with sheets of paper; and whoever may type them, which the rows of each pile narrow further. */
const paper: Who = ['organiser', 'facilitator', 'moderator'];
const typist: Who = ['facilitator', 'moderator'];

/** An id that nothing has. */
const nothing = 'A'.repeat(22);

const row = (rest: string, who: Who, acts: readonly Act[] = []): Row => ({
  route: `/staff/c/:id${rest}`,
  scope: 'consultation',
  who,
  address: (at) => `/staff/c/${at.id}${rest}`,
  acts,
});
const act = (name: string, who: Who, fields: Act['fields'] = () => ({}), more: Partial<Act> = {}): Act => ({
  name,
  who,
  // A revision of long ago: whoever may do it is told that the page is stale, and nothing changes.
  fields: (at: Subject, site: Site) => ({ act: name, revision: '0', ...fields(at, site) }),
  ...more,
});
const design = (rest: string, acts: readonly Act[]): Row => ({
  ...row(`/designs/:activity${rest}`, readers, acts),
  address: (at) => `/staff/c/${at.id}/designs/${at.design}${rest}`,
});
const clone = (place: PlaceName, scope: Scope): Act =>
  act(`clone ${place}`, organiser, () => ({ act: 'clone', title: 'Once more', form: nothing }), {
    place,
    scope,
  });
const caseAct = (name: string, more: Record<string, string>): Act =>
  act(name, lead, (at) => ({ case: at.helpCase, part: 'told', ...more }));

export const consultationRows: readonly Row[] = [
  row('', readers, [
    act('prepared', organiser),
    act('approved', approver, undefined, { fresh: true }),
    act('returned', approver, () => ({ reason: 'A reason.' })),
    act('paused', ['organiser', 'moderator', 'safeguarding-lead', 'overseer']),
    act('open', organiser),
    act('closed', organiser, undefined, { fresh: true, last: true }),
    act('throw', organiser),
    // A new draft of the whole organisation: a role in this consultation alone does not reach that far.
    ...(['own', 'other'] as const).map((place) => clone(place, 'first')),
    clone('abroad', 'second'),
  ]),
  row('/about', readers, [
    act('edit', organiser, () => ({ languages: 'en', zone: 'UTC' })),
    act('until', organiser, () => ({ closing: '2020-01-01' })),
  ]),
  row('/consent', readers, [
    act('edit', organiser),
    act('asked', organiser, () => ({ use: 'quotes', to: 'asked' })),
    act('made', approver, () => ({ use: 'quotes', to: 'made' })),
    act('dropped', organiser, () => ({ use: 'quotes', to: 'dropped' })),
    act('shut-way', organiser),
  ]),
  row('/attributes', readers, [
    act('edit', organiser),
    act('declare', ['organiser', 'analyst'], () => ({ table: 'nothing-of-this-kind' })),
  ]),
  row('/document', readers, [
    act('paste', organiser, () => ({ language: 'en', title: 'A', markdown: '# A' })),
    act('plain', organiser, () => ({ anchor: '1' })),
    act('comment', organiser),
    act('check', ['organiser', 'approver', 'overseer'], () => ({ anchor: '1', language: 'en' })),
  ]),
  // The one page of a consultation that a translator has.
  row(
    '/document/check',
    [...readers, 'translator'],
    [
      act('check', ['organiser', 'approver', 'translator', 'overseer'], () => ({
        anchor: '1',
        language: 'en',
      })),
    ],
  ),
  row('/source', readers, [
    act('write', organiser),
    act('check', ['approver', 'overseer'], () => ({ name: 'A', from: 'B', outside: 'yes' })),
  ]),
  row('/activities', readers, [
    act('write', organiser, () => ({ kind: 'question' })),
    act('write-more', organiser, () => ({ kind: 'question' })),
    act('drop', organiser, (at) => ({ activity: at.question })),
    act('earlier', organiser, (at) => ({ activity: at.question })),
    act('later', organiser, (at) => ({ activity: at.question })),
    act('change', readers, (at) => ({ beside: `change ${at.question}` })),
    act('add-proposing', organiser),
    act('add-standing', organiser),
    act('paused', rester, (at) => ({ activity: at.poll })),
    // Another than is let rest above: what an overseer let rest most of these may not wake (R947).
    act('open', waker, (at) => ({ activity: at.statements })),
    act('add-seed', organiser, (at) => ({ beside: `add-seed ${at.statements}` })),
    act('sign-seed', approver, (at) => ({ beside: `sign-seed ${at.statement}` })),
    act('drop-seed', ['organiser', 'approver'], (at) => ({ beside: `drop-seed ${at.statement}` })),
    act('retire', organiser, (at) => ({ beside: `retire ${at.statement}` })),
  ]),
  // One that waits nowhere: whoever may do it is told that it is further on, and nothing changes.
  row('/corrections', readers, [
    act('propose', organiser, (at) => ({ id: at.question, reason: 'A word is wrong.' })),
    act('sign', approver, () => ({ id: nothing })),
    act('drop', ['organiser', 'approver'], () => ({ id: nothing })),
  ]),
  // Words that are no proposal: whoever may decide about one finds nothing.
  row('/proposals', organiser, [
    act('take', organiser, (at) => ({ id: at.word, revision: '1', language: 'en' })),
    act('decline', organiser, (at) => ({ id: at.word, revision: '1' })),
  ]),
  {
    ...row('/session', readers, [
      act('lead', leader, () => ({ ...late, beside: 'lead start' })),
      act('agenda', leader, () => ({ ...late, 'step.1.kind': 'break', 'step.1.minutes': '5' })),
      act('pace', leader, () => ({ ...late, minutes: '1' })),
      act('top', leader, () => late),
      act('look', readers),
      act('keep', readers),
      act('ask', leader, () => late),
      act('tell', leader, () => late),
      act('closing', leader, () => late),
      act('agree', [...leader, 'organiser', 'approver'], () => late),
      act('call', leader),
      act('uncall', leader),
      act('plan', leader),
      act('unplan', leader),
      act('divide', organiser, () => ({ draft: '0', count: '3' })),
      act('group-take', leader, (at) => ({ beside: `group-take ${at.room}` })),
      act('group-leave', leader, (at) => ({ beside: `group-leave ${at.room}` })),
      act('gather', leader),
      // It is open until the last act of this row.
      act('wake', waker),
      act('rest', rester, undefined, { last: true }),
    ]),
    route: '/staff/c/:id/session/:activity',
    address: (at) => `/staff/c/${at.id}/session/${at.room}`,
  },
  {
    ...row('/projector', ['facilitator', 'moderator', 'safeguarding-lead']),
    route: '/staff/c/:id/projector/:activity',
    address: (at) => `/staff/c/${at.id}/projector/${at.room}`,
  },
  // Planned for a time that is none, begun where none is due, and words whose child said no yes.
  row('/put-up', leader, [
    act('plan', leader),
    act('begin', leader),
    act('end', leader),
    act('put', leader, (at) => ({ id: at.shown })),
    act('take', leader, (at) => ({ id: at.shown })),
  ]),
  row('/listening', ['decision-maker']),
  row(
    '/codes',
    ['organiser', 'facilitator'],
    [
      act('draw', ['organiser', 'facilitator'], () => ({ language: 'en', size: '0' })),
      act('replace', ['organiser', 'facilitator'], (at) => ({ batch: at.batch })),
      act('call-back', ['organiser', 'facilitator'], (at) => ({ called: at.batch }), { last: true }),
    ],
  ),
  row(
    '/kiosk',
    ['organiser', 'facilitator'],
    [
      act('start', ['organiser', 'facilitator'], () => ({ act: 'start', batch: '', size: '0' })),
      act('end', ['organiser', 'facilitator'], () => ({ act: 'end', batch: nothing })),
    ],
  ),
  row(
    '/groups',
    ['organiser', 'facilitator', 'moderator', 'safeguarding-lead'],
    // Nothing is said, so that everybody goes on reading.
    [act('know', ['organiser', 'facilitator', 'moderator', 'safeguarding-lead'])],
  ),
  row(
    '/desk',
    ['moderator', 'safeguarding-lead'],
    [
      act('undo', moderator, (at) => ({ id: at.word })),
      act('decide', moderator, (at) => ({
        act: '',
        id: at.foreignWord,
        revision: '7',
        decision: 'publish',
      })),
      act('alike', moderator, (at) => ({
        act: '',
        alike: 'yes',
        id: at.foreignWord,
        revision: '7',
        decision: 'publish',
      })),
    ],
  ),
  row(
    '/shown',
    ['moderator', 'safeguarding-lead'],
    [
      act('decide', moderator, (at) => ({ id: at.foreignWord, change: '0', decision: 'publish' })),
      act('stands', moderator, (at) => ({ id: at.foreignWord, change: '0' })),
    ],
  ),
  row(
    '/second',
    ['moderator', 'safeguarding-lead'],
    [act('answer', moderator, (at) => ({ id: at.word, change: '0' }), { once: true })],
  ),
  // A change that the words never had: whoever may sign is told that the page is stale.
  row('/translations', moderator, [
    act('settle', moderator, (at) => ({
      id: at.word,
      language: 'fr',
      change: '0',
      round: '0',
      to: 'signed',
    })),
    act('correct', moderator, (at) => ({
      id: at.word,
      language: 'fr',
      change: '0',
      round: '0',
      to: 'typed',
      words: 'x',
    })),
  ]),
  row('/safeguarding', lead, [
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
    act('rehearse', lead),
  ]),
  row('/points', analyst, [
    act('name', analyst, (at) => ({ activity: at.question, [`title.${at.question}`]: 'A point' })),
    act('sort', analyst, (at) => ({ activity: at.question, [`under.${at.word}`]: nothing })),
    act('remove', analyst, (at) => ({ activity: at.question, removes: nothing })),
    act('draft', analyst),
  ]),
  row('/points/themes', analyst),
  row('/points/second', analyst, [act('code', analyst, (at) => ({ [`code.${at.word}`]: nothing }))]),
  row(
    '/findings',
    ['analyst', 'approver'],
    [
      act('write', analyst, () => ({ language: 'en', text: 'Most children want it.' })),
      act('drop', analyst, () => ({ finding: nothing })),
    ],
  ),
  row('/voices', ['analyst', 'approver'], [act('mark', analyst, (at) => ({ mark: at.point }))]),
  row(
    '/quotes',
    ['analyst', 'approver', 'moderator'],
    [
      act('choose', analyst, (at) => ({ id: at.word, [`words.${at.word}`]: 'list of who sees it' })),
      act('approve', ['analyst', 'approver', 'moderator'], () => ({ id: nothing })),
      act('drop', ['analyst', 'approver', 'moderator'], () => ({ id: nothing })),
    ],
  ),
  row('/release', approver, [act('return', approver), act('sign', approver, undefined, { fresh: true })]),
  row(
    '/answers',
    ['decision-maker'],
    [
      act('respond', ['decision-maker'], (at) => ({
        release: at.release,
        finding: at.finding,
        [`answer.${at.finding}.decision`]: 'no',
      })),
      act('deed', ['decision-maker'], (at) => ({
        intent: 'deed',
        release: at.release,
        finding: at.finding,
        [`answer.${at.finding}.deed`]: 'done',
      })),
    ],
  ),
  row('/terms', readers, [act('edit', organiser)]),
  row('/assessments', readers, [
    act('comment', ['overseer'], (at) => ({ about: at.id })),
    act('write', organiser, () => ({ kind: 'child-rights', language: 'en' })),
    act('approve', approver, () => ({ kind: 'child-rights', number: '1' }), { fresh: true }),
  ]),
  design('', [act('places', organiser)]),
  { ...design('/picture', []), file: true },
  row('/paper', paper, [act('destroy', typist, () => ({ batch: nothing, sheets: '0' }))]),
  // Printed by whoever hands it out; a pile of none is refused after the question who asks.
  { ...row('/paper/kit', 'nobody'), file: true },
  {
    ...row('/paper/kit', 'nobody', [
      act('kit', ['organiser', 'facilitator'], () => ({ language: 'en', size: '0' })),
    ]),
    formOnly: true,
  },
  { ...row('/paper/replies', 'nobody'), file: true },
  // For typists, and there is no pile here: nobody is answered.
  {
    ...row('/paper/replies', 'nobody', [act('replies', 'nobody', () => ({ batch: nothing }))]),
    formOnly: true,
  },
  { ...row('/paper/checks', 'nobody'), file: true },
  {
    ...row('/paper/checks', 'nobody', [act('checks', 'nobody', () => ({ batch: nothing }))]),
    formOnly: true,
  },
  row('/paper/sheet', typist, [
    act('check', typist, () => ({ number: '0' })),
    act('key', typist, () => ({ number: '0' })),
    act('again', typist, () => ({ number: '0' })),
    act('aside', typist, () => ({ number: '0' })),
    act('settle', typist, () => ({ number: '0' })),
  ]),
  row('/versions', readers, [
    act('add', organiser, () => ({ language: 'en', title: 'A', markdown: '# A' })),
    act('reasons', organiser, () => ({ number: '2', anchor: '1' })),
    act('sign', approver, () => ({ number: '2' }), { fresh: true }),
  ]),
];
