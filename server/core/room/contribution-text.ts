import type { HiddenSpan } from '../moderation/decide.ts';
import type { Reason } from '../moderation/reasons.ts';
import { firstPast } from './letters.ts';

/** The most a contribution may hold, in graphemes (what a child calls a letter; `letters.ts` says how they count), counted after cleaning. */
export const maxGraphemes = 1_000;

/** The most places that can be hidden in it under one reason: every second letter of the longest. Places that touch are one. */
export const mostHidden = maxGraphemes / 2;

/** Hard bound in UTF-16 units, before anything is counted: 100,000 combining marks cost one comparison. */
export const maxUnits = 8_000;

/** Of one text: graphemes after cleaning, UTF-16 units before and after it. */
export type TextBound = { readonly graphemes: number; readonly units: number };

const ofContribution: TextBound = { graphemes: maxGraphemes, units: maxUnits };

/** Combining marks kept on one base: enough for Arabic, Hebrew with accents, Vietnamese, Myanmar; not for Zalgo. */
export const maxMarks = 4;

export type CleanText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'text-empty' | 'text-too-long' | 'text-unreadable' };

// C0 and C1 except tab and newline, noncharacters, and the placeholders of pasted objects and annotations.
const control = /[\p{Cc}\p{Noncharacter_Code_Point}\uFFF9-\uFFFC]/u;
const controls = new RegExp(control, 'gu');
// Embeddings, overrides and isolates reorder a whole line; soft hyphen, invisible operators, deprecated format
// characters and the byte order mark only hide things. LRM, RLM and ALM stay: mixed text is unreadable without.
const hiding = /[\u202A-\u202E\u2066-\u2069\u00AD\u180E\u2060-\u2065\u206A-\u206F\uFEFF]/;
// Tags, and what Unicode keeps free for signs that are to be drawn as nothing (Default_Ignorable_Code_Point).
const unseen = /[\uFFF0-\uFFF8\u{E0000}-\u{E00FF}\u{E01F0}-\u{E0FFF}]/u;
/** England, Scotland, Wales: the only tag sequences that anyone draws. Any other could carry unseen words. */
const flag =
  /^\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/u;
