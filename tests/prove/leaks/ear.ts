import type { Heard, LiveClient } from '../../support/house/live-client.ts';

/** The numbers that a packet came with, of a room or of a desk; desks of several consultations are told apart by what it is about. */
export type Packet = { readonly of: string; readonly seq: number; readonly since: number };

/** One thing that was heard or should be, about one contribution, room or consultation. `packet`: with which numbers it was heard, if with any. */
export type Entry = { readonly about: string; readonly says: string; readonly packet?: Packet };

/** What one act should make a connection hear. Within an act no order is promised between audiences, within one it is. */
export type Expected = { readonly audience: Audience; readonly entry: Entry }[];

/** Everyone of one audience hears one act's entries in one order; the first to be compared says which. */
export type Audience = { readonly name: string; order?: string };

/** A connection that keeps all it hears, and all that the model says it should. */
export type Ear = {
  readonly label: string;
  readonly live: LiveClient;
  readonly heard: Entry[];
  readonly expected: Expected[];
  /** Rooms or desks it may hear because the server let it in. */
  readonly entered: Set<string>;
  /** What this very page posted, until it is published. */
  readonly posted: Set<string>;
};

export const sharedKeys = 'id,language,name,parts,seq';
const ownKeys =
  'activityId,anchor,appeal,change,counts,gathered,id,language,marked,markedAt,parts,reason,revision,state,text';
const deskKeys =
  'activityId,anchor,change,claim,findings,id,language,name,revision,severity,sinceMinute,state,text';

/** An event as entries. A field more than an audience should get makes an entry that no model expects. */
export function entriesOf(heard: Heard): readonly Entry[] {
  const packet = packetOf(heard);
  return packet ? saidBy(heard).map((entry) => ({ ...entry, packet })) : saidBy(heard);
}

function packetOf({ name, event }: Heard): Packet | undefined {
  if (name !== 'room:changed' && name !== 'room:led' && name !== 'desk:changed') return undefined;
  const of = name === 'desk:changed' ? 'desk' : `room ${event.activity}`;
  return { of, seq: event.seq, since: event.since };
}

function saidBy({ name, event }: Heard): readonly Entry[] {
  switch (name) {
    case 'room:changed': {
      const { activity } = event;
      const shown = event.items.map((item) => ({
        about: item.id,
        says: saysShown({ activity, parts: item.parts, keys: keysOf(item) }),
      }));
      return [...event.removed.map((id) => ({ about: id, says: saysGone(activity) })), ...shown];
    }
    case 'room:led':
      return [
        {
          about: event.activity,
          says: saysLed(event.led?.state, event.led?.gathers, saysPoll(event.led?.poll)),
        },
      ];
    case 'question:corrected':
      return [{ about: event.activity, says: 'a question has new words' }];
    case 'statements:changed':
      return [{ about: event.activity, says: 'a sentence came or is gone' }];
    case 'activity:state':
    case 'room:state':
      return [{ about: event.activity, says: `rests or wakes: ${event.state}` }];
    case 'consultation:state':
      return [{ about: '', says: `consultation ${event.state}` }];
    case 'own:changed':
      return [{ about: event.item.id, says: saysOwn({ ...event.item, keys: keysOf(event.item) }) }];
    case 'desk:changed':
      return event.changes.map((change) =>
        change.kind === 'waiting'
          ? { about: change.item.id, says: saysWaiting({ ...change.item, keys: keysOf(change.item) }) }
          : { about: change.id, says: saysSettled(change.state) },
      );
    case 'desk:claimed':
      return [{ about: event.id, says: saysClaimed(event.claim?.staffName ?? null) }];
    case 'listening:changed':
      return [{ about: event.consultation, says: 'what is heard changed' }];
    case 'session:ended':
      return [{ about: '', says: 'ended' }];
    default:
      return [{ about: '', says: `unknown event ${JSON.stringify([name, event])}` }];
  }
}

export type Part = { readonly text: string } | { readonly hidden: string };

type OwnFacts = {
  readonly revision: number;
  readonly change: number;
  readonly state: string;
  readonly reason: string | null;
  readonly text: string;
  readonly parts: readonly Part[];
};

export function saysShown(facts: { activity: string; parts: readonly Part[]; keys?: string }): string {
  return `shown in ${facts.activity} ${JSON.stringify(facts.parts)} {${facts.keys ?? sharedKeys}}`;
}

export function saysLed(
  state: string | undefined,
  gathers: boolean | undefined,
  poll: string | undefined,
): string {
  return `led ${state} ${gathers ? 'gathers' : 'shows'} ${poll ?? 'asks nothing'}`;
}

/** Of a quick question all that may ever be told: that it is asked, and a word for each answer, or none. */
function saysPoll(poll: { state: string; told: unknown } | null | undefined): string | undefined {
  return poll ? `${poll.state} ${JSON.stringify(poll.told)} {${Object.keys(poll).sort()}}` : undefined;
}

/** The same as the model says it. */
export function pollSaid(state: string): string {
  return `${state} null {answers,id,question,state,told}`;
}

export function saysGone(activity: string): string {
  return `gone from ${activity}`;
}

export function saysOwn(facts: OwnFacts & { keys?: string }): string {
  const { revision, change, state, reason, text, parts } = facts;
  return `own ${JSON.stringify([revision, change, state, reason, text, parts])} {${facts.keys ?? ownKeys}}`;
}

export function saysWaiting(facts: {
  revision: number;
  change: number;
  state: string;
  text: string;
  keys?: string;
}): string {
  const { revision, change, state, text } = facts;
  return `waits ${JSON.stringify([revision, change, state, text])} {${facts.keys ?? deskKeys}}`;
}

export function saysSettled(state: string): string {
  return `settled ${state}`;
}

export function saysClaimed(by: string | null): string {
  return by === null ? 'let go' : `claimed by ${by}`;
}

export function keysOf(item: object): string {
  return Object.keys(item).sort().join();
}
