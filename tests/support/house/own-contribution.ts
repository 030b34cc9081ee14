import type { OwnContribution } from '../../../server/core/wire/views.ts';

/** Words of a child's own, with nothing said of them yet. */
export function ownContribution(
  of: Pick<OwnContribution, 'id' | 'activityId' | 'state' | 'change'>,
): OwnContribution {
  return {
    ...of,
    anchor: '',
    revision: 1,
    language: 'en',
    text: of.id,
    parts: [{ text: of.id }],
    reason: null,
    marked: [],
    markedAt: [],
    counts: false,
    appeal: null,
    gathered: false,
  };
}
