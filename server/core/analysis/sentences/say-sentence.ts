import { choices } from '../../room/voting.ts';
import type { Evidence } from '../findings.ts';
import { cellId } from '../report/release-numbers.ts';
import type { SentenceTemplate, TypedSentence } from './typed-sentence.ts';

type SentenceName = 'said' | 'chose' | 'first' | 'more' | 'more-first' | (typeof choices)[number];
/** The keys of texts with which a sentence is said. */
export type SentenceKey =
  | `finding.${SentenceName}`
  | `finding.bare.${SentenceName}`
  | `release.cell.${(typeof choices)[number]}`;

export type SayText = (key: SentenceKey, params?: Readonly<Record<string, string | number>>) => string;

type Labelled = { readonly language: string; readonly level: string };

/** As much of a release as a sentence names: the words of what was voted on, chosen and said. */
export type SentenceSources = {
  readonly languages: readonly string[];
  readonly activities: readonly {
    readonly id: string;
    readonly prompts: readonly (Labelled & { readonly prompt: string })[];
  }[];
  readonly statements: readonly {
    readonly id: string;
    readonly texts: readonly { readonly language: string; readonly text: string }[];
  }[];
  readonly polls: readonly {
    readonly activityId: string;
    /** Of a ranking it is counted who put an option first: all who answered chose each of them. */
    readonly form: string;
    readonly options: readonly {
      readonly position: number;
      readonly labels: readonly (Labelled & { readonly label: string })[];
    }[];
  }[];
  readonly points: readonly { readonly id: string; readonly title: string }[];
};

type SayIt = {
  readonly evidence: readonly Evidence[];
  readonly sources: SentenceSources;
  readonly language: string;
  readonly say: SayText;
};

/**
 * A typed sentence in one language; null where what it speaks of is not there. `say` gives the texts of that language with its plural
 * forms. What children or staff wrote stands in it in the language it has, that of the sentence first.
 */
export function saySentence(sentence: TypedSentence, of: SayIt): string | null {
  const cited = sentence.numbers.flatMap(({ cell }) =>
    of.evidence.filter((each) => cellId(each.kind, each.subject, each.cell) === cell),
  );
  const named = nameParts(sentence.template, cited, of);
  const [first, second] = sentence.numbers;
  if (!named || !first) return null;
  const { key, params } = named;
  return key === 'more' || key === 'more-first'
    ? of.say(`finding.${key}`, { ...params, most: first.children, fewer: second?.children ?? 0 })
    : of.say(`finding.${key}`, { ...params, count: first.children });
}

/**
 * What a finding of this template is about, without any number and without saying which is larger: for children who are asked about it
 * while numbers still move. The same as long as its words are there.
 */
export function sayWithoutNumbers(template: SentenceTemplate, of: SayIt): string | null {
  const cited = [...of.evidence].sort((a, b) => (a.cell < b.cell ? -1 : 1));
  const named = nameParts(template, cited, of);
  return named && of.say(`finding.bare.${named.key}`, named.params);
}

type Named = {
  readonly key: SentenceName;
  readonly params: Readonly<Record<string, string>>;
};

function nameParts(
  template: SentenceTemplate,
  [first, second]: readonly Evidence[],
  { sources, language, say }: SayIt,
): Named | null {
  if (!first) return null;
  const inLanguage = <T extends { readonly language: string; readonly level?: string }>(
    texts: readonly T[],
  ): T | undefined => {
    const older = texts.filter(({ level }) => level === undefined || level === 'older');
    for (const each of [language, ...sources.languages]) {
      const found = (older.length > 0 ? older : texts).find((text) => text.language === each);
      if (found) return found;
    }
    return texts[0];
  };
  const statement = () =>
    inLanguage(sources.statements.find(({ id }) => id === first.subject)?.texts ?? [])?.text;
  const poll = sources.polls.find(({ activityId }) => activityId === first.subject);
  const ranked = poll?.form === 'ranking';
  const label = (cell: string) =>
    inLanguage(poll?.options.find(({ position }) => String(position) === cell)?.labels ?? [])?.label;
  const answer = (cell: string) => choices.find((each) => each === cell);
  switch (template) {
    case 'said': {
      const what = sources.points.find(({ id }) => id === first.subject)?.title;
      return what === undefined ? null : { key: 'said', params: { what } };
    }
    case 'answered': {
      const [what, choice] = [statement(), answer(first.cell)];
      return what === undefined || choice === undefined ? null : { key: choice, params: { what } };
    }
    case 'chose': {
      const what = label(first.cell);
      return what === undefined ? null : { key: ranked ? 'first' : 'chose', params: { what } };
    }
    case 'more': {
      if (!second) return null;
      const voted = first.kind === 'statement';
      const prompts = sources.activities.find(({ id }) => id === first.subject)?.prompts ?? [];
      const subject = voted ? statement() : inLanguage(prompts)?.prompt;
      const named = (cell: string) => {
        const choice = answer(cell);
        return voted ? choice && say(`release.cell.${choice}`) : label(cell);
      };
      const [what, other] = [named(first.cell), named(second.cell)];
      if (subject === undefined || what === undefined || other === undefined) return null;
      return { key: ranked ? 'more-first' : 'more', params: { subject, what, other } };
    }
  }
}
