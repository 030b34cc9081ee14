import { consultationRow, consultationTexts } from '../../../db/queries/consultations.ts';
import { directoryEntries } from '../../../db/queries/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import { isDue } from '../../core/privacy/retention.ts';
import { titleOf } from '../consultation/title-of.ts';
import type { Deps } from '../deps.ts';
import { ifReadable, unlessDamaged } from '../if-readable.ts';

export type KeptConsultation = {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  readonly state: ConsultationState;
  /** '' while a draft says none. */
  readonly retentionDay: string;
  readonly due: boolean;
  /** Its day is past, and it is not gone yet. */
  readonly late: boolean;
};

/**
 * Every consultation that is not destroyed and can be opened, the one that goes first before the others. One whose title alone cannot be read is
 * among both: it has a last day as every other.
 */
export async function keepDays(
  deps: Deps,
): Promise<{ readonly kept: readonly KeptConsultation[]; readonly unreadable: readonly string[] }> {
  const kept: KeptConsultation[] = [];
  const unreadable: string[] = [];
  for (const entry of await directoryEntries(deps.databases.control)) {
    if (entry.state === 'destroyed' || entry.state === 'moved') continue;
    const found = await ifReadable(deps, entry.id, async (db) => {
      const row = await consultationRow(db);
      return row && { row, texts: await unlessDamaged(consultationTexts(db), null) };
    });
    if (!found) {
      unreadable.push(entry.id);
      continue;
    }
    const { row, texts } = found;
    if (!texts) unreadable.push(entry.id);
    const today = dayIn(row.timeZone, deps.clock());
    const due = isDue(row, today);
    kept.push({
      id: row.id,
      organisationId: row.organisationId,
      title: titleOf(row, texts ?? []),
      state: row.state,
      retentionDay: row.retentionDay,
      due,
      late: due && today > row.retentionDay,
    });
  }
  const order = (day: string) => (day === '' ? '9999' : day);
  kept.sort((a, b) => (order(a.retentionDay) < order(b.retentionDay) ? -1 : 1));
  return { kept, unreadable };
}
