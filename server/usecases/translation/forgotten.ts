import type { Database } from '../../../db/databases.ts';
import type { SqlValue } from '../../../db/engine.ts';
import { contributionsById } from '../../../db/queries/room/contributions.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { cardsChanged } from './cards-changed.ts';

/** What children hear of a write that ends with `forgetTranslations`: of each of these words that nothing stands beside them any more. */
export async function forgottenEvents(
  db: Database,
  result: { readonly rows: readonly (readonly (readonly SqlValue[])[])[] },
  consultationId: string,
): Promise<readonly DomainEvent[]> {
  const raised = new Map((result.rows.at(-3) ?? []).map(([name, value]) => [name, Number(value)]));
  const ids = (result.rows.at(-2) ?? []).map(([id]) => String(id));
  const records = ids.length === 0 ? [] : await contributionsById(db, ids);
  const activityIds = records.map(({ activityId }) => activityId);
  const cards = await cardsChanged(db, { consultationId, activityIds });
  const voted = new Set(cards.flatMap((event) => ('activityId' in event ? [event.activityId] : [])));
  const told = records.flatMap((contribution): DomainEvent[] => {
    const seq = raised.get(contribution.activityId);
    return seq === undefined || voted.has(contribution.activityId)
      ? []
      : [{ name: 'contribution-translated', consultationId, seq, contribution, translations: [] }];
  });
  return [...told, ...cards];
}
