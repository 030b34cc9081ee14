import arHarsh from 'naughty-words/ar.json' with { type: 'json' };
import enHarsh from 'naughty-words/en.json' with { type: 'json' };
import zhHarsh from 'naughty-words/zh.json' with { type: 'json' };
import { screeningPacks } from '../../locales/screening.ts';
import { screensWith } from '../core/moderation/screening.ts';
import { packSchema } from '../core/moderation/screens/pack.ts';
import type { Screen } from '../core/moderation/screens/shape.ts';
import { wordListsOf } from '../core/moderation/screens/word-lists.ts';

/** Harsh words by language. Bought in, of the List of Dirty, Naughty, Obscene and Otherwise Bad Words (CC BY 4.0). */
const harshWords: Readonly<Record<string, readonly string[]>> = { en: enHarsh, ar: arHarsh, zh: zhHarsh };

/** The published screens with the packs of every language. Throws on a pack that does not fit its schema. */
export function loadScreens(): readonly Screen[] {
  const packs = Object.entries(screeningPacks).map(([tag, raw]) => ({
    pack: packSchema.parse(raw),
    harsh: harshWords[tag] ?? [],
  }));
  return screensWith(wordListsOf(packs));
}
