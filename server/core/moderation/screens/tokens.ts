/** A word of a folded text. Offsets are into the folded text. */
export type Token = {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Counts up at the end of each sentence: no phrase reaches over one. A line that only breaks off ends none; one without a word does. */
  readonly sentence: number;
};

const wordCharacter = /[\p{L}\p{N}\p{Mc}]/u;
const oneByOne = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** "Mrs. Lind" is one sentence, and "ул. Ленина, д. 12" (folded). */
const shortened: ReadonlySet<string> = new Set([
  ...['mr', 'mrs', 'ms', 'dr', 'prof', 'st', 'apt', 'no', 'av', 'ave', 'str'],
  ...['y\u043b', 'k\u0432', '\u043fp', '\u043fpoc\u043f', '\u043fep', '\u043da\u0431', '\u0434'],
]);

type Kind = 'word' | 'alone' | 'apostrophe' | 'end' | 'other';

/**
 * The words of a folded text, in one pass. Scripts without spaces give a token for each character. An apostrophe inside a
 * word is dropped: "don't" and "dont" are one. Dots in a row are a pause and end no sentence: "my dad... hits me".
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  /** So many words there were when a sentence or a line ended last. */
  let ended = 0;
  let start = -1;
  let end = 0;
  let hasApostrophe = false;
  const word = () => {
    const written = start < 0 ? '' : text.slice(start, end);
    return hasApostrophe ? written.replaceAll(/['`]/g, '') : written;
  };
  const close = () => {
    if (start >= 0) tokens.push({ word: word(), start, end, sentence });
    start = -1;
    hasApostrophe = false;
  };
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    const next = at + (point > 0xffff ? 2 : 1);
    const kind = kindOf(point);
    if (kind === 'word') {
      if (start < 0) start = at;
      end = next;
    } else if (kind === 'alone') {
      close();
      tokens.push({ word: text.slice(at, next), start: at, end: next, sentence });
    } else if (kind === 'apostrophe' && start >= 0) {
      hasApostrophe = true;
    } else {
      const isInside =
        point === 0x2e && (shortened.has(word()) || isWordAt(text, next) || isOneOfDots(text, at));
      close();
      if (kind === 'end' && !isInside) {
        if (point !== 10 || tokens.length === ended) sentence += 1;
        ended = tokens.length;
      }
    }
    at = next;
  }
  close();
  return tokens;
}

/** The full stop of "cool.kid" ends nothing. */
function isWordAt(text: string, at: number): boolean {
  return at < text.length && kindOf(text.codePointAt(at) ?? 0) === 'word';
}

/** Of "..." each: a child that breaks off has not ended. "…" is three of them once it is folded. */
function isOneOfDots(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === 0x2e || text.charCodeAt(at + 1) === 0x2e;
}

function kindOf(point: number): Kind {
  if (point < 0x80) {
    if ((point >= 97 && point <= 122) || (point >= 48 && point <= 57) || (point >= 65 && point <= 90))
      return 'word';
    if (point === 0x27 || point === 0x60) return 'apostrophe';
    return point === 0x2e || point === 0x21 || point === 0x3f || point === 10 ? 'end' : 'other';
  }
  if (point >= 0x4e00 && point <= 0x9fff) return 'alone';
  if (point >= 0x620 && point <= 0x64a) return 'word';
  if (point === 0x61f) return 'end';
  const written = String.fromCodePoint(point);
  if (oneByOne.test(written)) return 'alone';
  return wordCharacter.test(written) ? 'word' : 'other';
}
