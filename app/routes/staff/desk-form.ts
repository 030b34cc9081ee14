import { givesAway } from '../../../server/core/moderation/asking.ts';
import {
  type ContributionState,
  type Decision,
  decisions,
  type HiddenSpan,
  marksWords,
  mayMarkWords,
  needsReason,
  waits,
} from '../../../server/core/moderation/decide.ts';
import { isReason, type Reason } from '../../../server/core/moderation/reasons.ts';
import type { Finding } from '../../../server/core/moderation/screening.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { findWords, readPlace, sentAs, spansOf } from '../../live/hide-spans.ts';

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

/** What a form is read beside. `state` and `hidden`: what was hidden in words that wait stays so when they are shown again. */
export type ReadBeside = {
  readonly text: string;
  readonly findings?: readonly Finding[];
  readonly state?: ContributionState;
  readonly hidden?: readonly HiddenSpan[];
};

/** What would be read by others, were these words shown whole, and tells who or where a child is. */
export function shownThen({ findings = [], state, hidden = [] }: ReadBeside): readonly Finding[] {
  const stays = state !== undefined && waits(state) ? hidden : [];
  return findings.filter(
    (finding) =>
      givesAway(finding) && !stays.some(({ start, end }) => start <= finding.start && finding.end <= end),
  );
}

/** As the button sends it that hides these places instead, and `readInstead` reads it: `contact:12-20,30-41`. */
export function insteadOf(findings: readonly Finding[]): string {
  const reason = findings.flatMap(({ reason: each }) => (isReason(each) ? [each] : []))[0] ?? 'person';
  return `${reason}:${findings.map(sentAs).join(',')}`;
}

function readInstead(value: string, text: string): ReadDecision | undefined {
  const [given = '', places = ''] = value.split(':');
  const found = places.split(',').flatMap((place) => readPlace(place, text) ?? []);
  if (!isReason(given) || found.length === 0) return undefined;
  return { decision: 'redact', reason: given, hidden: spansOf(text, found, given) };
}

/**
 * A decision as the form says it, over the text the moderator read; the same for a plain form and for the live desk.
 * Places come as `place=start-end` (what a rule caught, what was selected) and as words repeated line by line.
 */
export function readDecision(
  fields: URLSearchParams,
  beside: ReadBeside,
): { ok: true; value: ReadDecision } | { ok: false; wrong: Wrong } {
  const { text } = beside;
  const decision = decisions.find((each) => each === fields.get('decision'));
  const given = fields.get('reason') ?? '';
  const reason = isReason(given) ? given : undefined;
  if (!decision) return { ok: false, wrong: { code: 'field-missing', field: 'decision' } };
  if (decision === 'publish') {
    const instead = readInstead(fields.get('instead') ?? '', text);
    if (instead) return { ok: true, value: instead };
    if (!fields.has('knowing') && shownThen(beside).length > 0)
      return { ok: false, wrong: { code: 'gives-away', field: 'decision' } };
  }
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

/** Fields of the decision form, as the server would receive them. `pressed`: the button that sent it. */
export function fieldsOf(form: HTMLFormElement, pressed?: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  if (pressed instanceof HTMLButtonElement && pressed.name) fields.append(pressed.name, pressed.value);
  return fields;
}
