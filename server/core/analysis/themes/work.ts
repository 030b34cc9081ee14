import { type ProposedTheme, type ProposeInput, proposeThemes } from './propose.ts';
import { type SuggestInput, type Suggestion, suggestCodes } from './suggest.ts';

/** What takes too long for the thread that answers pages. */
export type ThemeWork =
  | { readonly kind: 'suggest'; readonly input: SuggestInput }
  | { readonly kind: 'propose'; readonly input: ProposeInput };

export type ThemeResult =
  | { readonly kind: 'suggest'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'propose'; readonly themes: readonly ProposedTheme[] };

export type ThemeAnswer =
  | { readonly state: 'ready'; readonly result: ThemeResult }
  | { readonly state: 'working'; readonly done: number; readonly all: number }
  | { readonly state: 'failed' };

/**
 * Has work done elsewhere. The result, or how far it is when it takes longer than a page should wait: then the work goes on, and asking
 * again with the same `slot` and `version` finds it. Another version in a slot throws away what is there.
 */
export type AskThemes = (asked: {
  readonly slot: string;
  readonly version: string;
  readonly work: () => ThemeWork;
}) => Promise<ThemeAnswer>;

/** Does one piece of work; `progress` is told how much of it is done. */
export function doThemeWork(work: ThemeWork, progress: (done: number, all: number) => void): ThemeResult {
  switch (work.kind) {
    case 'suggest':
      return { kind: 'suggest', suggestions: suggestCodes(work.input, progress) };
    case 'propose':
      return { kind: 'propose', themes: proposeThemes(work.input, progress).themes };
  }
}
