import * as z from 'zod/mini';
import { type DutyRole, dutyRoles, type Pressure, pressures } from '../staff/duty.ts';
import type { DomainEvent } from './events.ts';

const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{0,64}$/));
const number = z.int().check(z.gte(0));

const poke = z.strictObject({
  /**
   * Who has to look: everybody of a contribution (`published`: shown for the first time; `translated`), its desk (`held`: said for the first time; `claim`), everybody of an activity, of what is led in a room, of the sentences of an activity (`came`, `gone`), of its words (`corrected`), of an hour in which those who decide listen, of a
   * consultation; one seat; one person (`known`: it knows one group more). `duty` is said again and again while somebody is at a desk. `seat-here`: a process sees this child now. `turn`: a seat asks for the word, and stands in no database. `asking`: a process hears again, or for the first time, and asks the others who asks for the word. `guess`: somebody guesses, which every process counts. `hard`: a person of staff opened a hard text, or has a break. `queue`: so much waits in a consultation that its rooms rest, said again and again while it lasts.
   */
  audience: z.enum([
    'contribution',
    'published',
    'held',
    'translated',
    'claim',
    'duty',
    'turn',
    'asking',
    'guess',
    'hard',
    'queue',
    'activity',
    'led',
    'came',
    'gone',
    'corrected',
    'listening',
    'consultation',
    'seat-left',
    'seat-idle',
    'seat-here',
    'staff',
    'known',
    'request',
  ]),
  consultation: id,
  /** What it is about: the id of the contribution, activity, seat, person or request. Of `guess` the key of a network, of `seat-here` the hash of a session. */
  room: id,
  /** The number in the children's audience; 0 when nothing changed for them. Of `duty` a sum: 1 moderates, 2 leads safeguarding. Of `turn` a place in `turnKinds`, of `guess` in `guessKinds`, of `queue` in `pressures`; of `hard` for how many milliseconds more somebody rests. */
  seq: number,
  /** The number in the desk's audience; 0 when nothing changed there. Of `claim` the number of the claims. Of `led` how many were shown with it, whose numbers come right before. Of `turn` 1 where it is no change, but told because somebody asked. */
  desk: number,
  /** Of `turn`: in which activity. Of `hard`: what was opened, by the id of the contribution; absent for a break. Of `seat-left` and `staff`: the session that ended, by its hash; absent where all of that seat or person did. */
  activity: z.optional(id),
});

/** What one process tells the others: where to look again. No word, no name, no state: the database is the truth. */
export type Poke = z.infer<typeof poke>;

/** What can change in the list of children who ask to speak. */
const turnKinds = ['asks', 'asks-no-more', 'speaks', 'nobody-speaks', 'over'] as const;

/** What changed in that list of a room. `child`: its participant id. */
export type TurnWord =
  | { readonly activityId: string; readonly kind: 'asks' | 'asks-no-more' | 'speaks'; readonly child: string }
  | { readonly activityId: string; readonly kind: 'nobody-speaks' }
  | { readonly activityId: string; readonly kind: 'over' };

/** What can happen to a guess: a wrong code, a phrase that is being checked, a right one, a wrong one, one of which nobody could say. */
const guessKinds = ['code', 'phrase', 'phrase-right', 'phrase-wrong', 'phrase-unsaid'] as const;

/** A guess that counts. `network`: the key of the network it came from, '' where networks are not told apart. */
export type GuessWord = { readonly kind: (typeof guessKinds)[number]; readonly network: string };

/** A member of staff opened a distressing text, by its id, or has a break for so many milliseconds more: no two processes count from the same start. */
export type ExposureWord =
  | { readonly kind: 'opened'; readonly staffId: string; readonly id: string }
  | { readonly kind: 'rests'; readonly staffId: string; readonly leftMs: number };

/** More go in several messages. */
const mostTold = 100;

const envelope = z.strictObject({
  v: z.literal(2),
  from: id,
  pokes: z.array(poke).check(z.maxLength(mostTold)),
});

