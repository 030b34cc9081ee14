import arHarsh from 'naughty-words/ar.json' with { type: 'json' };
import enHarsh from 'naughty-words/en.json' with { type: 'json' };
import esHarsh from 'naughty-words/es.json' with { type: 'json' };
import frHarsh from 'naughty-words/fr.json' with { type: 'json' };
import ruHarsh from 'naughty-words/ru.json' with { type: 'json' };
import zhHarsh from 'naughty-words/zh.json' with { type: 'json' };
import { ownHarsh } from '../../locales/harsh.ts';
import { screeningPacks } from '../../locales/screening.ts';
import { screensWith } from '../core/moderation/screening.ts';
import { type PackWithWords, packSchema } from '../core/moderation/screens/pack.ts';
import type { Screen } from '../core/moderation/screens/shape.ts';
import { packWith, type SiteCue } from '../core/moderation/screens/site-cues.ts';
import { wordListsOf } from '../core/moderation/screens/word-lists.ts';

/**
 * Harsh words by language. Bought in, of the List of Dirty, Naughty, Obscene and Otherwise Bad Words (CC BY 4.0), which has none in
 * some languages: what stands in their folder is a short list of our own, without any word that names what somebody is.
 */
const bought: Readonly<Record<string, readonly string[]>> = {
  en: enHarsh,
  ar: arHarsh,
  fr: frHarsh,
  es: esHarsh,
  ru: ruHarsh,
  zh: zhHarsh,
};

/** The pack of a language as it comes along. Throws on one that does not fit its schema; undefined for a language without. */
export function committedPack(language: string): PackWithWords | undefined {
  const raw = screeningPacks[language];
  return raw === undefined
    ? undefined
    : { pack: packSchema.parse(raw), harsh: ownHarsh(language) ?? bought[language] ?? [] };
}

/** The published screens with the packs of every language, and what a site added to them. Throws on a pack that does not fit its schema. */
export function loadScreens(cues: readonly SiteCue[] = []): readonly Screen[] {
  const packs = Object.keys(screeningPacks).flatMap((language) => {
    const known = committedPack(language);
    const own = cues.filter((cue) => cue.language === language);
    return known ? [packWith(known, own)] : [];
  });
  return screensWith(wordListsOf(packs));
}
