import type { HelpCardData } from '../../components/help-card.tsx';

/**
 * What the help card can offer in this consultation. Nothing is entered anywhere yet: it then says so, and leads to the page of
 * help, because a number that could be wrong would be a danger.
 */
export function helpHere(): HelpCardData {
  return { helplines: [], emergency: null, caseHref: null };
}
