import {
  type ConsultationRow,
  consultationRow,
  consultationTexts,
} from '../../../db/queries/consultation/consultations.ts';
import { type DirectoryEntry, directoryEntries } from '../../../db/queries/staff/staff.ts';
import { isClosingOver } from '../../core/consultation/closing-day.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import { titleOf } from '../../core/consultation/title.ts';
import { endsBy, isDue, isTold } from '../../core/privacy/last-day.ts';
import type { Deps } from '../deps.ts';
import { ifAnswering, unlessDamaged } from '../if-readable.ts';
import type { Ending } from './look-before.ts';

export type KeptConsultation = {
  readonly id: string;
  readonly organisationId: string;
  /** Its id, where that cannot be read. */
  readonly title: string;
  readonly state: ConsultationState;
  /** '' while a draft says none. */
  readonly retentionDay: string;
  readonly due: boolean;
  /** Its day is past, and it is not gone yet. */
  readonly late: boolean;
  /** The last day to take part, where that is over for an hour at least and it is open still; else ''. */
  readonly openPast: string;
};

/**
 * Every consultation that is not destroyed and of which a day is known, the one that goes first before the others. One that is damaged, or gives no
 * answer, is among both: it has a last day as every other.
 */
export async function keepDays(deps: Deps): Promise<{
  readonly kept: readonly KeptConsultation[];
  readonly unreadable: readonly string[];
  /** What was told, or how it stands, and is not in the directory yet: by an earlier version, or because a stop came between or that could not be written. */
  readonly unnoted: readonly ConsultationRow[];
}> {
  const kept: KeptConsultation[] = [];
  const unnoted: ConsultationRow[] = [];
  const unreadable: string[] = [];
  for (const entry of await directoryEntries(deps.databases.control)) {
    if (entry.state === 'destroyed' || entry.state === 'moved') continue;
    const found = await ifAnswering(deps, entry.id, async (db) => {
      const row = await consultationRow(db);
      return row && { row, texts: await unlessDamaged(consultationTexts(db), null) };
    });
    if (!found?.texts) unreadable.push(entry.id);
    if (found && isUnnoted(found.row, entry)) unnoted.push(found.row);
    const ends = endsBy(found?.row, notedEnding(entry));
    if (!ends) continue;
    const today = dayIn(ends.timeZone, deps.clock());
    const due = isDue(ends, today);
    kept.push({
      id: entry.id,
      organisationId: entry.organisationId,
      title: found?.texts ? titleOf(found.row, found.texts) : entry.id,
      state: ends.state,
      retentionDay: ends.retentionDay,
      due,
      late: due && today > ends.retentionDay,
      openPast: found && isOpenPast(found.row, deps.clock()) ? found.row.closingDay : '',
    });
  }
  const order = (day: string) => (day === '' ? '9999' : day);
  kept.sort((a, b) => (order(a.retentionDay) < order(b.retentionDay) ? -1 : 1));
  return { kept, unreadable, unnoted };
}

/** An hour: the clock looks every ten minutes, and may have begun a moment before. */
const closesWithinMs = 3_600_000;

function isOpenPast(row: ConsultationRow, nowMs: number): boolean {
  return row.state === 'open' && isClosingOver(row, dayIn(row.timeZone, nowMs - closesWithinMs));
}

function isUnnoted(row: ConsultationRow, entry: DirectoryEntry): boolean {
  const noted = notedEnding(entry);
  const same = noted?.retentionDay === row.retentionDay && noted.timeZone === row.timeZone;
  return isTold(row.state) && !(same && noted?.state === row.state);
}

/** What the directory says of its end. Only where it was told is there a day; what moved does not end here. */
export function notedEnding(entry: DirectoryEntry): Ending | undefined {
  const { state, lastDay: retentionDay } = entry;
  return state === 'moved' ? undefined : { ...entry, state, retentionDay };
}
