import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rounding, threshold } from '../../server/core/analysis/disclosure/small-numbers.ts';
import { publishPoints } from '../../server/core/analysis/points.ts';
import { whyUnanswered } from '../../server/core/analysis/small-voices.ts';

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

describe('what a release owes an answer', () => {
  const topics = (ids: readonly string[], named?: 'also-said') => [
    { activityId: 'a', points: ids.map((id) => ({ id, ...(named ? { named } : {}) })) },
  ];
  const finding = (subject: string, kind = 'point') => ({ evidence: [{ kind, subject }] });

  it('R310: where a point has a number there is a finding, and where none has one there need be none', () => {
    expect(whyUnanswered({ topics: topics([]), findings: [] }, ['a'])).toBeUndefined();
    expect(whyUnanswered({ topics: topics(['p']), findings: [] }, [])).toBe('findings-owed');
    expect(whyUnanswered({ topics: topics(['p'], 'also-said'), findings: [] }, [])).toBe('findings-owed');
    const elsewhere = [finding('p', 'poll')];
    expect(whyUnanswered({ topics: topics(['p']), findings: elsewhere }, [])).toBe('points-unnamed');
    expect(whyUnanswered({ topics: topics(['p'], 'also-said'), findings: elsewhere }, [])).toBeUndefined();
  });

  it('R455: a risk is in a finding, however it is marked', () => {
    const marked = topics(['p'], 'also-said');
    expect(whyUnanswered({ topics: marked, findings: [] }, ['a'])).toBe('findings-owed');
    expect(whyUnanswered({ topics: marked, findings: [finding('q')] }, ['a'])).toBe('risks-unanswered');
    expect(whyUnanswered({ topics: marked, findings: [finding('p')] }, ['a'])).toBeUndefined();
  });
});
