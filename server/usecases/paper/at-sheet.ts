import type { Database } from '../../../db/databases.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import {
  type PaperBatch,
  type PaperSheet,
  paperEntries,
  paperSheet,
  storedReadings,
} from '../../../db/queries/paper/paper.ts';
import { storedNow } from '../../../db/statement.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { type SheetEntry, sheetEntrySchema } from '../../core/paper/entry.ts';
import { readSheetNumber } from '../../core/paper/sheet-number.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps } from '../deps.ts';
import { knowsPile } from './settled-pile.ts';

export type AtSheet = {
  readonly ok: true;
  readonly db: Database;
  readonly row: ConsultationRow;
  readonly sheet: PaperSheet;
  readonly batch: PaperBatch;
  /** What was typed from it until now, the first before the second. */
  readonly read: readonly { readonly staffId: string; readonly entry: SheetEntry }[];
  /** The same as it was stored before that was read. */
  readonly stored: string;
};

/**
 * Somebody who types has a sheet in its hand. Refusals: `not-found`, `sheet-unknown` (no such number here), `sheet-own-group` (it
 * printed the sheet's words, was with the group or says that it knows it: it could know the child by its hand).
 */
export async function atSheet(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; number: string },
): Promise<AtSheet | Refused> {
  const found = await permitted(deps, actor, { deed: 'paper:key', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const number = readSheetNumber(input.number);
  const at = number === undefined ? undefined : await paperSheet(db, number);
  if (!at) return refuse('sheet-unknown');
  const own = [at.batch.printedBy, at.batch.handedBy].includes(actorName(actor));
  if (own || (await knowsPile(db, actor, at.batch.id))) return refuse('sheet-own-group');
  const stored = await storedNow(db, storedReadings(at.sheet.number));
  const read = (await paperEntries(db, at.sheet.number)).map(({ staffId, body }) => ({
    staffId,
    entry: sheetEntrySchema.parse(JSON.parse(body)),
  }));
  return { ok: true, db, row, ...at, read, stored };
}
