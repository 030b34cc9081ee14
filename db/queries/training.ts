import { eq } from 'drizzle-orm';
import type { TrainingTopic } from '../../server/core/staff/duty.ts';
import type { Database } from '../databases.ts';
import type { Statement } from '../engine.ts';
import { staffTraining } from '../schema/control-staff.ts';

export type TrainingRow = {
  readonly staffId: string;
  readonly topic: TrainingTopic;
  readonly day: string;
  readonly confirmedBy: string;
};

/** What one person was trained in. */
export async function trainingsOf(db: Database, staffId: string): Promise<readonly TrainingRow[]> {
  const rows = await db.read.select().from(staffTraining).where(eq(staffTraining.staffId, staffId));
  return rows.map((row) => ({ ...row, topic: row.topic as TrainingTopic }));
}

/** A later training takes the place of an earlier one. */
export function putTraining(row: TrainingRow): Statement {
  return {
    sql: `insert into staff_training (staff_id, topic, day, confirmed_by) values (?1, ?2, ?3, ?4)
      on conflict (staff_id, topic) do update set day = excluded.day, confirmed_by = excluded.confirmed_by
      where excluded.day >= staff_training.day`,
    args: [row.staffId, row.topic, row.day, row.confirmedBy],
  };
}
