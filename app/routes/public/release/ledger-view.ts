import { type LedgerState, ledgerStates } from '../../../../server/core/analysis/ledger.ts';
import type { LedgerPart } from '../../../../server/usecases/analysis/read-ledger.ts';

/** What the form of the page asks for; an unknown value asks for everything. */
export type LedgerChoice = { readonly state: LedgerState | ''; readonly of: string };

export function choiceOf(url: string, parts: readonly LedgerPart[]): LedgerChoice {
  const query = new URL(url).searchParams;
  return {
    state: ledgerStates.find((each) => each === query.get('state')) ?? '',
    of: parts.find(({ releaseId }) => releaseId === query.get('of'))?.releaseId ?? '',
  };
}

/** The parts that were asked for, each with the findings that were; a part without one of these is left out. */
export function chosenParts(
  parts: readonly LedgerPart[],
  { state, of }: LedgerChoice,
): readonly LedgerPart[] {
  return parts
    .filter(({ releaseId }) => of === '' || releaseId === of)
    .map((part) => ({
      ...part,
      entries: part.entries.filter((entry) => state === '' || entry.stand.state === state),
    }))
    .filter(({ entries }) => entries.length > 0);
}
