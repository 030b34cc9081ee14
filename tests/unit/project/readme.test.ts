import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wholeLanguages } from '../../../locales/index.ts';
import { inventory } from '../../../server/core/privacy/inventory.ts';
import { mayHoldTogether } from '../../../server/core/staff/held-together.ts';
import type { Role } from '../../../server/core/staff/roles.ts';
import { root } from '../../support/pages/scratch-tree.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

describe('R1298: what the README says', () => {
  it('is that no native speaker has read any language, as long as none is named', () => {
    const reviewed = wholeLanguages.filter(({ reviewedBy }) => reviewedBy !== null);
    expect(readme.includes('no native speaker of any language,')).toBe(reviewed.length === 0);
  });

  it('has numbers that stand in the table of figures', () => {
    const shown = readme.split('\n## What is shown')[1]?.split('\n## ')[0] ?? '';
    const numbers = shown.match(/\d[\d,.]*\d/g) ?? [];
    expect(numbers.length).toBeGreaterThan(2);
    const table = read('docs/figures.md').split('\n## At a glance')[1]?.split('\n## ')[0] ?? '';
    const told = new Set(table.match(/\d[\d,.]*\d/g));
    expect(numbers.filter((number) => !told.has(number))).toEqual([]);
  });

  it('asks for people who can finish a consultation: six, and whoever decides beside them', () => {
    // As the list there has them.
    const six: readonly (readonly Role[])[] = [
      ['administrator', 'organiser'],
      ['approver'],
      ['moderator', 'safeguarding-lead'],
      ['moderator', 'safeguarding-lead'],
      ['analyst', 'safeguarding-lead'],
      ['overseer'],
    ];
    expect(six.filter((held) => !mayHoldTogether(held))).toEqual([]);
    expect(six.filter((held) => mayHoldTogether([...held, 'decision-maker']))).toEqual([]);
    for (const page of [readme, read('docs/hosting.md')]) expect(page).toContain('`decision-maker`');
  });
});

describe('R47, R1298: the page about data protection', () => {
  /** Tables with a minute of what a child did or has waiting, and what of the paragraph is about each. */
  const named: Readonly<Record<string, string>> = {
    seat_nonce: 'for ten minutes after a child came',
    waiting: 'while something waits',
  };

  it('names every minute that is kept of a child', () => {
    const tables = inventory
      .filter(({ store, about, field }) => {
        const stored = store === 'consultation' || store === 'complaints';
        return stored && about === 'child' && field.endsWith('_minute');
      })
      .map(({ table }) => table);
    expect([...new Set(tables)].sort()).toEqual(Object.keys(named).sort());
    const paragraph = /^Times of what children do .*$(?:\n.+)*/m.exec(read('docs/data-protection.md'))?.[0];
    expect(Object.values(named).filter((words) => !paragraph?.replaceAll('\n', ' ').includes(words))).toEqual(
      [],
    );
  });
});