/** In UTF-16 units; a longer message is not one of ours and is not parsed. */
const longest = 60_000;

/** `from`: a random name of this process, by which it ignores its own messages. As few messages as possible, in order. */
export function writePokes(from: string, told: readonly Poke[]): readonly string[] {
  const messages = Array.from({ length: Math.ceil(told.length / mostTold) }, (_, at) =>
    told.slice(at * mostTold, (at + 1) * mostTold),
  );
  return messages.map((pokes) => JSON.stringify({ v: 2, from, pokes }));
}

/** Empty for anything that is no message of this version, and for what `self` sent. */
export function readPokes(text: string, self: string): readonly Poke[] {
  if (text.length > longest) return [];
  try {
    const parsed = envelope.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.from !== self ? parsed.data.pokes : [];
  } catch {
    return [];
  }
}

type OfContribution = Extract<
  DomainEvent,
  { name: 'contribution-held' | 'contribution-withdrawn' | 'contribution-decided' }
>;

function audienceOf(event: OfContribution, seq: number | null): 'published' | 'held' | 'contribution' {
  const { state, change } = event.contribution;
  if (event.name === 'contribution-held') return change === 1 ? 'held' : 'contribution';
  const isNew = event.name === 'contribution-decided' && seq !== null && !event.wasShown;
  return isNew && state === 'published' ? 'published' : 'contribution';
}

/** Where other processes have to look after this event. */
export function pokeOf(event: DomainEvent): Poke {
  const none = { consultation: '', room: '', seq: 0, desk: 0 };
  switch (event.name) {
    case 'contribution-held':
    case 'contribution-withdrawn':
    case 'contribution-decided': {
      const seq = event.name === 'contribution-decided' ? event.shownSeq : event.removedSeq;
      return {
        audience: audienceOf(event, seq),
        consultation: event.consultationId,
        room: event.contribution.id,
        seq: seq ?? 0,
        desk: event.deskSeq,
      };
    }
    case 'contribution-translated':
      return {
        ...none,
        audience: 'translated',
        consultation: event.consultationId,
        room: event.contribution.id,
        seq: event.seq,
      };
    case 'contribution-claimed': {
      const { consultationId: consultation, contributionId: room, seq: desk } = event;
      return { audience: 'claim', consultation, room, seq: 0, desk };
    }
    case 'activity-changed':
      return { ...none, audience: 'activity', consultation: event.consultationId, room: event.activityId };
    case 'room-led':
      return {
        ...none,
        audience: 'led',
        consultation: event.consultationId,
        room: event.activityId,
        seq: event.seq,
        desk: event.shown.length,
      };
    case 'question-corrected':
      return { ...none, audience: 'corrected', consultation: event.consultationId, room: event.activityId };
    case 'listening-changed':
      return { ...none, audience: 'listening', consultation: event.consultationId };
    case 'statements-changed':
      return { ...none, audience: event.what, consultation: event.consultationId, room: event.activityId };
    case 'consultation-changed':
      return { ...none, audience: 'consultation', consultation: event.consultationId };
    case 'participant-left':
    case 'seat-idle': {
      const seat = { ...none, consultation: event.consultationId, room: event.participantId };
      return event.name === 'seat-idle'
        ? { ...seat, audience: 'seat-idle' }
        : { ...seat, audience: 'seat-left', activity: event.session };
    }
    // Which groups a person knows is told nobody: the other process reads it.
    case 'group-known':
      return { ...none, audience: 'known', consultation: event.consultationId, room: event.staffId };
    case 'staff-changed':
      return { ...none, audience: 'staff', room: event.staffId, activity: event.session };
    case 'request-settled':
      return { ...none, audience: 'request', room: event.requestId };
  }
}

/**
 * That the list of a room changed in this process or, with `recalled`, an entry of it: a participant id and an activity id, no text and
 * no name.
 */
