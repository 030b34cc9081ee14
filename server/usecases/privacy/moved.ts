import type { Database } from '../../../db/databases.ts';
import type { SqlValue } from '../../../db/engine.ts';
import { counterValue } from '../../../db/queries/moderation/desk.ts';
import { wordsOf } from '../../../db/queries/privacy/removals.ts';
import { contributionsById } from '../../../db/queries/room/contributions.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';

/** Contributions that one write moved all at once, as they are now, and the numbers under which others learn of it. */
export type Moved = {
  readonly desk: number;
  readonly each: readonly {
    readonly record: ContributionRecord;
    /** In the children's audience; null when nothing changed for them. */
    readonly seq: number | null;
  }[];
};

/** Reads what a write answered whose last two lists of rows are raised counters and moved ids; memory lets go of the words. */
export async function movedBy(
  deps: Deps,
  db: Database,
  result: { readonly rows: readonly (readonly (readonly SqlValue[])[])[] },
): Promise<Moved> {
  const raised = result.rows.at(-2) ?? [];
  const seqs = new Map(
    raised.flatMap(([, value, of]) => (JSON.parse(String(of)) as string[]).map((id) => [id, Number(value)])),
  );
  const ids = (result.rows.at(-1) ?? []).map(([id]) => String(id));
  for (const id of ids) deps.unread.delete(id);
  const records = ids.length === 0 ? [] : await contributionsById(db, ids);
  return {
    desk: Number(raised.find(([name]) => name === 'desk')?.[1] ?? 0),
    each: records.map((record) => ({ record, seq: seqs.get(record.id) ?? null })),
  };
}

/** The same of all that a child wrote, where the answer of the write that moved it was lost: as it is now, under the numbers that it took then. */
export async function movedBefore(deps: Deps, db: Database, participantId: string): Promise<Moved> {
  const ids = (await wordsOf(db, participantId)).map(({ id }) => id);
  for (const id of ids) deps.unread.delete(id);
  const records = ids.length === 0 ? [] : await contributionsById(db, ids);
  return {
    desk: await counterValue(db, 'desk'),
    each: records.map((record) => ({ record, seq: record.seq })),
  };
}
