import { givesAway } from '../../server/core/moderation/asking.ts';
import type { Place } from '../../server/core/moderation/read-anew.ts';
import type { Finding } from '../../server/core/moderation/screens/shape.ts';

/**
 * What somebody names who publishes words as they are, with all that the screens found in them: numbered texts of one child look like a
 * telephone number in pieces.
 */
export function leavesAll({ findings }: { readonly findings: readonly Finding[] }): Place[] {
  return findings.filter(givesAway).map(({ start, end }) => ({ start, end }));
}
