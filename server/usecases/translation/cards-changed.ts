import type { Database } from '../../../db/databases.ts';
import { activityById, consultationRow } from '../../../db/queries/consultation/consultations.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { stateForChild } from '../room/why-closed.ts';

/** Pages with sentences of these activities ask for them anew; nothing of activities that are rooms. */
export async function cardsChanged(
  db: Database,
  of: { readonly consultationId: string; readonly activityIds: readonly string[] },
): Promise<readonly DomainEvent[]> {
  const [row, ...found] = await Promise.all([
    consultationRow(db),
    ...[...new Set(of.activityIds)].map((id) => activityById(db, id)),
  ]);
  if (!row) return [];
  return found.flatMap((activity): DomainEvent[] =>
    activity?.kind === 'statements'
      ? [
          {
            name: 'activity-changed',
            consultationId: of.consultationId,
            activityId: activity.id,
            room: false,
            // A page goes by what it is answered then, where the last day to take part is looked at.
            state: stateForChild({ ...row, closingDay: '' }, activity.state, 0),
          },
        ]
      : [],
  );
}
