import { placeIn } from '../../../server/core/consultation/designs.ts';

type Prompt = { readonly language: string; readonly level: string; readonly prompt: string };

/** The prompt in the first of these languages that has one, else in any; staff reads the older wording first. */
export function promptFor(prompts: readonly Prompt[], languages: readonly string[]): Prompt | undefined {
  const byLevel = [...prompts].sort((a, b) => (a.level === b.level ? 0 : a.level === 'older' ? -1 : 1));
  for (const language of languages) {
    const found = byLevel.find((each) => each.language === language);
    if (found) return found;
  }
  return byLevel[0];
}

type Labelled = {
  readonly kind: string;
  readonly options: readonly {
    readonly position: number;
    readonly labels: readonly { readonly language: string; readonly level: string; readonly label: string }[];
  }[];
};

/** The place of a design that words are about, in words; undefined for words about anything else. */
export function spotFor(activity: Labelled | undefined, anchor: string, languages: readonly string[]) {
  const position = activity?.kind === 'design' ? placeIn(anchor) : undefined;
  const option = activity?.options.find((each) => each.position === position);
  if (!option) return undefined;
  const found = promptFor(
    option.labels.map(({ label, ...each }) => ({ ...each, prompt: label })),
    languages,
  );
  return found && { label: found.prompt, language: found.language };
}
