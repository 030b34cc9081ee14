import type { ContributionState } from '../server/core/moderation/decide.ts';

const shown = ['published', 'redacted'] as const satisfies readonly ContributionState[];

/** What other children may ever receive, as a list in SQL (`isShown` in core/moderation/decide.ts). */
export const shownStates = `('${shown.join("', '")}')`;
