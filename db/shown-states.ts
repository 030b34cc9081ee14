import type { ContributionState } from '../server/core/moderation/decide.ts';
import { inSql } from './in-sql.ts';

/** What other children may ever receive, as a list in SQL (`isShown` in core/moderation/decide.ts). */
export const shownStates = inSql<ContributionState>(['published', 'redacted']);
