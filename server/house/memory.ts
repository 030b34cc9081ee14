import type { Databases } from '../../db/databases.ts';
import { consultationRow } from '../../db/queries/consultation/consultations.ts';
import { dayIn } from '../core/consultation/days.ts';
import { isRunning } from '../core/consultation/lifecycle.ts';
import type { Deps, Facts, Unread } from '../usecases/deps.ts';

/** Children whose last messages are held; the one that wrote longest ago goes first. */
const mostChildren = 50_000;
const messagesOfChild = 3;
/** Contributions that came in and wait; a decision on one that is not among them reads it. */
const mostUnread = 2_000;

/** What does not change while a consultation runs. Before it opens its zone may still be edited, and nothing is held. */
export function createFacts(databases: Databases): Deps['facts'] {
  const facts = new Map<string, Facts>();
  return async (consultationId) => {
    const known = facts.get(consultationId);
    if (known) return known;
    const db = await databases.consultation(consultationId);
    const row = db && (await consultationRow(db));
    if (!row) return undefined;
    const found = {
      organisationId: row.organisationId,
      day: (ms: number) => dayIn(row.timeZone, ms),
      sensitiveTopic: row.sensitiveTopic === 1,
      languages: row.languages,
    };
    if (isRunning(row.state)) facts.set(consultationId, found);
    return found;
  };
}

/** The last messages of each child, for the screens alone (R32). */
export function createRecentWords(): Deps['recentWords'] {
  const recentWords = new Map<string, readonly string[]>();
  function get(participantId: string, but?: string): readonly string[] {
    const words = recentWords.get(participantId) ?? [];
    const at = but === undefined ? -1 : words.lastIndexOf(but);
    return at < 0 ? words : words.filter((_, place) => place !== at);
  }
  return {
    get,
    add(participantId, text) {
      const words = [...get(participantId), text].slice(-messagesOfChild);
      // Last in the order in which they go: a child that goes on writing is not the one that wrote longest ago.
      recentWords.delete(participantId);
      recentWords.set(participantId, words);
      if (recentWords.size > mostChildren) dropFirst(recentWords);
    },
    forget(participantId, text) {
      const left = text === undefined ? [] : get(participantId, text);
      if (left.length > 0) recentWords.set(participantId, left);
      else recentWords.delete(participantId);
    },
  };
}

export function createUnread(): Deps['unread'] {
  const unread = new Map<string, Unread>();
  return {
    get: (id) => unread.get(id),
    put(id, item) {
      unread.set(id, item);
      if (unread.size > mostUnread) dropFirst(unread);
    },
    delete: (id) => void unread.delete(id),
  };
}

function dropFirst(map: Map<string, unknown>): void {
  map.delete(map.keys().next().value ?? '');
}
