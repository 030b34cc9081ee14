import type { KnownHelpline } from '../server/core/safeguarding/helplines.ts';
import known from './helplines.json' with { type: 'json' };

/**
 * Numbers that came with the product, by country (ISO 3166), each with the page that names it. A suggestion to whoever enters
 * helplines, and never shown to a child by itself. A country that is not here is one of which we are not sure.
 */
export const knownHelplines = known.countries as Readonly<Record<string, readonly KnownHelpline[]>>;
