import { describe, expect, it } from 'vitest';
import { compareEar } from '../../prove/leaks/compare.ts';
import { type Audience, type Ear, type Entry, entriesOf, saysShown } from '../../prove/leaks/ear.ts';
import { collectProblems } from '../../support/figures/figure-run.ts';

const entry = (about: string, says = 'shown'): Entry => ({ about, says });

function compared(heard: readonly Entry[], expected: Ear['expected']) {
  const problems = collectProblems(0);
  const ear = { label: 'a page', heard: [...heard], expected, entered: new Set<string>() } as unknown as Ear;
  const result = compareEar(ear, {
    laneOf: (_ear, about) => (about.startsWith('x') ? undefined : about.slice(0, 1)),
    problems,
  });
  return { ...result, kinds: problems.kinds() };
}

const act = (audience: Audience, ...entries: Entry[]) => entries.map((each) => ({ audience, entry: each }));
const room = (): Audience => ({ name: 'room' });

describe('the checker of "prove leaks"', () => {
  it('is content with exactly what the model says', () => {
    const expected = [act(room(), entry('a1')), act(room(), entry('a2'))];
    expect(compared([entry('a1'), entry('a2')], expected)).toEqual({
      heard: 2,
      extra: 0,
      missing: 0,
      kinds: {},
    });
  });

  it('finds one thing too many, also one heard twice and one that nobody made', () => {
    const expected = [act(room(), entry('a1'))];
    expect(compared([entry('a1'), entry('a2')], expected).extra).toBe(1);
    expect(compared([entry('a1'), entry('a1')], expected).extra).toBe(1);
    expect(compared([entry('a1'), entry('x9')], expected).kinds).toEqual({ extra: 1 });
  });

  it('finds what is missing and what comes in another order', () => {
    const expected = () => [act(room(), entry('a1')), act(room(), entry('a2'))];
    expect(compared([entry('a2')], expected()).kinds).toEqual({ missing: 1 });
    expect(compared([entry('a2'), entry('a1')], expected()).kinds).toEqual({ order: 1 });
  });

  it('compares each consultation by itself, and within one act asks only that all hear the same order', () => {
    const apart = [act(room(), entry('a1')), act(room(), entry('b1'))];
    expect(compared([entry('b1'), entry('a1')], apart).kinds).toEqual({});
    const audience = room();
    expect(compared([entry('a2'), entry('a1')], [act(audience, entry('a1'), entry('a2'))]).kinds).toEqual({});
    expect(compared([entry('a1'), entry('a2')], [act(audience, entry('a1'), entry('a2'))]).kinds).toEqual({
      order: 1,
    });
  });

  it('takes what came late where its number was missed, as a page does that asks then; where a packet hid the gap it is out of order', () => {
    const expected = () => ['a1', 'a2', 'a3'].map((about) => act(room(), entry(about)));
    const told = (about: string, seq: number, since = seq - 1): Entry => ({
      ...entry(about),
      packet: { of: 'desk', seq, since },
    });
    expect(compared([told('a1', 1), told('a3', 3), told('a2', 2)], expected()).kinds).toEqual({});
    expect(compared([told('a1', 1), told('a3', 3, 1), told('a2', 2)], expected()).kinds).toEqual({
      order: 1,
    });
  });

  it('sees a field that an audience should not get', () => {
    const item = { id: 'a1', seq: 1, name: {}, language: 'en', parts: [{ text: 'Hello' }] };
    const says = (more: object) =>
      entriesOf({
        name: 'room:changed',
        event: { activity: 'r', seq: 1, since: 0, removed: [], items: [{ ...item, ...more }] },
      } as unknown as Parameters<typeof entriesOf>[0])[0]?.says;
    const expected = saysShown({ activity: 'r', parts: [{ text: 'Hello' }] });
    expect(says({})).toBe(expected);
    expect(says({ participantId: 'p' })).not.toBe(expected);
  });
});
