import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rounding, threshold } from '../../server/core/analysis/disclosure/small-numbers.ts';
import { publishPoints } from '../../server/core/analysis/points.ts';

const point = (id: string) => ({ id, anchor: '1', activityId: 'a', title: `Point ${id}`, language: 'en' });
const authors = (count: number) => new Set(Array.from({ length: count }, (_, n) => `child ${n}`));

describe('points of a release', () => {
  it('R44: nine children are "also said", ten are a number, and fourteen are ten', () => {
    const [topic] = publishPoints(
      ['a', 'b', 'c', 'd'].map(point),
      new Map([
        ['a', authors(9)],
        ['b', authors(10)],
        ['c', authors(14)],
        ['d', authors(0)],
      ]),
    );
    expect(topic?.points.map(({ title, children }) => [title, children])).toEqual([
      ['Point b', 10],
      ['Point c', 10],
    ]);
    expect(topic?.alsoSaid).toEqual([{ title: 'Point a', language: 'en' }]);
  });

  it('R44: every number is at least ten and a multiple of five, and no other number is anywhere', () => {
    const sizes = fc.array(fc.nat(60), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, (counts) => {
        const found = publishPoints(
          counts.map((_, n) => point(String.fromCharCode(97 + n))),
          new Map(counts.map((count, n) => [String.fromCharCode(97 + n), authors(count)])),
        );
        const published = found.flatMap(({ points }) => points.map(({ children }) => children));
        expect(published).toEqual([...published].sort((a, b) => b - a));
        for (const children of published) {
          expect(children).toBeGreaterThanOrEqual(threshold);
          expect(children % rounding).toBe(0);
        }
        expect(JSON.stringify(found.map(({ alsoSaid }) => alsoSaid))).not.toMatch(/\d/);
        expect(published.length).toBe(counts.filter((count) => count >= threshold).length);
      }),
    );
  });
});
