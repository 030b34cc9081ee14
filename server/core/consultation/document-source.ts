import { ownOrder } from '../room/voting.ts';
import { readingLevels } from './reading-levels.ts';

/** What the original is: the text of whoever makes the law or the thing, or a text of somebody who explains it. */
export const sourceLabels = ['official', 'explained'] as const;
export type SourceLabel = (typeof sourceLabels)[number];

/** `claim`: what a company says of its own. It calls nothing official. */
export type ToldLabel = SourceLabel | 'claim';

export const sides = ['for', 'against'] as const;
export type Side = (typeof sides)[number];
/** Who gains, in one text; and each side of the arguments, one text an argument. */
export const sourceParts = ['gains', ...sides] as const;
export type SourcePart = (typeof sourceParts)[number];

/** Most arguments of a side; longest line about where it is from and who wrote it, longest argument or text about who gains, in UTF-16 units. */
export const mostArguments = 6;
export const longestSourceLine = 300;
export const longestArgument = 600;

/** One text; arguments are counted from 1 within their side, in every language and at both levels alike. */
export type SourceText = {
  readonly part: SourcePart;
  readonly position: number;
  readonly language: string;
  readonly level: string;
  readonly body: string;
};

/** Where the document children are asked about comes from, and what speaks for and against what it says. */
export type DocumentSource = {
  /** Raised at every change; who checks says which one was read. */
  readonly revision: number;
  readonly label: SourceLabel;
  /** A line or an address. */
  readonly origin: string;
  readonly author: string;
  readonly texts: readonly SourceText[];
  readonly writtenBy: string;
  readonly writtenName: string;
  readonly writtenDay: string;
  /** The person from outside who looked at it, and where that person works; '' while nobody did. */
  readonly checkedName: string;
  readonly checkedFrom: string;
  /** Who of the staff answers for that being so; another person than wrote it. */
  readonly attestedName: string;
  /** YYYY-MM-DD, or ''. */
  readonly checkedDay: string;
};

/** As it is typed: one text about who gains, and the arguments of each side in their order. */
export type TypedSource = {
  readonly origin: string;
  readonly author: string;
  readonly texts: readonly {
    readonly part: SourcePart;
    readonly language: string;
    readonly level: string;
    readonly bodies: readonly string[];
  }[];
};

/** The first thing that cannot be kept, or undefined: a line or a text that is too long, more than six arguments of a side or two texts about who gains. */
export function unfitSource(typed: TypedSource):
  | {
      readonly code: 'field-too-long' | 'arguments-many';
      readonly at: 'origin' | 'author' | TypedSource['texts'][number];
    }
  | undefined {
  const line = (['origin', 'author'] as const).find((at) => typed[at].trim().length > longestSourceLine);
  if (line) return { code: 'field-too-long', at: line };
  for (const at of typed.texts) {
    const said = at.bodies.map((body) => body.trim()).filter((body) => body !== '');
    if (said.length > (at.part === 'gains' ? 1 : mostArguments)) return { code: 'arguments-many', at };
    if (said.some((body) => body.length > longestArgument)) return { code: 'field-too-long', at };
  }
  return undefined;
}

/** As everybody reads it: without the number of who wrote it. `order`: which side stands first for this reader. */
export type ToldSource = Omit<DocumentSource, 'writtenBy'> & { readonly order: readonly Side[] };

/**
 * As a release keeps it: without who of the staff wrote it. The label is the one that children read, and the order the one of the page that is the
 * same for everybody.
 */
export type ReleasedSource = Omit<ToldSource, 'revision' | 'label' | 'writtenName' | 'writtenDay'> & {
  readonly label: ToldLabel;
};

/** What a release says of where its document is from. `seed`: as the public page of its consultation has it. */
export function releasedSource(
  source: DocumentSource,
  of: { readonly seed: string; readonly sponsorKind: string; readonly languages: readonly string[] },
): ReleasedSource {
  const { origin, author, checkedName, checkedFrom, attestedName, checkedDay } = source;
  const label = toldLabel(source.label, of.sponsorKind);
  const order = sidesFor(of.seed);
  const texts = textsIn(source, of.languages);
  return { label, origin, author, texts, checkedName, checkedFrom, attestedName, checkedDay, order };
}

/**
 * In the languages of the consultation, for a reader with this seed, which for a child is its own random number and elsewhere the
 * consultation's.
 */
export function toldSource(
  source: DocumentSource,
  of: { readonly seed: string; readonly languages: readonly string[] },
): ToldSource {
  const { writtenBy: _writtenBy, ...told } = source;
  return { ...told, texts: textsIn(source, of.languages), order: sidesFor(of.seed) };
}

/** What stands in another language waits until that is one of the consultation again. */
function textsIn({ texts }: DocumentSource, languages: readonly string[]): readonly SourceText[] {
  return texts.filter(({ language }) => languages.includes(language));
}

/** Which side stands first: random over readers, always the same for one of them, stored nowhere. */
export function sidesFor(seed: string): readonly Side[] {
  return ownOrder(seed, sides) as readonly Side[];
}

/** What stands over the document. */
export function toldLabel(label: ToldLabel, sponsorKind: string): ToldLabel {
  return sponsorKind === 'company' ? 'claim' : label;
}

/**
 * Origin, author, who gains, and at least one argument of each side: in every language at both levels, and of each side as many
 * everywhere, so that nobody is told less of one side than somebody else.
 */
export function isWholeSource(source: DocumentSource, languages: readonly string[]): boolean {
  const counts = (part: SourcePart) =>
    languages.flatMap((language) =>
      readingLevels.map(
        (level) =>
          source.texts.filter(
            (text) =>
              text.part === part &&
              text.language === language &&
              text.level === level &&
              text.body.trim() !== '',
          ).length,
      ),
    );
  return (
    [source.origin, source.author].every((text) => text.trim() !== '') &&
    sourceParts.every((part) => {
      const found = counts(part);
      return found.every((count) => count > 0 && count === found[0]);
    })
  );
}

/** The gate's row: whole, and looked at by somebody from outside since it was last changed. */
export function sourceReady(source: DocumentSource | null, languages: readonly string[]) {
  const whole = source !== null && isWholeSource(source, languages);
  const ready = whole && source.checkedDay !== '';
  const first = languages[0] ?? '';
  const count = (side: Side) =>
    source?.texts.filter(
      ({ part, language, level }) => part === side && language === first && level === 'older',
    ).length ?? 0;
  return {
    ready,
    whole,
    says: { for: count('for'), against: count('against') },
    who: ready ? source.checkedName : null,
    day: ready ? source.checkedDay : null,
  };
}

/**
 * Is who looked at it nobody of theirs? Not when it bears the name of one of `people`, or comes from a place that one of `bodies`
 * (texts about who asks, pays, gains and decides, and who wrote the document) names. A name that was made up nobody can tell.
 */
export function isOutside(
  checker: { readonly name: string; readonly from: string },
  of: { readonly people: readonly string[]; readonly bodies: readonly string[] },
): boolean {
  const [name, from] = [folded(checker.name), folded(checker.from)];
  return (
    !of.people.some((person) => folded(person) === name) &&
    !of.bodies.some((body) => folded(body).includes(from) || folded(body).includes(name))
  );
}

/** Letters and digits alone, compatible forms as one, with a space around words, and none between Han characters. */
function folded(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  return /\p{Script=Han}/u.test(words) ? words : ` ${words} `;
}
