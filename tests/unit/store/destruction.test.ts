import { describe, expect, it } from 'vitest';
import { ofNoChild } from '../../../db/queries/privacy/child-tables.ts';
import { type BeforeDestruction, certificateOf, signedOn } from '../../../server/core/privacy/destruction.ts';
import { heldTables } from '../../../server/core/privacy/held.ts';

const standing = (rows: Readonly<Record<string, number>>): BeforeDestruction => ({
  consultationId: 'c',
  organisation: 'A town',
  titleSha256: '',
  timeZone: 'Europe/Vienna',
  retentionDay: '2026-11-29',
  rows: new Map(Object.entries(rows)),
  fileSha256: null,
  audit: { entries: 43 },
  kept: { lines: 2, head: 'CD' },
});

describe('R105: a certificate of destruction', () => {
  it('is the same whether two or eight children answered what a release hides', () => {
    // 33 answered one poll, which the release tells as 30, and so few the other that it hides it.
    const [few, more] = [2, 8].map((hidden) =>
      certificateOf(standing({ poll_answer: 33 + hidden, participant: 31 + hidden, section: 42 }), ''),
    );
    expect(few).toEqual(more);
    expect(few?.rows).toEqual({ poll_answer: 'all', participant: 'all', section: 40 });
  });

  it('R984: says of the log about how long it was, or about where it was broken, and no hash of it', () => {
    const audits = [{ entries: 43 }, { entries: 9 }, { firstBad: 43 }, { unreadable: true } as const];
    expect(audits.map((audit) => certificateOf({ ...standing({}), audit }, '').audit)).toEqual([
      { entries: 40 },
      { entries: null },
      { firstBad: 40 },
      { unreadable: true },
    ]);
  });

  it('counts no rows of any table about children, nor sentences made of their words', () => {
    const tables = [...heldTables, ...ofNoChild, 'statement', 'statement_tally'];
    const { rows } = certificateOf(standing(Object.fromEntries(tables.map((table) => [table, 25]))), '');
    expect(rows).toEqual(Object.fromEntries(tables.map((table) => [table, 'all'])));
  });

  it('is without them also where its destruction began before that was so', () => {
    const { format: _format, kept: _kept, ...draft } = certificateOf(standing({ section: 42 }), '');
    const old = {
      ...draft,
      format: 'due-weight destruction 1',
      audit: { entries: 43, head: 'AB' },
      rows: { poll_answer: 35, section: 40, vote: null },
    };
    expect(signedOn(old, '2026-11-30')).toEqual({
      ...draft,
      format: 'due-weight destruction 4',
      kept: null,
      destroyedDay: '2026-11-30',
      rows: { poll_answer: 'all', section: 40, vote: 'all' },
    });
  });
});
