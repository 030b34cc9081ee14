import { found } from './found/planted.ts';

/**
 * Sentences that a pack of a language is tried on: what it has to find (what children tell of harm, what grooms or recruits, ways to
 * be reached) and what it has to leave alone (harm spoken of in general, everyday views, views about and of groups).
 */
export type Planted = {
  readonly disclosures: readonly string[];
  readonly grooming: Readonly<Record<string, readonly string[]>>;
  readonly contacts: readonly string[];
  readonly general: readonly string[];
  readonly harmless: readonly string[];
};

export const planted: Readonly<Record<string, Planted>> = found;
