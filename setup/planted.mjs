/**
 * What the last line of each proof says once it has found the fault that it plants with `--break`. Any other reason not to pass is no finding:
 * it may not have looked at all, as where a machine permits no network of its own, or where a product does not come back.
 */
const found = {
  access: ({ wrong }) => wrong > 0,
  // A fault is planted for each of its checks.
  'access-for-all': ({ unseen }) => unseen?.length === 0,
  device: ({ hits }) => hits > 0,
  disclosure: ({ tables, histories, looks }) =>
    tables?.narrowed > 0 && tables.unchosen > 0 && histories?.narrowed > 0 && looks?.moved > 0,
  documents: ({ problems }) => ['taken', 'slow', 'memory'].some((kind) => problems?.[kind] > 0),
  durability: ({ lost, wrongState }) => lost > 0 || wrongState > 0,
  egress: ({ attempts }) => attempts > 0,
  erasure: ({ leftInside }) => leftInside > 0,
  fuzz: ({ problems }) => problems?.process > 0,
  guessing: ({ pUsedCodes, pUsedCodesBusy, pEndedPhrases, pDestroyedPhrases }) =>
    [pUsedCodes, pUsedCodesBusy, pEndedPhrases, pDestroyedPhrases].every((p) => p <= 0.01),
  kill: ({ lost }) => lost > 0,
  languages: ({ problems }) =>
    ['leak, or no language', 'another language than it says'].some((kind) => problems?.[kind] > 0),
  leaks: ({ extra }) => extra > 0,
  offline: ({ found: seen, planted }) => seen?.sheets < planted?.sheets,
  opinion: (_figures, { problems }) => problems?.['another order, another file'] > 0,
  reading: ({ problems }) => Object.keys(problems ?? {}).some((kind) => kind.startsWith('grade')),
  report: ({ kinds }) => kinds?.lost > 0,
  screening: (figures) => figures['disclosure.en'] < 0.95 && figures.paths?.publications > 0,
  // One beside its text, one in each database of the site.
  sealed: ({ keysFoundIn: keys }) => keys?.consultation > 0 && keys.complaints > 0 && keys.control > 0,
  storm: ({ lost }) => lost > 0,
  themes: ({ codebook }) => codebook?.mean < 0.66,
  // One in a file of its own, one in a table.
  traces: ({ hits, hitsInside }) => hits > 0 && hitsInside > 0,
  // A child that is known again, and rows in the order in which children came.
  unlinkable: ({ shared, orders }) => shared > 0 && orders > 0,
};

/** The proofs of which it is written here what they find. */
export const proofsThatFind = Object.keys(found);

/** Whether this last line names the fault that its proof planted. */
export function namesItsFault(line) {
  return found[line?.name]?.(line.figures ?? {}, line) === true;
}
