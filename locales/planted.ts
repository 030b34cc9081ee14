import ar from './ar/planted.json' with { type: 'json' };
import en from './en/planted.json' with { type: 'json' };
import es from './es/planted.json' with { type: 'json' };
import fr from './fr/planted.json' with { type: 'json' };
import ru from './ru/planted.json' with { type: 'json' };
import sw from './sw/planted.json' with { type: 'json' };
import zh from './zh/planted.json' with { type: 'json' };

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

export const planted: Readonly<Record<string, Planted>> = { en, ar, fr, es, ru, sw, zh };
