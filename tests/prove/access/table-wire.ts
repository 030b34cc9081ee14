import type { ServerEvents } from '../../../server/core/wire/events.ts';
import type { MessageName } from '../../../server/core/wire/messages.ts';
import type { Asker } from './askers.ts';
import type { Who } from './rows.ts';
import type { Subject } from './subjects.ts';

/** A message of a page: who is answered, and what is said. `word` is one that waits, and may be new. */
export type Said = {
  readonly who: Who;
  readonly fields: (at: Subject, newId: string) => Readonly<Record<string, unknown>>;
};

const moderator: Who = ['moderator'];

export const messageTable: Readonly<Record<MessageName, Said>> = {
  'room:enter': { who: 'code', fields: (at) => ({ activity: at.room, after: 0 }) },
  'room:earlier': { who: 'code', fields: (at) => ({ activity: at.room, before: 5 }) },
  'room:answer': { who: 'code', fields: (at, id) => ({ activity: at.room, poll: id, choice: 0 }) },
  'turn:ask': { who: 'code', fields: (at) => ({ activity: at.room, wants: false }) },
  'projector:enter': {
    who: ['facilitator', 'moderator', 'safeguarding-lead'],
    fields: (at) => ({ consultation: at.id, activity: at.room }),
  },
  'session:enter': {
    who: ['facilitator', 'moderator', 'safeguarding-lead'],
    fields: (at) => ({ consultation: at.id, activity: at.room }),
  },
  'listening:enter': { who: ['decision-maker'], fields: (at) => ({ consultation: at.id }) },
  'contribution:post': {
    who: 'code',
    fields: (at, id) => ({ id, activity: at.room, text: 'A short sentence.', language: 'en' }),
  },
  'contribution:revise': {
    who: 'author',
    fields: (at) => ({ id: at.word, revision: 99, text: 'Another sentence.', language: 'en' }),
  },
  'contribution:withdraw': { who: 'nobody', fields: (at) => ({ id: at.foreignWord }) },
  'contribution:report': { who: 'code', fields: (at) => ({ id: at.shown }) },
  'vote:cast': { who: 'seat', fields: (at) => ({ statement: at.statement, choice: 'pass' }) },
  'poll:answer': { who: 'seat', fields: (at) => ({ activity: at.poll, choice: [] }) },
  'statements:next': { who: 'seat', fields: (at) => ({ activity: at.statements }) },
  'desk:enter': {
    who: ['moderator', 'safeguarding-lead'],
    fields: (at) => ({ consultation: at.id, after: 0 }),
  },
  'desk:rooms': { who: ['moderator', 'safeguarding-lead'], fields: (at) => ({ consultation: at.id }) },
  'contribution:claim': { who: moderator, fields: (at) => ({ consultation: at.id, id: at.foreignWord }) },
  'contribution:decide': {
    who: moderator,
    fields: (at) => ({ consultation: at.id, id: at.foreignWord, revision: 99, decision: 'publish' }),
  },
  'contribution:undo': { who: moderator, fields: (at) => ({ consultation: at.id, id: at.foreignWord }) },
};

const atDesk = ({ role, reach }: Asker) =>
  (role === 'moderator' || role === 'safeguarding-lead') && reach !== 'elsewhere';
const watches = ({ role, reach }: Asker) =>
  (role === 'facilitator' || role === 'moderator' || role === 'safeguarding-lead') && reach !== 'elsewhere';
const sits = ({ kind, seat }: Asker) => seat === 'own' && (kind === 'child' || kind === 'open-child');
const inRoom = (asker: Asker) => sits(asker) && asker.kind === 'child';

/** Who hears what happens in the first consultation, with every page open that it may open. One signs out. */
export const eventTable: Readonly<Record<keyof ServerEvents, (asker: Asker) => boolean>> = {
  'room:changed': inRoom,
  'room:state': inRoom,
  'room:led': inRoom,
  'projector:changed': watches,
  'session:changed': watches,
  // Nothing is put up, so nothing of a room reaches anybody who listens.
  'listening:changed': () => false,
  // No question is corrected there.
  'question:corrected': () => false,
  // No sentence comes or goes there.
  'statements:changed': () => false,
  'activity:state': sits,
  'consultation:state': sits,
  // One author, whose words were read.
  'own:changed': inRoom,
  'desk:changed': atDesk,
  'desk:claimed': atDesk,
  'session:ended': ({ name }) => name === 'leaver',
};
