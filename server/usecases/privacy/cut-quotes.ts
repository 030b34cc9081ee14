import type { Database } from '../../../db/databases.ts';
import type { Statement, WriteOutcome } from '../../../db/engine.ts';
import { type OwnWords, wordsOf, wordsOfOthers } from '../../../db/queries/removals.ts';
import { raiseRoom } from '../../../db/queries/sessions.ts';
import { changedMeanwhile, rewriteTexts, roomsOf, staffTexts } from '../../../db/queries/staff-texts.ts';
import { isCommonRun, quotesAny, withoutQuotes } from '../../core/privacy/erasure.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { ledIn } from '../session/led-in.ts';

/** How often a write is made anew because somebody wrote just there; whoever meets with more is told to try again. */
const mostTries = 5;

export type Cut = {
  readonly statements: readonly Statement[];
  /** Rooms in which children see another text now. */
  readonly rooms: readonly string[];
};

/**
 * What texts of staff quote of the words of a child that go, cut out of them: for the write in which those words go, since nothing is left to
 * compare with after it. What ten others wrote just so stays: the title of a point that forty made is no quote of one; and so does
 * what the child says elsewhere and leaves standing.
 */
export async function quotesCut(
  db: Database,
  of: { readonly participantId: string; readonly goes: (words: OwnWords) => boolean },
): Promise<Cut> {
  const [own, texts] = await Promise.all([wordsOf(db, of.participantId), staffTexts(db)]);
  const gone = own.filter(of.goes);
  const left = own.filter((each) => !gone.includes(each) && each.state !== 'erased');
  const saidBy = (day: string) =>
    gone.filter((words) => day === '' || words.day <= day).map(({ text }) => text);
  const quotes = quotesAny(gone.map(({ text }) => text));
  const quoting = texts.filter(({ text }) => quotes(text));
  const others = quoting.length === 0 ? [] : await wordsOfOthers(db, of.participantId);
  const stays = (run: string) => left.some(({ text }) => text.includes(run)) || isCommonRun(run, others);
  const rewritten = quoting.flatMap((each) => {
    const text = withoutQuotes(each.text, saidBy(each.day), stays);
    return text === each.text ? [] : [{ of: each, text }];
  });
  return { statements: rewriteTexts(db, rewritten), rooms: roomsOf(rewritten) };
}

/** Writes what was made of the texts as they were read, and reads them anew as long as somebody changes one of them meanwhile. */
export async function writeAsRead<T extends { readonly statements: readonly Statement[] }>(
  db: Database,
  make: () => Promise<T>,
): Promise<{ readonly made: T; readonly result: WriteOutcome }> {
  for (let tries = 1; ; tries += 1) {
    const made = await make();
    const result = await db.write([...made.statements]);
    if (result.ok || result.refusal !== changedMeanwhile || tries === mostTries) return { made, result };
  }
}

/** Tells the rooms in which something was cut: what stands before all of them goes from their pages as well. */
export async function toldRooms(
  deps: Deps,
  db: Database,
  of: { readonly consultationId: string; readonly rooms: readonly string[] },
): Promise<readonly DomainEvent[]> {
  const told: DomainEvent[] = [];
  for (const activityId of of.rooms) {
    const raised = await db.write([raiseRoom(activityId)]);
    if (!raised.ok) continue;
    told.push({
      name: 'room-led',
      consultationId: of.consultationId,
      activityId,
      seq: Number(raised.rows[0]?.[0]?.[0] ?? 0),
      led: await ledIn(deps, db, activityId),
      shown: [],
    });
  }
  return told;
}
