import type { Database } from '../../../db/databases.ts';
import { activityById } from '../../../db/queries/consultation/consultations.ts';
import { pinPlace } from '../../../db/queries/consultation/designs.ts';
import { contributionById, holdContribution } from '../../../db/queries/room/contributions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import { writtenLanguage } from '../../core/room/written-language.ts';
import type { Actor, Child } from '../../core/staff/roles.ts';
import { forAuthor, type OwnContribution } from '../../core/wire/views.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { type AsChild, asChild } from './as-child.ts';
import { heldEvent } from './held-event.ts';
import { takePlace } from './room-rest.ts';
import { type Screened, screened } from './screened.ts';
import { whyClosed } from './why-closed.ts';

export type Post = {
  readonly id: string;
  readonly activityId: string;
  readonly text: string;
  /** Of the page. What is kept is the language of the words, as far as their letters tell it (`writtenLanguage`). */
  readonly language: string;
  /** Of a design: the position of the place that it is about, which the child points at with it; else 0 or left out. */
  readonly place?: number | undefined;
};

/**
 * A child says something. It is held, whatever the screens think, until a person decides; the screens only point.
 * The same words under the same `id` again from the same child answer what is there: a retry is one contribution. Other words under it are
 * refused, so that nobody reads that they went. `looked`: what the screens found in these words already.
 * Refusals: `not-allowed`, `not-found`, `text-empty`, `text-too-long`, `text-unreadable`, `activity-closed`,
 * `room-paused`, `room-slow`, `room-pace`, `consultation-not-open`, `state-forbids` (of how it was, where words stand already), `id-taken`.
 */
export async function postContribution(
  deps: Deps,
  actor: Actor,
  input: Post,
  looked?: Screened,
): Promise<Outcome<OwnContribution>> {
  const found = await asChild(deps, actor, 'contribution:post');
  if (!found.ok) return found;
  const { db, child, may } = found;
  // Only who came without a code has to be looked at: where others meet, it may not speak.
  if (!may('room:enter') && (await activityById(db, input.activityId))?.kind === 'room')
    return refuse('not-allowed');
  const { id, activityId } = input;
  const place = await takePlace(deps, db, { actor: child, activityId, id });
  if (typeof place === 'string') return (await saidBefore(db, child, input)) ?? refuse(place);
  try {
    return await written(deps, found, input, { looked, wrote: place.keep });
  } finally {
    // Of what was written nothing is taken back.
    place.giveBack();
  }
}

/** `wrote`: told once the words are. */
async function written(
  deps: Deps,
  { db, facts, child }: AsChild,
  input: Post,
  { looked, wrote }: { readonly looked: Screened | undefined; readonly wrote: () => void },
): Promise<Outcome<OwnContribution>> {
  const clean = cleanText(input.text);
  if (!clean.ok) return refuse(clean.code);

  const language = writtenLanguage(clean.text, { page: input.language, languages: facts.languages });
  const { findings, severity } =
    looked ??
    (await screened(deps, {
      participantId: child.participantId,
      text: clean.text,
      language: input.language,
      sensitiveTopic: facts.sensitiveTopic,
    }));
  const now = deps.clock();
  const day = facts.day(now);
  const minute = minuteOf(now);
  const place = input.place ?? 0;
  const pin = { participantId: child.participantId, activityId: input.activityId, position: place };
  const result = await db.write([
    ...(place > 0 ? pinPlace(pin) : []),
    ...holdContribution({
      id: input.id,
      participantId: child.participantId,
      activityId: input.activityId,
      language,
      body: db.text.encode(clean.text),
      findings: JSON.stringify(findings),
      severity,
      day,
      minute,
      place,
    }),
  ]);
  if (!result.ok) {
    if (result.refusal === 'activity-closed')
      return (await saidBefore(db, child, input)) ?? refuse(await whyClosed(deps, db, input.activityId));
    if (result.refusal !== 'id-taken') return refusedBy(result);
    return (await saidBefore(db, child, input)) ?? refuse('id-taken');
  }
  wrote();
  deps.recentWords.add(child.participantId, clean.text);

  const { id, activityId } = input;
  const held = {
    id,
    participantId: child.participantId,
    activityId,
    language,
    text: clean.text,
    findings,
    severity,
    day,
  };
  const { contribution, event } = heldEvent(deps, held, {
    consultationId: child.consultationId,
    minute,
    row: result.rows.at(-1)?.[0] ?? [],
  });
  return done(forAuthor(contribution), [event]);
}

/**
 * A retry of what this child said before is answered with what is there, also where it rests or is closed by now; undefined where these
 * words did not go under this id. Of words that were changed, taken back or sealed since nothing is left to compare: it is the same form.
 */
async function saidBefore(
  db: Database,
  child: Child,
  { id, text }: Pick<Post, 'id' | 'text'>,
): Promise<Outcome<OwnContribution> | undefined> {
  const earlier = await contributionById(db, id);
  if (earlier?.participantId !== child.participantId) return undefined;
  const clean = cleanText(text);
  const others = clean.ok && earlier.revision === 1 && earlier.text !== '' && earlier.text !== clean.text;
  return others ? undefined : done(forAuthor(earlier));
}

/** The same, for words about which nobody is asked a second time. */
export async function saidAlready(
  deps: Deps,
  actor: Actor,
  input: Pick<Post, 'id' | 'text'>,
): Promise<Outcome<OwnContribution> | undefined> {
  const found = await asChild(deps, actor, 'contribution:post');
  return found.ok ? saidBefore(found.db, found.child, input) : undefined;
}