const flagUnits = 14;
const joiner = /[\u200C\u200D]/;
/** ZWNJ and ZWJ mean nothing after these scripts, where they only split a word so that no rule sees it. */
const joinsNothing =
  /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const mayJoin = /[\p{L}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const stacked = /[\p{Mn}\p{Me}]/u;
const spacing = /\p{Mc}/u;
const ideographicVariant = /[\u{E0100}-\u{E01EF}]/u;
const han = /\p{sc=Han}/u;
/** Nothing but these is an empty page: spaces, marks without a base, invisible letters. */
const visible = /[^\p{White_Space}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Nothing that anybody could see was typed. */
export const isBlank = (raw: string): boolean => !visible.test(raw);

/** Text without any of these needs no walk: most messages. */
const needsWalk = /[\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Cn}\uFFF9-\uFFFC]/u;

/** Broken characters: two or more, and more than a tenth, is not something a child wrote. */
function mostlyBroken(broken: number, units: number): boolean {
  return broken >= 2 && broken * 10 > units;
}

/**
 * A child's words made safe to store and show, refused only when empty, too long or not text at all. Cleaning twice
 * changes nothing more. NFC; line ends become "\n"; controls, bidi overrides and isolates, unseen tags and signs, and
 * noncharacters fall away; marks are capped at four a base; more than two blank lines become two.
 *
 * A lone surrogate becomes U+FFFD and is not refused: it is what a cut through an emoji leaves behind, and half an
 * emoji should not cost a child its sentence. It never reaches the database, where invalid UTF-8 aborts the process.
 * `most`: the bound of a contribution, or that of a text which grew out of one.
 */
export function cleanText(raw: string, most = ofContribution): CleanText {
  if (raw.length > most.units) return { ok: false, code: 'text-too-long' };
  const lines = raw.replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const text = tidyLines(needsWalk.test(lines) ? walk(lines).normalize('NFC') : lines.normalize('NFC'));
  const controlsHeld = lines.match(controls)?.filter((unit) => unit !== '\n' && unit !== '\t').length ?? 0;
  if (mostlyBroken(controlsHeld, lines.length)) return { ok: false, code: 'text-unreadable' };
  if (isBlank(text)) return { ok: false, code: 'text-empty' };
  if (mostlyBroken(text.split('\uFFFD').length - 1, text.length))
    return { ok: false, code: 'text-unreadable' };
  if (text.length > most.units || firstPast(text, most.graphemes) !== undefined)
    return { ok: false, code: 'text-too-long' };
  return { ok: true, text };
}

/** One pass over code points; each decision looks only at what was kept, so that a second pass finds nothing. */
function walk(lines: string): string {
  // Composed first: a mark that melts into its base is no longer one of the four.
  const source = strip(lines).normalize('NFC');
  let kept = '';
  let base = '';
  let marks = { stacked: 0, spacing: 0, joiners: 0 };
  for (const char of source) {
    if (joiner.test(char)) {
      if (marks.joiners >= 2 || !mayJoin.test(base) || joinsNothing.test(base)) continue;
      marks.joiners += 1;
    } else if (stacked.test(char)) {
      if (marks.stacked >= maxMarks || (ideographicVariant.test(char) && !han.test(base))) continue;
      marks.stacked += 1;
    } else if (spacing.test(char)) {
      if (marks.spacing >= maxMarks) continue;
      marks.spacing += 1;
    } else {
      base = char;
      marks = { stacked: 0, spacing: 0, joiners: 0 };
    }
    kept += char;
  }
  return kept;
}

/** What falls away whatever stands beside it. */
function strip(lines: string): string {
  let kept = '';
  for (let at = 0; at < lines.length; ) {
    const char = String.fromCodePoint(lines.codePointAt(at) ?? 0xfffd);
    const isFlag = char === '\u{1F3F4}' && flag.test(lines.slice(at, at + flagUnits));
    if (isFlag) {
      kept += lines.slice(at, at + flagUnits);
      at += flagUnits;
      continue;
    }
    at += char.length;
    if (/\p{Cs}/u.test(char)) kept += '\uFFFD';
    else if (char === '\n' || char === '\t') kept += char;
    else if (!control.test(char) && !hiding.test(char) && !unseen.test(char)) kept += char;
  }
  return kept;
}

function tidyLines(text: string): string {
  let blank = 0;
  const lines = text.split('\n').filter((line) => {
    blank = line.trim() === '' ? blank + 1 : 0;
    return blank <= 2;
  });
  return lines.join('\n').trim();
}

/** What an audience receives of a contribution: words, or the published reason why words are hidden. */
export type Part = { readonly text: string } | { readonly hidden: Reason };

/**
 * Spans as they should be stored and shown: within the text, widened to whole graphemes, in order, overlapping ones
 * merged (the reason of the first stays), touching ones merged when their reasons agree. Offsets are UTF-16 units.
 * What cannot be read as a number hides more, never less. An empty answer hides nothing (`redaction-empty`).
 */
export function mergeSpans(text: string, spans: readonly HiddenSpan[]): HiddenSpan[] {
  if (spans.length === 0) return [];
  const graphemes = new Intl.Segmenter().segment(text);
  const widened = spans
    .map(({ start, end, label }) => ({
      start: Math.max(0, Number.isNaN(start) ? 0 : Math.floor(start)),
      end: Math.min(text.length, Number.isNaN(end) ? text.length : Math.ceil(end)),
      label,
    }))
    .filter(({ start, end }) => start < end)
    .map(({ start, end, label }) => {
      const last = graphemes.containing(end - 1);
      return {
        start: graphemes.containing(start)?.index ?? start,
        end: last === undefined ? end : last.index + last.segment.length,
        label,
      };
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: { start: number; end: number; label: Reason }[] = [];
  for (const span of widened) {
    const before = merged.at(-1);
    const joins =
      before !== undefined &&
      (span.start < before.end || (span.start === before.end && span.label === before.label));
    if (joins) before.end = Math.max(before.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** The text in parts, with the words of every span replaced by its reason. Without spans, one part: the whole text. */
export function redact(text: string, spans: readonly HiddenSpan[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, label } of mergeSpans(text, spans)) {
    if (start > at) parts.push({ text: text.slice(at, start) });
    parts.push({ hidden: label });
    at = end;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at) });
  return parts;
}

/** The words of every span as they were written, which a limit is about, and where each begins: the same words may stand before it without being meant. */
export function marksIn(
  text: string,
  spans: readonly HiddenSpan[],
): { readonly marked: string[]; readonly markedAt: number[] } {
  const marks = mergeSpans(text, spans);
  return {
    marked: marks.map(({ start, end }) => text.slice(start, end)),
    markedAt: marks.map(({ start }) => start),
  };
}

/**
 * Whether words are left of a refused text once what was marked is taken out: they are shown to nobody, and they count. A text
 * without any mark was refused before marks were asked for; nobody said what of it is harmless, so none of it counts.
 */
export function leavesWords(text: string, spans: readonly HiddenSpan[]): boolean {
  if (spans.length === 0) return false;
  return redact(text, spans).some((part) => 'text' in part && /[\p{L}\p{N}]/u.test(part.text));
}
