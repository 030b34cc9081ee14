import { isReason, type Reason } from '../moderation/reasons.ts';
import type { Part } from '../room/contribution-text.ts';
import { unknownLanguage } from '../room/written-language.ts';
import type { TemplateDraft } from './templates.ts';

/** What became of a question that a child proposed. `waits`: nobody has decided about these words. */
export type ProposalState = 'waits' | 'taken' | 'declined';

/** What an adult decided, and about which revision of the child's words. */
export type DecidedProposal = {
  readonly state: 'taken' | 'declined';
  readonly revision: number;
  readonly reason: string;
  readonly takenTo: string;
};

export type Proposal = {
  readonly state: ProposalState;
  /** Why it is not asked: one of the published reasons. */
  readonly reason: Reason | null;
  /** The consultation that asks it; '' while none does. */
  readonly takenTo: string;
};

/** That children thought of what is asked, and their words as they wrote them; `words` null once nobody may be shown them. */
export type ProposedByChildren = {
  readonly words: { readonly language: string; readonly parts: readonly Part[] } | null;
};

/**
 * How a proposal stands (R528). Words that a child changed after a no are decided anew; a question that was taken over stays with
 * whoever asks it, whatever its child writes later.
 */
export function proposalOf(revision: number, decided: DecidedProposal | null): Proposal {
  const stands = decided !== null && (decided.state === 'taken' || decided.revision === revision);
  if (!stands) return { state: 'waits', reason: null, takenTo: '' };
  const { state, reason, takenTo } = decided;
  return { state, reason: isReason(reason) ? reason : null, takenTo };
}

/** In which language a proposal is taken over: that of its words, or where nobody knows it the first of its consultation. */
export function draftLanguage(language: string, languages: readonly string[]): string {
  return language === unknownLanguage ? (languages[0] ?? language) : language;
}

/** A question of a child as it can be asked: what a moderator hid stays hidden, and the gap is to be seen. */
export function questionOf(parts: readonly Part[]): string {
  return parts
    .map((part) => ('text' in part ? part.text : '…'))
    .join('')
    .trim();
}

/** A draft whose first question is the children's, at both levels as they wrote it; the organiser words it for each before it opens. */
export function askingInstead(draft: TemplateDraft, question: string): TemplateDraft {
  const [first, ...rest] = draft.activities;
  if (!first) return draft;
  const prompts = first.prompts.map(({ level }) => ({ level, prompt: question }));
  return { ...draft, activities: [{ ...first, prompts }, ...rest] };
}
