import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opinionFile } from '../../../server/core/analysis/opinion/opinion-file.ts';
import { findOpinionGroups } from '../../../server/core/analysis/opinion/opinion-groups.ts';
import { adjustedRand, nobody } from '../../../server/core/analysis/opinion/stability.ts';
import { collectVotes, type VoteMatrix } from '../../../server/core/analysis/opinion/vote-matrix.ts';
import { readTakenOut, readVotes } from '../../../server/core/analysis/opinion/votes-file.ts';
import { type MadeVotes, makeVotes, votesTable } from '../../support/house/made-votes.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function matrixOf(made: MadeVotes): VoteMatrix {
  const collector = collectVotes(made.statements);
  for (const [at, { columns, votes }] of made.rows.entries())
    collector.add(made.names[at] ?? '', columns, votes, columns.length);
  return collector.matrix();
}

function read(text: string, pieceLength = 1_000) {
  const reader = readVotes();
  const all = bytes(text);
  for (let at = 0; at < all.length; at += pieceLength) {
    const problem = reader.push(all.subarray(at, at + pieceLength));
    if (problem) return problem;
  }
  return reader.end();
}

function fileOf(matrix: VoteMatrix, takenOut: readonly string[] = [], k?: number): string {
  const out = Uint8Array.from(matrix.statements, (statement) => (takenOut.includes(statement) ? 1 : 0));
  return JSON.stringify(opinionFile(matrix, findOpinionGroups(matrix, { out, k }), { out, members: true }));
}

const small = { participants: 60, statements: 20, each: 12, camps: 2 };

describe('opinion groups', () => {
  it('R199: the same votes in any order of rows, columns and names give the same bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.infiniteStream(fc.nat()), (seed, keys) => {
        const made = makeVotes({ seed, ...small });
        const shuffled = (length: number) =>
          Array.from({ length }, (_, at) => ({ at, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ at }) => at);
        const straight = { rows: [...made.names.keys()], columns: [...made.statements.keys()] };
        const other = { rows: shuffled(made.names.length), columns: shuffled(made.statements.length) };
        const [one, two] = [read(votesTable(made, straight)), read(votesTable(made, other), 77)];
        if ('what' in one || 'what' in two) throw new Error('The table was refused.');
        expect(fileOf(two, ['3'])).toBe(fileOf(one, ['3']));
      }),
      { numRuns: 15 },
    );
  });

  it('R199: what participants are called changes nothing but their names', () => {
    const made = makeVotes({ seed: 4, ...small });
    const renamed = { ...made, names: made.names.map((name) => String(1_000 - Number(name))) };
    const without = (matrix: VoteMatrix) => {
      const out = new Uint8Array(matrix.statements.length);
      return opinionFile(matrix, findOpinionGroups(matrix, { out }), { out, members: false });
    };
    expect(without(matrixOf(renamed))).toEqual(without(matrixOf(made)));
  });

  it('R200: camps that were put in are found again, and are stable', () => {
    const made = makeVotes({ seed: 1, participants: 400, statements: 60, each: 30, camps: 3 });
    const matrix = matrixOf(made);
    const found = findOpinionGroups(matrix, { out: new Uint8Array(60) });
    expect(found.k).toBe(3);
    expect(found.sizes.reduce((sum, size) => sum + size, 0)).toBe(400);
    expect(found.stability).toMatchObject({ subsamples: 20, stable: true });
  });

  it('R200: votes that are drawn without any camp are not stable', () => {
    const made = makeVotes({ seed: 3, participants: 200, statements: 30, each: 15, camps: 1 });
    const found = findOpinionGroups(matrixOf(made), { out: new Uint8Array(30) });
    expect(found.stability?.stable).toBe(false);
  });

  it('components are the first eigenvectors of the centred votes, of length 1, the largest loading positive', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (seed) => {
        const matrix = matrixOf(makeVotes({ seed, participants: 40, statements: 9, each: 5, camps: 2 }));
        const { components } = findOpinionGroups(matrix, { out: new Uint8Array(9), gate: false });
        const dense = centred(matrix);
        const values = components.map((component) => {
          const product = applied(dense, component);
          const value = product.reduce((sum, each, at) => sum + each * (component[at] ?? 0), 0);
          for (const [at, each] of product.entries())
            expect(Math.abs(each - value * (component[at] ?? 0))).toBeLessThan(1e-8 * (1 + value));
          return value;
        });
        expect(values[0]).toBeGreaterThanOrEqual((values[1] ?? 0) * (1 - 1e-9));
        for (const component of components) {
          const largest = component.reduce((most, each) =>
            Math.abs(each) > Math.abs(most) + 1e-9 ? each : most,
          );
          expect(largest).toBeGreaterThan(0);
          expect(component.reduce((sum, each) => sum + each * each, 0)).toBeCloseTo(1, 10);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a statement that was taken out moves nobody and is never typical', () => {
    const matrix = matrixOf(makeVotes({ seed: 9, ...small }));
    const out = Uint8Array.from(matrix.statements, (statement) => (statement === '0' ? 1 : 0));
    const found = findOpinionGroups(matrix, { out, gate: false });
    expect(found.components.map((component) => component[0])).toEqual([0, 0]);
    const shown = [...found.representative.flat(), ...found.consensus.agree, ...found.consensus.disagree];
    expect(shown.map(({ statement }) => statement)).not.toContain(0);
    expect(found.consensus.agree.map(({ statement }) => statement)).toContain(11);
  });

  it('who answered little is in no group, unless there are too few others', () => {
    const collector = collectVotes(Array.from({ length: 10 }, (_, at) => String(at)));
    const columns = [0, 1, 2, 3, 4, 5, 6];
    for (let row = 0; row < 16; row += 1)
      collector.add(
        `many ${row}`,
        columns,
        columns.map((column) => ((column + row) % 2 ? 1 : -1)),
        7,
      );
    collector.add('few', [0], [1], 1);
    const matrix = collector.matrix();
    const { labels, sizes } = findOpinionGroups(matrix, { out: new Uint8Array(10), gate: false });
    expect(labels[matrix.participants.indexOf('few')]).toBe(nobody);
    expect(sizes).toEqual([8, 8]);
  });

  it('stands with nobody, one, all alike, and fewer places than groups were asked for', () => {
    const alike = (count: number) => {
      const collector = collectVotes(['a', 'b']);
      for (let row = 0; row < count; row += 1) collector.add(String(row), [0, 1], [1, -1], 2);
      return collector.matrix();
    };
    for (const count of [0, 1, 20]) {
      const found = findOpinionGroups(alike(count), { out: new Uint8Array(2), k: 3 });
      expect(found.sizes).toEqual(count === 0 ? [] : [count]);
      expect(found.stability?.stable).toBe(false);
      expect(JSON.stringify(fileOf(alike(count)))).not.toContain('null,null');
    }
  });

  it('the adjusted Rand index is 1 for the same groups by other names, and about 0 for none', () => {
    expect(adjustedRand(Uint32Array.of(0, 0, 1, 1, nobody), Uint32Array.of(5, 5, 2, 2, 0))).toBe(1);
    expect(adjustedRand(Uint32Array.of(0, 0, 1, 1), Uint32Array.of(0, 1, 0, 1))).toBeCloseTo(-0.5, 12);
  });
});

