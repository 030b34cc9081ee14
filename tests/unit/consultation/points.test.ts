import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundInfluence } from '../../../server/core/analysis/disclosure/influence.ts';
import { rounding, threshold } from '../../../server/core/analysis/disclosure/small-numbers.ts';
import { publishPoints } from '../../../server/core/analysis/points.ts';
import { whyUnanswered } from '../../../server/core/analysis/small-voices.ts';

const point = (id: string) => ({ id, anchor: '1', activityId: 'a', title: `Point ${id}`, language: 'en' });
/** So many children by the id of each point, all of them counted. */
const authors = (made: Readonly<Record<string, number>>) => {
  const makers = new Map(
    Object.entries(made)
      .filter(([, count]) => count > 0)
      .map(([id, count]) => [id, new Set(Array.from({ length: count }, (_, n) => `child ${n}`))]),
  );
  return { makers, counted: makers };
};

describe('points of a release', () => {
  it('R44: nine children are "also said", ten are a number, and fourteen are ten', () => {
    const [topic] = publishPoints(['a', 'b', 'c', 'd'].map(point), authors({ a: 9, b: 10, c: 14, d: 0 }));
    expect(topic?.points.map(({ title, children }) => [title, children])).toEqual([
      ['Point b', 10],
      ['Point c', 10],
    ]);
    expect(topic?.alsoSaid).toEqual([{ title: 'Point a', language: 'en' }]);
  });

  it('R1057: a sentence from before a point had a number does not mark it as also said, and a mark does', () => {
    const told = (route: 'our-words' | 'also-said') => {
      const telling = { pointId: 'a', route, language: 'en', text: route === 'our-words' ? 'Far.' : '' };
      return publishPoints([{ ...point('a'), telling }], authors({ a: 10 }))[0]?.points;
    };
    expect(told('our-words')).toEqual([{ id: 'a', title: 'Point a', language: 'en', children: 10 }]);
    expect(told('also-said')).toMatchObject([{ id: 'a', named: 'also-said' }]);
  });

  it('R44: every number is at least ten and a multiple of five, and no other number is anywhere', () => {
    const sizes = fc.array(fc.nat(60), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, (counts) => {
        const found = publishPoints(
          counts.map((_, n) => point(String.fromCharCode(97 + n))),
          authors(Object.fromEntries(counts.map((count, n) => [String.fromCharCode(97 + n), count]))),
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

describe('points whose makers count in others', () => {
  const titles = ['a', 'b', 'c', 'd', 'e'];
  const children = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => `child ${from + n}`);
  const say = (points: readonly string[], those: readonly string[]) =>
    those.flatMap((participantId) => points.map((pointId) => ({ participantId, pointId, activityId: 'a' })));

  it("R311: are told by their name, and an analyst's sentence for one of them stays", () => {
    // 14 write twice each of a, b and c, and once of d, as 8 others do; two of them write once of e.
    const busy = children(0, 14);
    const influence = boundInfluence([
      ...say(['a', 'b', 'c', 'a', 'b', 'c', 'd'], busy),
      ...say(['d'], children(14, 22)),
      ...say(['e'], busy.slice(0, 2)),
    ]);
    expect(influence.counted.get('e')?.size).toBe(0);
    const telling = { pointId: 'e', route: 'our-words' as const, language: 'en', text: 'It is too far.' };
    const [topic] = publishPoints(
      titles.map((id) => ({ ...point(id), ...(id === 'e' ? { telling } : {}) })),
      influence,
    );
    expect(topic?.points.map(({ title, children: told }) => [title, told])).toEqual(
      ['a', 'b', 'c'].map((id) => [`Point ${id}`, 10]),
    );
    expect(topic?.alsoSaid).toMatchObject([
      { title: 'Point d' },
      { title: 'Point e', words: { text: 'It is too far.' } },
    ]);
  });

  it('R311: every point that was made stands in a release, once', () => {
    const said = fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...titles)), { maxLength: 120 });
    fc.assert(
      fc.property(said, (all) => {
        const sorted = all.map(([child, pointId]) => ({
          participantId: `${child}`,
          pointId,
          activityId: 'a',
        }));
        const [topic] = publishPoints(titles.map(point), boundInfluence(sorted));
        const told = [...(topic?.points ?? []), ...(topic?.alsoSaid ?? [])].map(({ title }) => title).sort();
        const made = [...new Set(sorted.map(({ pointId }) => `Point ${pointId}`))].sort();
        expect(told).toEqual(made);
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
