import type { Database } from '../../../db/databases.ts';
import { keepNumbers, type ToldKind, toldNumbers } from '../../../db/queries/analysis/told-numbers.ts';

/**
 * Numbers that are told as they were told first. `tell` is handed those, undefined before anybody was told any, and answers with what is told now: all of
 * them, and what was not told before. That is kept before anybody reads it. Of two first looks the second tells what the first one kept,
 * so that no two looks differ by the children who left between them.
 */
export async function toldFirst<Told>(
  db: Database,
  kind: ToldKind,
  tell: (before: Told | undefined) => Promise<Told>,
): Promise<Told> {
  for (;;) {
    const { written, text } = await toldNumbers(db, kind);
    const told = await tell(text === null ? undefined : (JSON.parse(text) as Told));
    const now = JSON.stringify(told);
    if (now === text) return told;
    const kept = await db.write(keepNumbers(db, { kind, text: now, before: written }));
    if (kept.ok) return told;
    if (kept.refusal !== 'stale-revision') throw new Error(`Numbers were not kept: ${kept.refusal}.`);
  }
}