export function turnPoke(turn: TurnWord, { recalled = false } = {}): Poke {
  const seq = turnKinds.indexOf(turn.kind);
  const room = 'child' in turn ? turn.child : '';
  return { audience: 'turn', consultation: '', room, seq, desk: recalled ? 1 : 0, activity: turn.activityId };
}

/** What `turnPoke` was made of; undefined for every other poke. */
export function turnOf({ audience, room, seq, activity }: Poke): TurnWord | undefined {
  const kind = turnKinds[seq];
  if (audience !== 'turn' || activity === undefined || kind === undefined) return undefined;
  if (kind === 'over' || kind === 'nobody-speaks') return { activityId: activity, kind };
  return { activityId: activity, kind, child: room };
}

/** That a child, by the hash of its session, uses this process, which counts its idle minutes from now on. No time is told. */
export function hereSeatPoke(hash: Buffer): Poke {
  return { audience: 'seat-here', consultation: '', room: hash.toString('base64url'), seq: 0, desk: 0 };
}

/** What `hereSeatPoke` was made of; undefined for every other poke. */
export function hereSeatOf({ audience, room }: Poke): Buffer | undefined {
  return audience === 'seat-here' ? Buffer.from(room, 'base64url') : undefined;
}
/** That this process listens from now on, and does not know yet who asks to speak in the others. */
export const askingPoke: Poke = { audience: 'asking', consultation: '', room: '', seq: 0, desk: 0 };

/** That somebody guessed at this process: the key of a network, and nothing of what was typed. */
export function guessPoke({ kind, network }: GuessWord): Poke {
  return { audience: 'guess', consultation: '', room: network, seq: guessKinds.indexOf(kind), desk: 0 };
}

/** What `guessPoke` was made of; undefined for every other poke. */
export function guessOf({ audience, room, seq }: Poke): GuessWord | undefined {
  const kind = guessKinds[seq];
  return audience === 'guess' && kind !== undefined ? { kind, network: room } : undefined;
}

/** That somebody opened a distressing text at this process, or has a break: its id, and nothing of its words. */
export function exposurePoke(word: ExposureWord): Poke {
  const about = { audience: 'hard', consultation: '', room: word.staffId, desk: 0 } as const;
  return word.kind === 'opened' ? { ...about, seq: 0, activity: word.id } : { ...about, seq: word.leftMs };
}

/** What `exposurePoke` was made of; undefined for every other poke. */
export function exposureOf({ audience, room: staffId, seq, activity }: Poke): ExposureWord | undefined {
  if (audience !== 'hard') return undefined;
  return activity === undefined
    ? { kind: 'rests', staffId, leftMs: seq }
    : { kind: 'opened', staffId, id: activity };
}

/** That somebody is at a desk of this process. */
export function dutyPoke(person: {
  readonly consultationId: string;
  readonly staffId: string;
  readonly roles: readonly DutyRole[];
}): Poke {
  const seq = dutyRoles.reduce((sum, role, at) => sum + (person.roles.includes(role) ? 2 ** at : 0), 0);
  return { audience: 'duty', consultation: person.consultationId, room: person.staffId, seq, desk: 0 };
}

/** What `dutyPoke` was made of. */
export function onDutyOf({ consultation, room, seq }: Poke) {
  const roles = dutyRoles.filter((_, at) => Math.floor(seq / 2 ** at) % 2 === 1);
  return { consultationId: consultation, staffId: room, roles };
}

/** How a process found a queue when it measured. */
export function queuePoke(word: { readonly consultationId: string; readonly pressure: Pressure }): Poke {
  const seq = pressures.indexOf(word.pressure);
  return { audience: 'queue', consultation: word.consultationId, room: '', seq, desk: 0 };
}

/** What `queuePoke` was made of; undefined for every other poke. */
export function pressureOfQueue({ audience, seq }: Poke): Pressure | undefined {
  return audience === 'queue' ? pressures[seq] : undefined;
}
