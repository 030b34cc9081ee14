import { type CueLists, cueListsOf, labelled, looseOptionsOf, optionsOf } from './cue-lists.ts';
import { foldedText } from './fold.ts';
import { createLexicon } from './lexicon.ts';
import { type GroomingFamily, groomingFamilies, type PackWithWords, type ScreeningPack } from './pack.ts';
import { type PhraseOptions, type Phrases, phrasesOf, together } from './phrases.ts';
import { byNeed } from './phrases-by-need.ts';
import { type DigitWords, digitWordsOf } from './spelled-digits.ts';
import { tokensOf } from './tokens.ts';
import type { MaskWords } from './unmask.ts';

export type CueLabel = 'name' | 'own-name' | 'school' | 'class' | 'address' | 'birthday';

/** What the screens look for, of all packs, ready to be matched. Made once where a worker starts. */
export type WordLists = CueLists & {
  readonly digits: DigitWords;
  readonly masks: MaskWords;
  readonly mailHosts: ReadonlySet<string>;
  readonly notNames: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly schoolWords: ReadonlySet<string>;
  readonly streetWords: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  readonly notPersons: ReadonlySet<string>;
  readonly classWords: ReadonlySet<string>;
  readonly ordinals: ReadonlySet<string>;
  readonly landmarks: ReadonlySet<string>;
  readonly indefinite: ReadonlySet<string>;
  readonly near: Phrases<'near'>;
  readonly living: Phrases<'living'>;
  readonly cues: Phrases<CueLabel>;
  /** As they sound. */
  readonly threats: Phrases<'threat'>;
  readonly harsh: Phrases<'harsh'>;
  readonly grooming: Phrases<GroomingFamily>;
};

/** Throws when a pack has a pattern that cannot be read: a broken pack must stop the start, not screen less. */
export function wordListsOf(packs: readonly PackWithWords[]): WordLists {
  const all = packs.map(({ pack }) => pack);
  const set = (of: (pack: ScreeningPack) => readonly string[]) =>
    new Set(all.flatMap((pack) => of(pack).map((word) => foldedText(word))));
  const read = new Map<ScreeningPack, PhraseOptions>(all.map((pack) => [pack, optionsOf(pack)]));
  const optionsFor = (pack: ScreeningPack) => read.get(pack) ?? optionsOf(pack);
  const lexicon = createLexicon();
  const quick = <Label>(phrases: Phrases<Label>) => byNeed(phrases, lexicon);
  const each = <Label>(of: (pack: ScreeningPack) => readonly (readonly [string, Label])[]) =>
    quick(together(all.map((pack) => phrasesOf(of(pack), optionsFor(pack)))));
  const cues = cueListsOf(all, optionsFor);
  return {
    ...cues,
    handles: quick(cues.handles),
    disclosure: quick(cues.disclosure),
    digits: { phrases: quick(digitWordsOf(all, optionsFor).phrases) },
    leads: quick(cues.leads),
    threats: quick(
      together(all.map((pack) => phrasesOf(labelled(pack.threats, 'threat' as const), looseOptionsOf(pack)))),
    ),
    masks: each((pack) => [
      ...labelled(pack.dotWords, '.' as const),
      ...labelled(pack.atWords, '@' as const),
      ...labelled(pack.underscoreWords, '_' as const),
    ]),
    mailHosts: set(({ mailHosts }) => mailHosts),
    notNames: set(({ notNames }) => notNames),
    groups: set(({ groups }) => groups),
    schoolWords: set(({ schoolWords }) => schoolWords),
    streetWords: set(({ streetWords }) => streetWords),
    months: set(({ months }) => months),
    notPersons: set(({ notPersons }) => notPersons),
    classWords: set(({ classWords }) => classWords),
    ordinals: set(({ ordinals }) => ordinals),
    landmarks: set(({ landmarks }) => landmarks),
    indefinite: set(({ indefinite }) => indefinite),
    near: each((pack) => labelled(pack.nearWords, 'near' as const)),
    living: each((pack) => labelled(pack.livingCues, 'living' as const)),
    cues: each((pack) => [
      ...labelled(pack.nameCues, 'name' as const),
      ...labelled(pack.ownNameCues, 'own-name' as const),
      ...labelled(pack.schoolCues, 'school' as const),
      ...labelled(pack.classCues, 'class' as const),
      ...labelled(pack.addressCues, 'address' as const),
      ...labelled(pack.birthdayCues, 'birthday' as const),
    ]),
    harsh: quick(
      together(packs.map(({ pack, harsh }) => phrasesOf(harshOf(pack, harsh), { slots: new Map(), gap: 0 }))),
    ),
    grooming: each((pack) => groomingFamilies.flatMap((family) => labelled(pack.grooming[family], family))),
  };
}

/** Without what the pack spares, and without single characters, which in Chinese are parts of other words, and
 * numbers: "69 parks" is none. */
function harshOf({ harshExceptions }: ScreeningPack, words: readonly string[]): [string, 'harsh'][] {
  const spared = new Set(harshExceptions.map(({ word }) => foldedText(word)));
  return words
    .filter((word) => {
      const folded = foldedText(word);
      return (
        !spared.has(folded) &&
        folded.length > 1 &&
        !/^[\d\P{L}]+$/u.test(folded) &&
        tokensOf(folded).length > 0
      );
    })
    .map((word) => [word, 'harsh']);
}
