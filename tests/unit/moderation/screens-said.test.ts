import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askingOf } from '../../../server/core/moderation/asking.ts';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { loadScreens } from '../../../server/screening/policy.ts';

// Sentences made up by who wrote the screens, before they looked at them. No child wrote one and no native speaker read one.
const languages = ['en', 'fr', 'es', 'ru', 'ar', 'sw', 'zh'] as const;
const screens = loadScreens();

type Said = { readonly known: boolean; readonly kind: string; readonly written: string };

/** `=` is asked about by nothing, `!` tells of harm, `>` goes to a person before others, `?` gives away what stands in []; {} is what has to stay. `~`: not so yet. */
function saidIn(language: string): Said[] {
  const lines = readFileSync(
    new URL(`../../support/house/said/${language}.txt`, import.meta.url),
    'utf8',
  ).split('\n');
  return lines.flatMap((line) => {
    const parts = /^(~?)([=?!>]) (.+)$/.exec(line);
    return parts ? [{ known: parts[1] === '~', kind: parts[2] ?? '', written: parts[3] ?? '' }] : [];
  });
}

function isAsWished({ kind, written }: Said, language: string): boolean {
  const text = kind === '?' ? written.replace(/[[\]{}]/g, '') : written;
  const { verdict, findings } = screenText({ text, previous: [], language }, screens);
  if (kind === '=') return verdict === 'pass';
  if (kind === '!') return verdict === 'help';
  if (kind === '>') return verdict === 'hold' && findings.some(({ severity }) => severity === 3);
  const asking = askingOf(text, findings);
  if (asking?.kind !== 'contact') return false;
  // What stays is what was to stay, and nothing else.
  const opinions = [...written.matchAll(/\{([^}]+)\}/g)].map(([, opinion = '']) => opinion);
  const rest = opinions.reduce((left, opinion) => left.replace(opinion, ''), asking.without);
  return opinions.every((opinion) => asking.without.includes(opinion)) && !/[\p{L}\p{N}]/u.test(rest);
}

describe('sentences as children might write them', () => {
  for (const language of languages) {
    it(`R774: what is offered is the opinion, without what gives away and what led to it, ${language}`, () => {
      const said = saidIn(language);
      expect(said.length).toBeGreaterThan(120);
      expect(said.filter((each) => !each.known && !isAsWished(each, language))).toEqual([]);
    });

    it(`R775: what is not yet seen as wished is marked as that, and only that, ${language}`, () => {
      expect(saidIn(language).filter((each) => each.known && isAsWished(each, language))).toEqual([]);
    });
  }
});
