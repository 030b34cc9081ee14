import { fold } from './fold.ts';
import type { LeadLabel } from './leads.ts';
import type { ScreeningPack } from './pack.ts';
import { type PhraseOptions, type Phrases, phrasesOf, slotsOf, together } from './phrases.ts';

/** The part of a pack that a child's own device looks with, before anything is sent. */
export type CuePack = Pick<
  ScreeningPack,
  | 'gap'
  | 'slots'
  | 'platforms'
  | 'addMe'
  | 'mine'
  | 'handleNouns'
  | 'is'
  | 'notHandles'
  | 'notNames'
  | 'leads'
  | 'tails'
  | 'disclosure'
>;

/** `noun`: "my gamertag is", without a platform: only what no plain word looks like is a handle then. */
export type HandleLabel = 'platform' | 'named' | 'add' | 'noun';

/** `damper`: told of others, or no telling at all; `turn`: "but", "because", behind which no damper reaches; `opinion`: of a rule. */
export type DisclosureLabel = 'clear' | 'unsure' | 'damper' | 'turn' | 'opinion';

/** What looks for handles and for what a child tells of harm: on the device as on the server. */
export type CueLists = {
  readonly notHandles: ReadonlySet<string>;
  readonly handles: Phrases<HandleLabel>;
  /** As they sound: looked for among loose words. */
  readonly disclosure: Phrases<DisclosureLabel>;
  readonly leads: Phrases<LeadLabel>;
};

/** Throws when a pack has a pattern that cannot be read. `optionsFor` answers those of a pack that are read already. */
export function cueListsOf<Pack extends CuePack>(
  packs: readonly Pack[],
  optionsFor: (pack: Pack) => PhraseOptions = optionsOf,
): CueLists {
  const read = packs.map((pack) => [pack, optionsFor(pack)] as const);
  return {
    notHandles: new Set(
      packs
        .flatMap(({ notHandles, notNames }) => [...notHandles, ...notNames])
        .map((word) => fold(word).text),
    ),
    handles: together(read.map(([pack, options]) => phrasesOf(handlePhrases(pack), options))),
    leads: together(
      read.map(([{ leads, tails }, options]) =>
        phrasesOf([...labelled(leads, 'lead' as const), ...labelled(tails, 'tail' as const)], options),
      ),
    ),
    disclosure: together(
      packs.map((pack) =>
        phrasesOf(
          [
            ...labelled(pack.disclosure.clear, 'clear' as const),
            ...labelled(pack.disclosure.unsure, 'unsure' as const),
            ...labelled(pack.disclosure.dampers, 'damper' as const),
            ...labelled(pack.disclosure.turns, 'turn' as const),
            ...labelled(pack.disclosure.opinions, 'opinion' as const),
          ],
          looseOptionsOf(pack),
        ),
      ),
    ),
  };
}

/** What a pattern of a pack may name: its slots, and its lists about handles. */
export function optionsOf({ slots, platforms, addMe, mine, handleNouns, is, gap }: CuePack): PhraseOptions {
  return {
    slots: slotsOf({ ...slots, platform: platforms, addMe, mine, handleNoun: handleNouns, is }),
    gap,
  };
}

/** The same of patterns that are matched as they sound. */
export function looseOptionsOf({ slots, gap }: Pick<CuePack, 'slots' | 'gap'>): PhraseOptions {
  return { slots: slotsOf(slots, true), gap, loose: true };
}

/** Patterns of a pack, each with what it would be a sign of. */
export function labelled<Label>(patterns: readonly string[], label: Label): [string, Label][] {
  return patterns.map((pattern) => [pattern, label]);
}

function handlePhrases({ mine, handleNouns, addMe }: CuePack) {
  const patterns: [string, HandleLabel][] = [['{platform}', 'platform']];
  if (mine.length > 0) patterns.push(['{mine} {platform} {handleNoun}? {is}', 'named']);
  if (mine.length > 0 && handleNouns.length > 0) patterns.push(['{mine} {handleNoun} {is}?', 'noun']);
  if (handleNouns.length > 0) patterns.push(['{platform} {handleNoun} {is}?', 'named']);
  if (addMe.length > 0) patterns.push(['{addMe} {platform}', 'add']);
  return patterns;
}
