import type { TrainingTopic } from '../../../server/core/staff/duty.ts';
import type { Statement } from '../../engine.ts';

type TrainingRow = {
  readonly staffId: string;
  readonly topic: TrainingTopic;
  readonly day: string;
  readonly confirmedBy: string;
};

const put = `insert into staff_training (staff_id, topic, day, confirmed_by) values (?1, ?2, ?3, ?4)
  on conflict (staff_id, topic) do update set day = excluded.day, confirmed_by = excluded.confirmed_by`;

const valuesOf = (row: TrainingRow) => [row.staffId, row.topic, row.day, row.confirmedBy];

/** What is recorded last holds, also with an earlier day: so is a day put right that was typed wrong. */
export function putTraining(row: TrainingRow): Statement {
  return { sql: put, args: valuesOf(row) };
}

/** What came along from another machine takes the place of no later training that is known here. */
export function bringTraining(row: TrainingRow): Statement {
  return { sql: `${put} where excluded.day >= staff_training.day`, args: valuesOf(row) };
}
