import type { Database } from '../../../db/databases.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import {
  type PaperBatch,
  type PaperSeat,
  paperBatches,
  paperSheets,
  type SheetState,
  seatsOnPaper,
} from '../../../db/queries/paper/paper.ts';
import { knownGroups } from '../../../db/queries/staff/own-groups.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { type SheetRead, sheetReadSchema } from '../../core/paper/told.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps } from '../deps.ts';
import { sheetInWords } from './in-words.ts';

/**
 * Whether somebody knows the children of a pile by more than their sheets: it printed or handed them out, or says so. Who typed read
 * these words already.
 */
export async function knowsPile(db: Database, actor: Actor, batchId: string): Promise<boolean> {
  const staffId = actorName(actor);
  return (await knownGroups(db)).some(
    (each) => each.batchId === batchId && each.staffId === staffId && each.how !== 'typed',
  );
}

export type SettledPile = {
  readonly ok: true;
  readonly db: Database;
  readonly row: ConsultationRow;
  readonly batch: PaperBatch;
  /** Numbers of all sheets that came back, by number. */
  readonly cameBack: readonly string[];
  /** Every sheet that became a seat, but those whose child erased everything: nothing of it is printed any more. */
  readonly settled: readonly (Omit<PaperSeat, 'read'> & {
    /** Undefined for a sheet of before it was kept. */
    readonly read: SheetRead | undefined;
  })[];
} & Pick<Awaited<ReturnType<typeof sheetInWords>>, 'common' | 'parts'>;

/**
 * A pile whose sheets something is printed for. Refusals: `not-found`, `sheet-own-group` (this person knows these children by more than
 * their sheets), `not-ready` (no sheet of it came back).
 */
export async function settledPile(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; batchId: string; origin: string },
): Promise<SettledPile | Refused> {
  const found = await permitted(deps, actor, { deed: 'paper:reply', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const batch = (await paperBatches(db)).find(({ id }) => id === input.batchId);
  if (!batch) return refuse('not-found');
  if (await knowsPile(db, actor, batch.id)) return refuse('sheet-own-group');
  const { language, level } = batch;
  const [sheets, seats] = await Promise.all([paperSheets(db, batch.id), seatsOnPaper(db, batch.id)]);
  const numbersIn = (...states: readonly SheetState[]) =>
    sheets.filter(({ state }) => states.includes(state)).map(({ number }) => number);
  const cameBack = numbersIn('settled', 'refused');
  if (cameBack.length === 0) return refuse('not-ready');
  const isSettled = new Set(numbersIn('settled'));
  const settled = seats
    .filter(({ number }) => isSettled.has(number))
    .map(({ read, ...seat }) => ({
      ...seat,
      read: read === '' ? undefined : sheetReadSchema.parse(JSON.parse(read)),
    }));
  const { common, parts } = await sheetInWords(deps, db, {
    ...{ row, reader: { language, level }, origin: input.origin },
    read: new Set(settled.flatMap(({ read }) => Object.keys(read?.votes ?? {}))),
  });
  return { ok: true, db, row, batch, common, parts, cameBack, settled };
}
