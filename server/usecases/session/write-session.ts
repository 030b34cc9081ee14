import { approveClosing, putAgenda, putClosing } from '../../../db/queries/session/sessions.ts';
import { readingLevels } from '../../core/consultation/reading-levels.ts';
import { type Outcome, refuse } from '../../core/outcome.ts';
import {
  isStep,
  longestClosing,
  type Spoken,
  type Tongue,
  type TypedStep,
  unfitAgenda,
  unfitWords,
} from '../../core/room/agenda.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';
import { quotesChildren } from '../privacy/quotes-children.ts';
import { type AtSession, inWholeRoom, led } from './in-session.ts';

/**
 * Writes the steps of a session, in place of those before; children of the room see what comes. Refusals: `not-found`, `state-forbids`
 * (it runs, or all of it is closed), `field-missing`, `choice-unfit`, `field-too-long`, `stale-revision`.
 */
export async function writeAgenda(
  deps: Deps,
  actor: Actor,
  input: AtSession & { readonly steps: readonly TypedStep[] },
): Promise<Outcome<null>> {
  const found = await inWholeRoom(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  if (found.session.state === 'running') return refuse('state-forbids');
  const fault = unfitAgenda(input.steps, tonguesOf(found.row.languages));
  if (fault) return refuse(fault);
  const { activityId, revision } = input;
  const steps = input.steps.filter(isStep);
  const written = steps.flatMap(({ words }) => words.map(({ body }) => body));
  const quotes = await quotesChildren(found.db, written);
  return led(deps, actor, {
    found,
    statements: putAgenda(found.db, { activityId, revision, steps, quotes }),
    deed: 'session:agenda',
    detail: steps.map(({ kind, minutes }) => `${kind} ${minutes}`).join(', '),
  });
}

/**
 * Writes the words at the end, in place of those before; children see them once another person than their author agreed and the session is over.
 * Whoever saves them as they stand is not their author.
 * Refusals: `not-found`, `field-missing`, `field-too-long`, `state-forbids` (all of it is closed), `stale-revision`.
 */
export async function writeClosing(
  deps: Deps,
  actor: Actor,
  input: AtSession & { readonly words: readonly Spoken[] },
): Promise<Outcome<null>> {
  const found = await inWholeRoom(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  const fault = unfitWords(input.words, tonguesOf(found.row.languages), longestClosing);
  if (fault) return refuse(fault.code);
  const { activityId, revision, words } = input;
  const { closing, closingBy } = found.session;
  // Whoever saves what it found is no author: who wrote it would agree to it next.
  const by = closingBy !== '' && areSame(words, closing) ? closingBy : actorName(actor);
  const written = words.map(({ body }) => body);
  const quotes = await quotesChildren(found.db, written);
  return led(deps, actor, {
    found,
    statements: putClosing(found.db, { activityId, revision, by, words, quotes }),
    deed: 'session:closing',
  });
}

/**
 * Agrees to the words at the end as they were read, also once all of it is closed. Refusals: `not-found`, `field-missing` (there are none),
 * `one-person-alone` (who wrote them), `stale-revision`.
 */
export async function agreeClosing(deps: Deps, actor: Actor, input: AtSession): Promise<Outcome<null>> {
  const found = await inWholeRoom(deps, actor, { ...input, deed: 'session:agree' });
  if (!found.ok) return found;
  if (found.session.closing.length === 0) return refuse('field-missing');
  const { activityId, revision } = input;
  return led(deps, actor, {
    found,
    statements: approveClosing({ activityId, revision, by: actorName(actor) }),
    deed: 'session:agree',
  });
}

function areSame(some: readonly Spoken[], others: readonly Spoken[]): boolean {
  const said = (words: readonly Spoken[]) =>
    words.map(({ language, level, body }) => `${language} ${level} ${body}`).sort();
  return JSON.stringify(said(some)) === JSON.stringify(said(others));
}

function tonguesOf(languages: readonly string[]): readonly Tongue[] {
  return languages.flatMap((language) => readingLevels.map((level) => ({ language, level })));
}
