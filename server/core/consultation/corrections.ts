import { cleanText } from '../room/contribution-text.ts';

/** Words that children read of a question: 0 is what it asks, from 1 on its choices in their order. */
export type QuestionText = {
  readonly position: number;
  readonly language: string;
  readonly level: string;
  readonly words: string;
};

/** New words in one language at one level, and those that stood there. */
export type CorrectedText = QuestionText & { readonly before: string };

/** As it was signed; `number` counts the corrections of a consultation in the order in which they were. */
export type Correction = {
  readonly id: string;
  readonly activityId: string;
  readonly number: number;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly reason: string;
  readonly texts: readonly CorrectedText[];
};

/** UTF-16 units of new words, and of the reason for them. */
export const longestCorrected = 1_000;

type Asked = {
  readonly prompts: readonly { readonly language: string; readonly level: string; readonly prompt: string }[];
  readonly options: readonly {
    readonly position: number;
    readonly labels: readonly { readonly language: string; readonly level: string; readonly label: string }[];
  }[];
};

/** All words of a question as they stand. */
export function questionTexts({ prompts, options }: Asked): readonly QuestionText[] {
  return [
    ...prompts.map(({ language, level, prompt }) => ({ position: 0, language, level, words: prompt })),
    ...options.flatMap(({ position, labels }) =>
      labels.map(({ language, level, label }) => ({ position, language, level, words: label })),
    ),
  ];
}

/** Where words of a question stand: what `position` says, in one language at one level. No two of a question share it. */
export const slotOf = ({ position, language, level }: Omit<QuestionText, 'words'>) =>
  `${position}.${language}.${level}`;

const alike = (a: string, b: string) =>
  a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase();

export type CorrectionRefusal =
  | 'choices-changed'
  | 'field-missing'
  | 'field-too-long'
  | 'language-unknown'
  | 'version-same';

/**
 * What a correction changes of the words that stand (`stands`), after others (`earlier`). It says all of them anew, in each language and at each level, as the gate asked for them: words that stay
 * as they are were read and left, so that no language is forgotten. Refusals: `language-unknown`; `choices-changed`, where one is more, is missing, or says what another one
 * says or ever said: children chose by their places; `field-missing` (an empty text); `field-too-long`; `version-same`, where nothing changes.
 */
export function correctionOf(
  stands: readonly QuestionText[],
  given: readonly QuestionText[],
  earlier: readonly CorrectedText[] = [],
):
  | { readonly ok: true; readonly texts: readonly CorrectedText[] }
  | { readonly ok: false; readonly code: CorrectionRefusal } {
  const refused = (code: CorrectionRefusal) => ({ ok: false, code }) as const;
  const known = new Set(stands.map(slotOf));
  if (given.some(({ language }) => !stands.some((each) => each.language === language)))
    return refused('language-unknown');
  if (given.some((each) => !known.has(slotOf(each)))) return refused('choices-changed');
  if (stands.some(({ position }) => !given.some((each) => each.position === position)))
    return refused('choices-changed');
  const wanted = new Map(given.map((each) => [slotOf(each), each.words]));
  const texts: CorrectedText[] = [];
  for (const each of stands) {
    const raw = wanted.get(slotOf(each)) ?? '';
    if (raw.trim() === each.words.trim()) continue;
    const clean = cleanText(raw);
    if (!clean.ok) return refused(clean.code === 'text-too-long' ? 'field-too-long' : 'field-missing');
    if (clean.text.length > longestCorrected) return refused('field-too-long');
    if (clean.text !== each.words) texts.push({ ...each, words: clean.text, before: each.words });
  }
  if (texts.length === 0) return refused('version-same');
  const after = stands.map((each) => texts.find((text) => slotOf(text) === slotOf(each)) ?? each);
  const said = earlier.map((each) => ({ ...each, words: each.before }));
  const trades = texts.some(
    (text) =>
      text.position > 0 &&
      [...said, ...stands, ...after].some(
        (other) =>
          other.position > 0 &&
          other.position !== text.position &&
          other.language === text.language &&
          other.level === text.level &&
          alike(other.words, text.words),
      ),
  );
  return trades ? refused('choices-changed') : { ok: true, texts };
}
