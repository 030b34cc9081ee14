import type { AppLoadContext } from '@remix-run/node';
import { judgedOn, standOf } from '../../../server/core/analysis/ledger.ts';
import type { Place } from '../../../server/usecases/room/read-place.ts';

/** By which day whoever asked owes children an answer, and whether that is over; null where all of it was answered, or no day was named. */
export function answerOwed(
  { now }: Pick<AppLoadContext, 'now'>,
  { owed }: Pick<Place, 'owed'>,
): { readonly day: string; readonly late: boolean } | null {
  if (owed === null) return null;
  const { state: stand } = standOf({ answerDay: owed, response: null, today: judgedOn(now()) });
  return { day: owed, late: stand === 'late' };
}
