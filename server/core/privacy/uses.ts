/**
 * The uses of a child's words that it is asked about, each once and each with words of its own at both levels (`use.<name>`).
 * Being counted is what taking part means, so `take-part` covers the analysis.
 */
export const askedUses = ['take-part', 'quotes', 'translation'] as const;
export type AskedUse = (typeof askedUses)[number];

/** What a consultation may do with words beyond counting them. */
export const furtherUses = ['quotes', 'translation'] as const satisfies readonly AskedUse[];
export type FurtherUse = (typeof furtherUses)[number];

export const useStates = ['asked', 'made'] as const;

/** A use of a consultation: `made`, or `asked` for by a member of staff until another one approves it. */
export type PlannedUse = {
  readonly use: FurtherUse;
  readonly state: (typeof useStates)[number];
  readonly staffId: string;
};

/** `elsewhere`: 1 where it was said after reading that words leave this machine for it. */
export type Assent = { readonly use: string; readonly answer: string; readonly elsewhere?: number };

/** What one participant said: to each use as it was asked, and to which it objects now. */
export type SaidOfUses = { readonly assents: readonly Assent[]; readonly objections: readonly string[] };

/** A yes to being translated on this machine is none to being translated `elsewhere`. */
const standsFor = ({ use, answer, ...assent }: Assent, { elsewhere }: { readonly elsewhere: boolean }) =>
  use !== 'translation' || answer === 'no' || !elsewhere || assent.elsewhere === 1;

/**
 * What this child has said to a use, by its answer when it was asked and by its objection: `no` is the one or the other, null is silence, which
 * is no yes. To be counted is what it said yes to as it came. `elsewhere`: words would leave this machine for it now.
 */
export function answerTo(
  use: 'analysis' | FurtherUse,
  child: SaidOfUses,
  where: { readonly elsewhere: boolean },
): 'yes' | 'no' | null {
  if (child.objections.includes(use)) return 'no';
  if (use === 'analysis') return 'yes';
  const answer = child.assents.find((assent) => assent.use === use && standsFor(assent, where))?.answer;
  return answer === undefined ? null : answer === 'yes' ? 'yes' : 'no';
}

/**
 * The uses that a consultation makes and this child has said nothing to yet, in the order of the list. Where words would leave now it is asked
 * anew. Nothing is translated once all is `over`, and nothing quoted once it is `signed`, but what is heard where somebody still `listens`.
 */
export function stillToAsk(
  planned: readonly PlannedUse[],
  child: SaidOfUses,
  at: {
    readonly elsewhere: boolean;
    readonly over: boolean;
    readonly signed: boolean;
    readonly listens: boolean;
  },
): readonly FurtherUse[] {
  const ends: Readonly<Record<FurtherUse, boolean>> = {
    quotes: at.signed && !at.listens,
    translation: at.over,
  };
  return furtherUses.filter(
    (use) =>
      planned.some((each) => each.use === use && each.state === 'made') &&
      !ends[use] &&
      answerTo(use, child, at) === null,
  );
}
