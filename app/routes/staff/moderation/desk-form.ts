import {
  type Decision,
  decisions,
  type HiddenSpan,
  marksWords,
} from '../../../../server/core/moderation/decide.ts';
import {
  namesAll,
  type Place,
  readAnew,
  type Stood,
  staysHidden,
} from '../../../../server/core/moderation/read-anew.ts';
import { isReason, type Reason } from '../../../../server/core/moderation/reasons.ts';
import type { Finding } from '../../../../server/core/moderation/screening.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { findWords, readPlace, sentAs, spansOf } from '../../../live/hide-spans.ts';

export type ReadDecision = {
  readonly decision: Decision;
  readonly reason: Reason | undefined;
  readonly hidden: readonly HiddenSpan[];
  /** What tells who or where a child is and is left to be read. */
  readonly leaves: readonly Place[];
};

/** What is wrong with a decision, and at which field. `words` are lines that stand nowhere in the text. */
export type Wrong = {
  readonly code: RefusalCode;
  readonly field: string;
  readonly words?: readonly string[];
};

/** What says so. Beside four buttons of which none is pressed nothing is marked. */
export function wrongSays({ code, field }: Wrong) {
  return code === 'field-missing' && field === 'decision'
    ? 'desk.decision.missing'
    : (`refusal.${code}` as const);
}

/** What a form is read beside. Without what stood there nothing is asked: it was decided before, and the answer to that was lost. */
export type ReadBeside = { readonly text: string } & Partial<Stood>;

/** What others would read for the first time, were these words shown with `more` hidden in them, and tells who or where a child is. */
export function shownThen(
  { findings = [], state = 'held', hidden = [] }: ReadBeside,
  more: readonly Place[] = [],
): readonly Finding[] {
  return readAnew({ findings, state, hidden }, { hidden: [...staysHidden({ state, hidden }), ...more] });
}

/** As the button sends it that hides these places, too: `contact:12-20,30-41`. */
export function insteadOf(findings: readonly Finding[]): string {
  const reason = findings.flatMap(({ reason: each }) => (isReason(each) ? [each] : []))[0] ?? 'person';
  return `${reason}:${leavesAs(findings)}`;
}

/** `12-20,30-41`. */
function readPlaces(value: string, text: string): readonly Place[] {
  return value.split(',').flatMap((place) => readPlace(place, text) ?? []);
}

/** As the button sends it that leaves these places to be read, each of them named. */
export function leavesAs(findings: readonly Finding[]): string {
  return findings.map(sentAs).join(',');
}

/**
 * A decision as the form says it, over the text the moderator read; the same for a plain form and for the live desk.
 * Places come as `place=start-end` (what a rule caught, what was selected) and as words repeated line by line; `offered` are those with a tick
 * to take away.
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
  const [insteadReason = '', insteadPlaces = ''] = (fields.get('instead') ?? '').split(':');
  const instead = readPlaces(insteadPlaces, text);
  if (decision === 'publish' && instead.length > 0 && isReason(insteadReason)) {
    const hidden = spansOf(text, instead, insteadReason);
    return { ok: true, value: { decision: 'redact', reason: insteadReason, hidden, leaves: [] } };
  }
  // Each place that is offered has its tick, and whoever takes that away has answered the question.
  const offered = decision === 'redact' ? fields.getAll('offered').join() : '';
  const leaves = readPlaces(`${fields.get('leaves') ?? ''},${offered}`, text);
  const asksFirst = (hidden: readonly HiddenSpan[]) => !namesAll(shownThen(beside, hidden), leaves);
  const givesAway = { ok: false, wrong: { code: 'gives-away', field: 'decision' } } as const;
  if (decision === 'publish')
    return asksFirst([]) ? givesAway : { ok: true, value: { decision, reason, hidden: [], leaves } };
  if (!reason) return { ok: false, wrong: { code: 'reason-needed', field: 'reason' } };
  const typed = findWords(text, fields.get('words') ?? '');
  if (typed.missing.length > 0)
    return { ok: false, wrong: { code: 'redaction-empty', field: 'words', words: typed.missing } };
  const chosen = fields.getAll('place').flatMap((value) => readPlace(value, text) ?? []);
  const hidden = spansOf(text, [...chosen, ...typed.places, ...instead], reason);
  if (hidden.length === 0 && marksWords(decision))
    return { ok: false, wrong: { code: 'redaction-empty', field: 'words' } };
  if (decision === 'redact' && asksFirst(hidden)) return givesAway;
  return { ok: true, value: { decision, reason, hidden, leaves } };
}

/** Fields of the decision form, as the server would receive them. `pressed`: the button that sent it. */
export function fieldsOf(form: HTMLFormElement, pressed?: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  if (pressed instanceof HTMLButtonElement && pressed.name) fields.append(pressed.name, pressed.value);
  return fields;
}
