import type { TrainingTopic } from '../../../server/core/staff/duty.ts';
import type { Statement } from '../../engine.ts';

type TrainingRow = {
  readonly staffId: string;
  readonly topic: TrainingTopic;
  readonly day: string;
  readonly confirmedBy: string;
};

/** A later training takes the place of an earlier one. */
export function putTraining(row: TrainingRow): Statement {
  return {
    sql: `insert into staff_training (staff_id, topic, day, confirmed_by) values (?1, ?2, ?3, ?4)
      on conflict (staff_id, topic) do update set day = excluded.day, confirmed_by = excluded.confirmed_by
      where excluded.day >= staff_training.day`,
    args: [row.staffId, row.topic, row.day, row.confirmedBy],
  };
}
