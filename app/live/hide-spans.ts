import type { HiddenSpan } from '../../server/core/moderation/decide.ts';
import type { Place } from '../../server/core/moderation/read-anew.ts';
import type { Reason } from '../../server/core/moderation/reasons.ts';
import { mergeSpans } from '../../server/core/room/contribution-text.ts';

/** As a checkbox sends it, and `readPlace` reads it. */
export const sentAs = ({ start, end }: Place): string => `${start}-${end}`;

/** `12-20` as a checkbox or a hidden field sends it; undefined when it is not a place in the text. */
export function readPlace(value: string, text: string): Place | undefined {
  const found = /^(\d{1,4})-(\d{1,4})$/.exec(value);
  const place = { start: Number(found?.[1]), end: Number(found?.[2]) };
  return found && place.start < place.end && place.end <= text.length ? place : undefined;
}

export type Found = { readonly places: readonly Place[]; readonly missing: readonly string[] };

/** Stored text is composed (NFC); what is typed need not be. Where the repeated words stand, one line a wording, every occurrence, capitals or not; and the lines that stand nowhere. */
export function findWords(text: string, lines: string): Found {
  const wanted = [
    ...new Set(
      lines
        .split(/\r?\n/)
        .map((line) => line.normalize().trim())
        .filter(Boolean),
    ),
  ];
  const places: Place[] = [];
  const missing: string[] = [];
  for (const words of wanted) {
    // No pattern can be made of a whole document, and none of it stands in a text that is shorter.
    if (words.length > text.length) {
      missing.push(words);
      continue;
    }
    const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu');
    const found = [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    if (found.length === 0) missing.push(words);
    places.push(...found);
  }
  return { places, missing };
}

/** All places under one reason, as a decision carries them: whole letters, in order, none twice. */
export function spansOf(text: string, places: readonly Place[], label: Reason): readonly HiddenSpan[] {
  return mergeSpans(
    text,
    places.map((place) => ({ ...place, label })),
  );
}
