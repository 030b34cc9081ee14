import { boxOf } from '../../../app/routes/child/help/help-box.ts';
import { processActivity } from '../../../server/core/analysis/evaluation.ts';
import type { Act, Fields, Row, Who } from './rows.ts';
import type { Subject } from './subjects.ts';

/** An id of a form that is new each time. */
let made = 0;
const newId = () => `N${String(++made).padStart(21, '0')}`;

const act = (
  name: string,
  who: Who,
  fields: (at: Subject) => Fields = () => ({}),
  more: Partial<Act> = {},
): Act => ({
  name,
  who,
  fields: (at) => ({ intent: name, ...fields(at) }),
  ...more,
});
/** A page of whoever has a seat, wherever it is: its address names nothing. */
const own = (route: string, acts: readonly Act[] = [], who: Who = 'seat'): Row => ({
  route,
  scope: 'part',
  who,
  address: () => route,
  acts,
});
/** A page of something in one consultation: for its children alone. */
const of = (route: string, address: Row['address'], who: Who, acts: readonly Act[] = []): Row => ({
  route,
  scope: 'consultation',
  who,
  address,
  acts,
});
const post = (activity: (at: Subject) => string, who: Who): Act =>
  act('post', who, (at) => ({
    id: newId(),
    activity: activity(at),
    [`text-${activity(at)}`]: 'A short sentence.',
  }));

/** Beside the box of a page: of words of another child it is told that there are none. */
const appeal: Act = act('appeal', 'nobody', (at) => ({ beside: `appeal ${at.foreignWord}` }));

/** Without a code a child fills in forms and meets nobody: no room, no report about another’s words (R116). */
export const childRows: readonly Row[] = [
  own('/here', [
    act('answer', 'seat', () => ({ use: 'quotes', answer: 'no' })),
    act('corrected', 'seat', (at) => ({ corrected: at.question })),
  ]),
  own('/here/name', [act('name', 'seat', () => ({ name: 'nothing' }))]),
  own('/here/phrase', [act('make', 'seat', () => ({ instead: 'nothing' }))]),
  own('/here/practice', [act('text', 'seat', () => ({ text: '' }))]),
  { ...own('/here/part/:anchor'), address: () => '/here/part/1' },
  {
    ...of('/here/part/:anchor', () => '/here/part/1', 'seat', [post((at) => at.question, 'seat'), appeal]),
    formOnly: true,
  },
  of('/here/room/:id', (at) => `/here/room/${at.room}`, 'code', [
    post((at) => at.room, 'code'),
    act('report', 'code', (at) => ({ beside: `report ${at.shown}` })),
    appeal,
    // Nobody leads there: a child of it is told so, and whoever is not in it finds nothing.
    act('turn', 'code', () => ({ beside: 'turn' })),
    act('turn-off', 'code', () => ({ beside: 'turn-off' })),
    act('group', 'code', () => ({ beside: 'group' })),
    act('quick', 'code', (at) => ({ beside: `quick ${at.poll} 1` })),
  ]),
  of('/here/design/:id', (at) => `/here/design/${at.design}`, 'seat', [
    act('pin', 'seat', (at) => ({ activity: at.design, place: '1' })),
    act('unpin', 'seat', (at) => ({ activity: at.design, place: '1' })),
    post((at) => at.design, 'seat'),
    appeal,
  ]),
  of('/here/design/:id/picture', (at) => `/here/design/${at.design}/picture`, 'seat', []),
  of('/here/statements/:id', (at) => `/here/statements/${at.statements}`, 'seat', [
    act('vote', 'seat', (at) => ({ statement: at.statement, choice: 'agree' })),
    act('report', 'code', (at) => ({ beside: `report ${at.shown}` })),
    post((at) => at.statements, 'seat'),
    appeal,
  ]),
  of('/here/statements/:id/mine', (at) => `/here/statements/${at.statements}/mine`, 'seat', [
    act('vote', 'seat', (at) => ({ statement: at.statement, choice: 'pass' })),
  ]),
  of('/here/poll/:id', (at) => `/here/poll/${at.poll}`, 'seat', [
    act('answer', 'seat', () => ({ choice: '1' })),
    act('skip', 'seat'),
  ]),
  own('/here/words'),
  of('/here/words/:id', (at) => `/here/words/${at.word}`, 'author', [
    act('revise', 'author', () => ({ revision: '1', text: '' })),
    act('appeal', 'author'),
    act('withdraw', 'author', undefined, { last: true }),
    // Taken back by then, they are sealed no more: the author is told that.
    act('help', 'author', undefined, { last: true }),
  ]),
  of('/here/words/:id', (at) => `/here/words/${at.foreignWord}`, 'nobody', [
    act('revise', 'nobody', () => ({ revision: '1', text: 'Mine now.' })),
    act('appeal', 'nobody'),
    act('help', 'nobody'),
    act('withdraw', 'nobody'),
  ]),
  own('/here/uses', [act('object', 'seat', () => ({ use: 'quotes', say: 'yes' }))]),
  own('/here/held'),
  { ...own('/here/held/:file'), address: () => '/here/held/held.json' },
  { ...own('/here/held/:file'), address: () => '/here/held/held.html' },
  own('/here/check', [act('check', 'seat')]),
  own('/here/me', [act('say', 'seat', () => ({ what: 'age' }))]),
  own('/here/how', [
    // Before it is over the page says so, with the marks.
    act('judge', 'seat'),
    post(() => processActivity, 'seat'),
    appeal,
  ]),
  own('/here/help-me', [
    act('ask', 'seat', () => ({ id: newId(), text: 'I want to talk.' })),
    act('write', 'author', (at) => ({ case: at.helpCase, [boxOf(at.helpCase, 'told')]: 'More.' }), {
      scope: 'consultation',
    }),
    // It was told to the team and is no words of an activity.
    act('view', 'nobody', (at) => ({ case: at.helpCase, text: 'A view.' }), { scope: 'consultation' }),
    act('withdraw', 'author', (at) => ({ case: at.helpCase }), {
      scope: 'consultation',
      last: true,
      once: true,
    }),
  ]),
  own('/here/back', [act('all', 'seat', undefined, { last: true })]),
  // Asked for, undone, asked for again, and done: after that the child is nobody.
  own('/here/erase', [
    act('erase', 'seat', undefined, { last: true }),
    act('undo', 'seat', undefined, { last: true }),
    act('erase again', 'seat', () => ({ intent: 'erase' }), { last: true }),
    act('now', 'seat', undefined, { last: true }),
  ]),
  // Whoever sits at a device that is shared from now on has left it.
  {
    ...own('/kiosk', [act('start', 'anybody', () => ({ act: 'start' }), { last: true })], 'anybody'),
    known: true,
  },
  { ...own('/leave', [act('leave', 'anybody', undefined, { last: true })], 'anybody'), known: true },
];
