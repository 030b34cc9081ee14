import { optionsOf } from './cue-lists.ts';
import { fold } from './fold.ts';
import { type GroomingFamily, groomingFamilies, type PackWithWords, type ScreeningPack } from './pack.ts';
import { phrasesOf } from './phrases.ts';

const lists = ['platforms', 'addMe', 'nameCues', 'schoolCues', 'addressCues', 'birthdayCues'] as const;

/** The parts of a pack that a site may add to, or spare something of. Digits, slots and gaps are none: they change what others mean. */
export const cueParts = [
  'disclosure-clear',
  'disclosure-unsure',
  ...groomingFamilies.map((family) => `grooming-${family}` as const),
  ...lists,
  'harsh',
] as const;
export type CuePart = (typeof cueParts)[number];

export const cueWays = ['add', 'spare'] as const;

/** One word or pattern that a site looks for beside the pack of a language, or leaves out of it. */
export type SiteCue = {
  readonly language: string;
  readonly part: CuePart;
  readonly way: (typeof cueWays)[number];
  readonly cue: string;
};

/** UTF-16 units, words and gaps of one cue, and cues of one site: what is looked for in every text stays cheap. */
export const longestCue = 80;
const mostWords = 8;
const mostGaps = 1;
export const mostCues = 300;

/** What stands in a part of a pack; of harsh words, which are bought in, those that are handed in. */
export function cuesIn({ pack, harsh }: PackWithWords, part: CuePart): readonly string[] {
  if (part === 'harsh') return harsh;
  if (part === 'disclosure-clear') return pack.disclosure.clear;
  if (part === 'disclosure-unsure') return pack.disclosure.unsure;
  const family = groomingFamilies.find((each) => part === `grooming-${each}`);
  if (family) return pack.grooming[family];
  const list = lists.find((each) => each === part);
  return list ? pack[list] : [];
}

/**
 * Whether a cue can be used: short, with one gap at most and slots that the pack has; one that spares has to stand in the pack,
 * one that adds must not. `known`: the pack of its language as it comes along.
 */
export function isFitCue({ part, way, cue }: SiteCue, known: PackWithWords): boolean {
  const stands = cuesIn(known, part).some((each) => same(each, cue));
  if (way === 'spare') return stands;
  if (stands || cue.length > longestCue || fold(cue).text.trim().length < 2) return false;
  if (cue.split(/\s+/).length > mostWords || cue.split('…').length - 1 > mostGaps) return false;
  try {
    const phrases = phrasesOf(
      [[cue, part]],
      part === 'harsh' ? { slots: new Map(), gap: 0 } : optionsOf(known.pack),
    );
    return phrases.size > 0;
  } catch {
    return false;
  }
}

/** A pack with what a site adds and without what it spares. Cues that are not fit (any more) are left out, so that none stops a start. */
export function packWith(known: PackWithWords, cues: readonly SiteCue[]): PackWithWords {
  const fit = cues.filter((cue) => isFitCue(cue, known));
  const of = (part: CuePart, committed: readonly string[]) => {
    const own = fit.filter((cue) => cue.part === part);
    const spared = own.filter(({ way }) => way === 'spare');
    return [
      ...committed.filter((each) => !spared.some(({ cue }) => same(cue, each))),
      ...own.filter(({ way }) => way === 'add').map(({ cue }) => cue),
    ];
  };
  const { pack } = known;
  const grooming = groomingFamilies.map((family) => [
    family,
    of(`grooming-${family}`, pack.grooming[family]),
  ]);
  return {
    harsh: of('harsh', known.harsh),
    pack: {
      ...pack,
      ...(Object.fromEntries(lists.map((list) => [list, of(list, pack[list])])) as Pick<
        ScreeningPack,
        (typeof lists)[number]
      >),
      disclosure: {
        ...pack.disclosure,
        clear: of('disclosure-clear', pack.disclosure.clear),
        unsure: of('disclosure-unsure', pack.disclosure.unsure),
      },
      grooming: Object.fromEntries(grooming) as Record<GroomingFamily, string[]>,
    },
  };
}

function same(one: string, other: string): boolean {
  return fold(one).text.trim() === fold(other).text.trim();
}