describe('tables of votes', () => {
  it('R201: reads quotes, marks of order and line ends of every kind, and refuses what is no vote', () => {
    const matrix = read('\uFEFFparticipant,xid,9,10\r\n"a","x,\n""y",1,-1\r\nb,,,0.0', 3);
    expect(matrix).toMatchObject({
      participants: expect.arrayContaining(['a', 'b']),
      statements: ['9', '10'],
    });
    // As a program writes it that quotes every cell, the empty ones too.
    expect(read('"participant","9","10"\n"a","1",""\n"b","","-1"\n', 5)).toEqual(
      read('participant,9,10\na,1,\nb,,-1\n', 5),
    );
    const refused: [string, string][] = [
      ['', 'no-head'],
      ['who,1\na,1', 'no-participants'],
      ['participant,xid\na,', 'no-statements'],
      ['participant,1,1\na,1,1', 'same-column'],
      ['participant,1\na,1\na,0', 'same-participant'],
      ['participant,1\na,2', 'not-a-vote'],
      ['participant,1\na," "', 'not-a-vote'],
      ['participant,region,1\na,north,1', 'not-a-vote'],
      ['participant,1\na,1,1', 'row-length'],
      ['participant,1\n"a,1', 'row-unread'],
    ];
    for (const [text, what] of refused) expect(read(text)).toMatchObject({ what });
  });

  it('knows which statements were taken out, or that a table does not say so', () => {
    const text = 'comment-id,moderated,comment-body\n1,-1,"a, ""b""\nc"\n2,0,d\n3,1,e\n';
    expect(readTakenOut([bytes(text.slice(0, 30)), bytes(text.slice(30))])).toEqual(new Set(['1']));
    expect(readTakenOut([bytes('a,b\n1,2\n')])).toBeUndefined();
  });
});

/** XᵀX, with nothing clever: means over who saw it, what was not seen left at 0. */
function centred({ starts, columns, votes, statements, participants }: VoteMatrix): number[][] {
  const rows = participants.map(() => new Array<number | undefined>(statements.length).fill(undefined));
  for (const [row, cells] of rows.entries())
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) cells[columns[at] ?? 0] = votes[at];
  const means = statements.map((_, column) => {
    const seen = rows.flatMap((cells) => cells[column] ?? []);
    return seen.reduce((sum, vote) => sum + vote, 0) / Math.max(1, seen.length);
  });
  return rows.map((cells) =>
    cells.map((vote, column) => (vote === undefined ? 0 : vote - (means[column] ?? 0))),
  );
}

function applied(dense: number[][], vector: Float64Array): number[] {
  const heights = dense.map((row) => row.reduce((sum, each, at) => sum + each * (vector[at] ?? 0), 0));
  return Array.from(vector, (_, column) =>
    dense.reduce((sum, row, at) => sum + (row[column] ?? 0) * (heights[at] ?? 0), 0),
  );
}
