import type { Statement } from '../../../db/engine.ts';
import { copyState } from '../../../db/queries/staff/staff.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import type { Deps } from '../deps.ts';

/**
 * After the commit in which a consultation moved: the directory of the site says so too. It has moved whether or not that can be written, and whoever
 * is on its pages is told now; from the opening on the clock brings the directory along.
 */
export async function noteState(
  deps: Deps,
  of: { readonly id: string; readonly state: ConsultationState },
  besides: readonly Statement[] = [],
): Promise<void> {
  await deps.databases.control.write([copyState(of.id, of.state), ...besides]).catch(() => undefined);
}
