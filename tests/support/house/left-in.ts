import { givesAway } from '../../../server/core/moderation/asking.ts';
import type { Place } from '../../../server/core/moderation/read-anew.ts';
import type { Finding } from '../../../server/core/moderation/screens/shape.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import type { House } from '../../../server/house.ts';

/**
 * What somebody names who publishes words as they are, with all that the screens found in them: numbered texts of one child look like a
 * telephone number in pieces.
 */
export function leavesAll({ findings }: { readonly findings: readonly Finding[] }): Place[] {
  return findings.filter(givesAway).map(({ start, end }) => ({ start, end }));
}

type Moderation = Pick<House['services']['moderation'], 'decide' | 'desk'>;

/** Publishes words that wait whole. Throws with the code of another refusal. */
export async function publishWhole(
  { decide, desk }: Moderation,
  moderator: Staff,
  of: { readonly consultationId: string; readonly id: string },
): Promise<void> {
  const shown = { ...of, revision: 1, decision: 'publish' } as const;
  let said = await decide(moderator, shown);
  if (!said.ok && said.code === 'gives-away') {
    const read = await desk(moderator, { consultationId: of.consultationId });
    const item = read.ok ? read.value.items.find(({ id }) => id === of.id) : undefined;
    said = await decide(moderator, { ...shown, leaves: item && leavesAll(item) });
  }
  if (!said.ok) throw new Error(`refused: ${said.code}`);
}
