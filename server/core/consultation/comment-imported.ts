import { plainDigits } from '../digits.ts';
import { unmarked } from './documents/numbering.ts';
import type { DraftSection } from './documents.ts';
import { type CommentWords, commentHeadings, commentParagraphs, commentSymbol } from './general-comment.ts';
import { type ReadingLevel, readingLevels } from './reading-levels.ts';

/** Who stands as the writer of plain words that come with this software, in place of a member of staff. */
export const makersOfPlain = 'due-weight';

type Section = Pick<DraftSection, 'anchor' | 'heading' | 'original'>;

/** What a section of the imported document is: a paragraph by its number (from 1), or a heading by its key. */
export type CommentPlace = { readonly number: number } | { readonly key: string };

export type PlainOfComment = {
  readonly anchor: string;
  readonly language: string;
  readonly level: string;
  readonly heading: string;
  readonly body: string;
};

/** The number at the start of a section, in any digits, wherever the file had it: in its heading, or before its words where it has none. */
function numberOf({ heading, original }: Section): number | undefined {
  const said = plainDigits(unmarked(heading === '' ? original : heading));
  const found = /^\s*(\d{1,3})\s*(?:[.)．。、]|[-–](?!\s?\d)|$)/u.exec(said)?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * Where the paragraphs and headings of General Comment No. 25 stand in a document, by anchor: in whatever language, when it says the symbol and
 * counts 125 paragraphs, each once and in order. Null for every other document. A heading is a section without words directly before the
 * paragraph that it opens; what else has no number is left alone.
 */
export function commentIn(document: {
  readonly title: string;
  readonly sections: readonly Section[];
}): ReadonlyMap<string, CommentPlace> | null {
  const { title, sections } = document;
  const says = [title, ...sections.flatMap(({ heading, original }) => [heading, original])];
  if (!says.some((text) => text.includes(commentSymbol))) return null;
  const places = new Map<string, CommentPlace>();
  let waiting: string[] = [];
  let number = 0;
  for (const section of sections) {
    const own = numberOf(section);
    if (own === undefined) {
      waiting = section.original.trim() === '' ? [...waiting, section.anchor] : [];
      continue;
    }
    number += 1;
    if (own !== number) return null;
    const opens = commentHeadings.filter(([, first]) => first === number);
    for (const [index, [key]] of opens.entries()) {
      const anchor = waiting.at(index - opens.length);
      if (anchor !== undefined && waiting.length >= opens.length) places.set(anchor, { key });
    }
    waiting = [];
    places.set(section.anchor, { number });
  }
  return number === commentParagraphs ? places : null;
}

/**
 * The plain words that come with this software for the sections of that document which have none yet, in those languages of the
 * consultation that have them; nothing is lent from another language, and what somebody wrote is never replaced.
 */
export function plainOfComment(
  words: Readonly<Record<string, CommentWords>>,
  document: {
    readonly title: string;
    readonly sections: readonly (Section & {
      readonly plain: readonly { readonly language: string; readonly level: string }[];
    })[];
    readonly languages: readonly string[];
  },
): readonly PlainOfComment[] {
  const places = commentIn(document);
  if (!places) return [];
  return document.sections.flatMap(({ anchor, plain }) => {
    const place = places.get(anchor);
    if (!place) return [];
    return document.languages.flatMap((language) =>
      readingLevels.flatMap((level) => {
        if (plain.some((each) => each.language === language && each.level === level)) return [];
        const said = saidAt(words[language], place, level);
        return said ? [{ anchor, language, level, ...said }] : [];
      }),
    );
  });
}

function saidAt(words: CommentWords | undefined, place: CommentPlace, level: ReadingLevel) {
  const headingOf = (key: string) => words?.headings?.[key]?.[level] ?? '';
  if ('key' in place) {
    const body = words?.sections?.[place.key]?.[level];
    return body === undefined ? undefined : { heading: headingOf(place.key), body };
  }
  const body = words?.paragraphs?.[String(place.number)]?.[level];
  if (body === undefined) return undefined;
  const [key = ''] = commentHeadings.findLast(([, first]) => first <= place.number) ?? [];
  return { heading: [String(place.number), headingOf(key)].filter(Boolean).join(' · '), body };
}
