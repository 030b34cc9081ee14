import { digitValues } from '../../moderation/screens/digits.ts';

/**
 * How one language says numbers. `words` add up ("twenty five"), `times` multiply what stands before them ("two hundred"), and in
 * a phrase of `not` such a word is none ("no one"). `joins` may stand inside a number. Everything lowercase.
 */
export type NumberWords = {
  readonly words: Readonly<Record<string, number>>;
  readonly times: Readonly<Record<string, number>>;
  readonly not: readonly string[];
  /** Says a number only after another one, and is an article elsewhere; and what may stand between the two: French "vingt et un". */
  readonly within?: Readonly<Record<string, number>>;
  readonly bridges?: readonly string[];
  readonly joins?: readonly string[];
  /** Multiplies what stands behind it: Swahili "mia tatu" is three hundred, "mia na tatu" a hundred and three. */
  readonly leads?: Readonly<Record<string, number>>;
};

/** A number that stands in a text; `value` is not whole for a share ("half"), and NaN where it counts nothing: "2.5", "Ⅳ". */
export type NumberSaid = { readonly written: string; readonly value: number };

/** A run of digits of one or several systems, with what parts thousands or a fraction between them, or before them: ".15". */
const digits = /(?:(?<![^\s(])[.\u066B](?=\p{Nd}))?\p{Nd}+(?:[.,'\u2019\u066B\u066C\u00A0\u202F]\p{Nd}+)*/gu;
/** Such a run that counts something, in our digits: nothing parts it, or thousands are parted. "2.500" may be either, and is read so. */
const whole = /^(?:\d+|[1-9]\d{0,2}(?:[.,'\u2019\u066C\u00A0\u202F]\d{3})+)$/u;
/** What counts children in Chinese stands in one word with the number. */
const counted = /^(.+?)[个位名人成]$/u;

/**
 * Every number a text says, in digits of any writing and in words of any of these languages. It would rather find one too many: whoever
 * writes is asked to say it otherwise, and nothing is lost.
 */
export function numbersIn(text: string, lexicons: readonly NumberWords[]): readonly NumberSaid[] {
  // The thin space that parts thousands in French would be a plain one, and part numbers.
  const parted = text.replace(/(?<=\p{Nd})[\u00A0\u202F](?=\p{Nd}{3})/gu, '\u2019');
  let folded = parted.normalize('NFKC').toLowerCase();
  for (const phrase of lexicons.flatMap((each) => each.not)) folded = folded.replaceAll(phrase, ' ');
  const found: NumberSaid[] = [];
  folded = folded.replace(digits, (written) => {
    found.push({ written, value: numberOf(written) });
    return ' . ';
  });
  // Numbers that are no decimal digits: ¾ is taken apart by NFKC, a Roman or a circled one is not.
  folded = folded.replace(/[\p{Nl}\p{No}]/gu, (written) => {
    found.push({ written, value: Number.NaN });
    return ' . ';
  });
  return [...found, ...spelled(folded, lexicons)];
}

/** NaN, which fits nothing, for what is no whole number: a decimal rests on no number of children, whatever its digits are. */
function numberOf(written: string): number {
  const ours = [...written].map((sign) => digitValues.get(sign.codePointAt(0) ?? 0) ?? sign).join('');
  return whole.test(ours) ? Number(ours.replace(/\D/gu, '')) : Number.NaN;
}

/**
 * A number while it is read: what is complete, what a thousand would multiply, and what a hundred would; and a word that multiplies what
 * follows it, with what has followed so far.
 */
type Run = {
  readonly written: string[];
  total: number;
  section: number;
  pending: number;
  lead: number;
  led: number;
};

type Vocabulary = {
  readonly words: ReadonlyMap<string, number>;
  readonly times: ReadonlyMap<string, number>;
  readonly leads: ReadonlyMap<string, number>;
  readonly within: ReadonlyMap<string, number>;
  readonly bridges: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
  /** The words of numbers that a word is, or is made of. */
  readonly partsOf: (segment: string) => readonly string[] | undefined;
};

/** The languages of the product are one list, which is asked of every text. */
const vocabularies = new WeakMap<readonly NumberWords[], Vocabulary>();

function vocabularyOf(lexicons: readonly NumberWords[]): Vocabulary {
  const known = vocabularies.get(lexicons);
  if (known) return known;
  const all = (part: 'words' | 'times' | 'leads' | 'within') =>
    new Map(lexicons.flatMap((each) => Object.entries(each[part] ?? {})));
  const [words, times] = [all('words'), all('times')];
  const vocabulary: Vocabulary = {
    words,
    times,
    leads: all('leads'),
    within: all('within'),
    bridges: new Set(lexicons.flatMap((each) => each.bridges ?? [])),
    joins: new Set(lexicons.flatMap((each) => each.joins ?? [])),
    partsOf(segment) {
      if (words.has(segment) || times.has(segment)) return [segment];
      // Arabic writes "and" onto the word: خمسة وعشرون.
      const bare = segment.replace(/^و/u, '');
      if (bare !== segment && (words.has(bare) || times.has(bare))) return [bare];
      const signs = [...(counted.exec(segment)?.[1] ?? segment)];
      const han = signs.every((sign) => /\p{Script=Han}/u.test(sign) && (words.has(sign) || times.has(sign)));
      return han && signs.length > 0 ? signs : undefined;
    },
  };
  vocabularies.set(lexicons, vocabulary);
  return vocabulary;
}

/**
 * The same text with "…" in the place of every number. It would rather leave out one word too many; a text without a number stays
 * letter for letter.
 */
export function withoutNumbers(text: string, lexicons: readonly NumberWords[]): string {
  if (numbersIn(text, lexicons).length === 0) return text;
  const { leads, bridges, within, joins, partsOf } = vocabularyOf(lexicons);
  let left = '';
  // What stands between two words of one number goes with them: "treinta y cinco".
  let between: string | undefined;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) {
    const word = segment.normalize('NFKC').toLowerCase();
    const isNumber =
      /\p{N}/u.test(segment) ||
      leads.has(word) ||
      partsOf(word) !== undefined ||
      (between !== undefined && within.has(word));
    if (isNumber) {
      if (between === undefined) left += '…';
      between = '';
    } else if (between !== undefined && (/^[\s-]+$/u.test(segment) || joins.has(word) || bridges.has(word))) {
      between += segment;
    } else {
      left += `${between ?? ''}${segment}`;
      between = undefined;
    }
  }
  return left + (between ?? '');
}

function spelled(text: string, lexicons: readonly NumberWords[]): NumberSaid[] {
  const { words, times, leads, bridges, within, joins, partsOf } = vocabularyOf(lexicons);
  const found: NumberSaid[] = [];
  let run: Run | undefined;
  let bridged = false;
  const end = () => {
    if (run) {
      closeLead(run);
      found.push({ written: run.written.join(' '), value: run.total + run.section + run.pending });
    }
    run = undefined;
    bridged = false;
  };
  for (const { segment, isWordLike } of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) {
    if (!isWordLike) {
      if (!/^[\s-]+$/u.test(segment)) end();
      continue;
    }
    const leading = leads.get(segment);
    if (leading !== undefined) {
      run ??= emptyRun();
      closeLead(run);
      run.written.push(segment);
      run.lead = leading;
      continue;
    }
    const parts = partsOf(segment);
    // "One hundred and five", "treinta y cinco".
    if (parts === undefined && run && joins.has(segment)) {
      // "Mia na tatu": what follows is no part of the hundreds.
      if (run.led === 0) closeLead(run);
      continue;
    }
    if (run && bridges.has(segment)) {
      bridged = true;
      continue;
    }
    const more = within.get(segment);
    if (run && more !== undefined) {
      run.written.push(segment);
      takeIn(run, more, undefined);
      bridged = false;
      continue;
    }
    if (bridged) end();
    if (parts === undefined) {
      end();
      continue;
    }
    run ??= emptyRun();
    run.written.push(segment);
    for (const part of parts) takeIn(run, words.get(part), times.get(part));
  }
  end();
  return found;
}

function emptyRun(): Run {
  return { written: [], total: 0, section: 0, pending: 0, lead: 0, led: 0 };
}

function closeLead(run: Run): void {
  run.total += run.lead * (run.led || 1);
  run.lead = 0;
  run.led = 0;
}

/** Does a number belong to the word before it that multiplies? "Mia tatu", "elfu kumi na mbili"; in "mia tatu na tano" five does not. */
function isLed({ lead, led }: Run, adds: number): boolean {
  return lead > 0 && (led === 0 || (lead >= 1_000 && led % 10 === 0 && adds < 10));
}

function takeIn(run: Run, adds: number | undefined, multiplies: number | undefined): void {
  if (multiplies === undefined && isLed(run, adds ?? 0)) {
    run.led += adds ?? 0;
    return;
  }
  closeLead(run);
  if (multiplies === undefined) {
    run.pending += adds ?? 0;
  } else if (multiplies < 1_000) {
    run.section += (run.pending || 1) * multiplies;
    run.pending = 0;
  } else {
    run.total += (run.section + run.pending || 1) * multiplies;
    run.section = 0;
    run.pending = 0;
  }
}

/**
 * The numbers of a text that none of these is. A finding may say a number only where it rests on it; written out it has to be the very
 * same.
 */
export function unfoundedIn(
  text: string,
  of: { readonly numbers: readonly number[]; readonly lexicons: readonly NumberWords[] },
): readonly NumberSaid[] {
  return numbersIn(text, of.lexicons).filter(({ value }) => !of.numbers.includes(value));
}
