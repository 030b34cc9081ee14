import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languages } from '../../../locales/index.ts';
import { speakerOf } from '../../support/house/stage.ts';

it('R164: a younger child that looks for help reads what every child reads: that it is not its fault, and who may be called', () => {
  for (const { tag } of languages)
    expect(speakerOf(tag, 'younger').t('help')).toBe(speakerOf(tag, 'older').t('help'));
  for (const level of ['younger', 'older'] as const)
    expect(speakerOf('en', level).t('help-me.limits')).toContain('call people who protect children');
});

it('R164: parents are promised that adults open the words where their child wants it', () => {
  expect(speakerOf('en').t('parents.harm.text')).toContain('If your child wants that');
  // One sentence more than before, so that the condition stands in each language.
  for (const { tag } of languages)
    expect(speakerOf(tag).t('parents.harm.text').split(/[.。]/).length).toBeGreaterThan(4);
});

it('R1163: parents read that the program misses words of harm as long as the figures say so, and where help is', () => {
  const figures = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8');
  const misses = /blind \*\*half to two thirds\*\*/.test(figures);
  expect(speakerOf('en').t('parents.harm.text').includes('It misses many')).toBe(misses);
  for (const { tag } of languages) {
    const { t } = speakerOf(tag);
    expect(t('parents.harm.text'), tag).toContain(t('foot.help'));
  }
});

it('R165: a child reads that it takes two adults to open what it tells, and not that they do so at once', () => {
  for (const level of ['younger', 'older'] as const) {
    const { t } = speakerOf('en', level);
    for (const key of ['help-me.who', 'own.sealed.next', 'word.help.what', 'help.team.what'] as const) {
      expect(t(key)).toMatch(/it takes two (?:trained )?adults to open/i);
      expect(t(key)).not.toMatch(/at once|side by side|together|always/);
    }
    expect(t('keep.who.leads')).toMatch(/it takes two trained adults .*to read/i);
  }
  // Each opens its half for itself.
  for (const { tag } of languages)
    for (const level of ['younger', 'older'] as const) {
      const { t } = speakerOf(tag, level);
      for (const said of [t('keep.who.leads'), t('held.why.open')])
        expect(said, tag).not.toMatch(/together|معًا|junt[ao]s|ensemble|вместе|pamoja|一起/i);
    }
});
