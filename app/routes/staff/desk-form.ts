import {
  type Decision,
  decisions,
  type HiddenSpan,
  marksWords,
  mayMarkWords,
  needsReason,
} from '../../../server/core/moderation/decide.ts';
import { isReason, type Reason } from '../../../server/core/moderation/reasons.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { findWords, readPlace, spansOf } from '../../live/hide-spans.ts';

export type ReadDecision = {
  readonly decision: Decision;
  readonly reason: Reason | undefined;
  readonly hidden: readonly HiddenSpan[];
};

/** What is wrong with a decision, and at which field. `words` are lines that stand nowhere in the text. */
export type Wrong = {
  readonly code: RefusalCode;
  readonly field: string;
  readonly words?: readonly string[];
};

/**
 * A decision as the form says it, over the text the moderator read; the same for a plain form and for the live desk.
 * Places come as `place=start-end` (what a rule caught, what was selected) and as words repeated line by line.
 */
export function readDecision(
  fields: URLSearchParams,
  text: string,
): { ok: true; value: ReadDecision } | { ok: false; wrong: Wrong } {
  const decision = decisions.find((each) => each === fields.get('decision'));
  const given = fields.get('reason') ?? '';
  const reason = isReason(given) ? given : undefined;
  if (!decision) return { ok: false, wrong: { code: 'field-missing', field: 'decision' } };
  if (needsReason(decision) && !reason)
    return { ok: false, wrong: { code: 'reason-needed', field: 'reason' } };
  if (!mayMarkWords(decision) || !reason) return { ok: true, value: { decision, reason, hidden: [] } };
  const typed = findWords(text, fields.get('words') ?? '');
  if (typed.missing.length > 0)
    return { ok: false, wrong: { code: 'redaction-empty', field: 'words', words: typed.missing } };
  const chosen = fields.getAll('place').flatMap((value) => readPlace(value, text) ?? []);
  const hidden = spansOf(text, [...chosen, ...typed.places], reason);
  if (hidden.length === 0 && marksWords(decision))
    return { ok: false, wrong: { code: 'redaction-empty', field: 'words' } };
  return { ok: true, value: { decision, reason, hidden } };
}

/** Fields of the decision form, as the server would receive them. */
export function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  return fields;
}
