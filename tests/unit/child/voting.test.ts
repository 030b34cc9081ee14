import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../locales/index.ts';
import {
  choiceNumber,
  choiceOf,
  choices,
  firstInOwnOrder,
  manyUnclear,
  ownOrder,
  type Tally,
  type VoteWord,
  votersOf,
  wordAfter,
} from '../../../server/core/room/voting.ts';
import { seeded } from '../../support/house/seeded.ts';

const none: Tally = { agree: 0, disagree: 0, pass: 0, unclear: 0 };
const start = { word: 'too-few' as VoteWord, voters: 0 };
const vote = fc.constantFrom(...choices);

/** The words told after each of these votes, by different children. */
function told(votes: readonly (typeof choices)[number][]) {
  let tally = none;
  let stands = start;
  return votes.map((choice) => {
    tally = { ...tally, [choice]: tally[choice] + 1 };
    stands = wordAfter(tally, stands);
    return stands;
  });
}

describe('the word', () => {
  it('R80: says nothing under ten voters, and changes only after ten more', () => {
    fc.assert(
      fc.property(fc.array(vote, { maxLength: 80 }), (votes) => {
        const words = told(votes);
        for (const [at, { word, voters }] of words.entries()) {
          if (at < 9) expect(word).toBe('too-few');
          const before = words[at - 1] ?? start;
          if (word !== before.word) expect(at + 1 - before.voters).toBeGreaterThanOrEqual(10);
          expect(voters).toBeLessThanOrEqual(at + 1);
        }
      }),
    );
  });

  it('R80: tells nothing of one child: whatever the last of ten says, unless it was the first to be told of', () => {
    fc.assert(
      fc.property(fc.array(vote, { minLength: 21, maxLength: 60 }), vote, (votes, other) => {
        // A vote that is not the tenth new one moves no word, whatever it is.
        const at = votes.length - 1;
        if ((at + 1) % 10 === 0) return;
        expect(told([...votes.slice(0, at), other]).at(-1)).toEqual(told(votes).at(-1));
      }),
    );
  });

  it('R80: where there is none, both reasons that there can be are named, at both levels', () => {
    for (const [language, { child, common }] of Object.entries(catalogue)) {
      const [both] = common['led.poll.hidden']?.match(/^[^.。]+[.。]/) ?? [];
      expect(child['vote.word.too-few'], language).toContain(both);
      expect(child['vote.word.too-few_younger'], language).toBe(both);
    }
    // 950 of 1,000 are not too few.
    expect(wordAfter({ ...none, agree: 950, disagree: 50 }, start).word).toBe('too-few');
    expect(catalogue.en?.child['vote.word.too-few']).toMatch(
      /^Too few answered, or almost all said the same\./,
    );
  });

  it('R80: is only ever what holds of the tally, and never where one answer holds more than nine in ten', () => {
    const count = fc.nat(60);
    fc.assert(
      fc.property(fc.record({ agree: count, disagree: count, pass: count, unclear: count }), (tally) => {
        const voters = votersOf(tally);
        const { word } = wordAfter(tally, start);
        const largest = Math.max(...Object.values(tally));
        if (voters < 10 || largest / voters > 0.9) expect(word).toBe('too-few');
        else if (tally.agree / voters > 0.5) expect(word).toBe('most-agree');
        else if (tally.disagree / voters > 0.5) expect(word).toBe('most-disagree');
        else expect(word).toBe('mixed');
      }),
    );
    expect(wordAfter({ ...none, agree: 9, pass: 1 }, start).word).toBe('most-agree');
    expect(wordAfter({ ...none, agree: 10 }, start).word).toBe('too-few');
    expect(wordAfter({ ...none, agree: 5, disagree: 5 }, start).word).toBe('mixed');
    expect(wordAfter({ ...none, unclear: 8, disagree: 2 }, start).word).toBe('mixed');
  });

  it('R80: does not move when votes are taken away or minds are changed', () => {
    const stands = { word: 'mixed' as VoteWord, voters: 20 };
    expect(wordAfter({ ...none, agree: 12, pass: 3 }, stands)).toBe(stands);
    expect(wordAfter({ ...none, agree: 20, pass: 9 }, stands)).toBe(stands);
  });

  it('R83: many do not understand from ten voters and one in five', () => {
    expect(manyUnclear({ ...none, unclear: 9 })).toBe(false);
    expect(manyUnclear({ ...none, agree: 8, unclear: 2 })).toBe(true);
    expect(manyUnclear({ ...none, agree: 9, unclear: 2 })).toBe(false);
  });

  it('R78: a choice is stored as a number of its own', () => {
    for (const choice of choices) expect(choiceOf(choiceNumber(choice))).toBe(choice);
    expect(choiceOf(3)).toBeUndefined();
    expect(choices.map(choiceNumber)).toEqual([1, -1, 0, 2]);
  });
});

describe('the child’s own order', () => {
  const { id } = seeded(3);
  const statements = Array.from({ length: 12 }, id);
  const children = Array.from({ length: 1200 }, id);

  it('R79: has every statement once, and is the same whatever order they come in', () => {
    const someIds = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 22 }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.string(), someIds, (child, ids) => {
        const order = ownOrder(child, ids);
        expect([...order].sort()).toEqual([...ids].sort());
        expect(ownOrder(child, [...ids].reverse())).toEqual(order);
      }),
    );
  });

  it('R79: keeps its order when a statement comes or goes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...children), fc.nat(11), (child, at) => {
        const order = ownOrder(child, statements);
        const without = statements.filter((_, index) => index !== at);
        expect(ownOrder(child, without)).toEqual(order.filter((each) => each !== statements[at]));
      }),
    );
  });

  it('R79, R795: begins alike where only the first of it are asked for', () => {
    const someIds = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 22 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.string(), someIds, fc.integer({ min: 1, max: 9 }), (child, ids, most) => {
        const but = (each: string) => each.length % 3 === 0;
        const order = ownOrder(child, ids).filter((each) => !but(each));
        expect(firstInOwnOrder(child, ids, { most, but })).toEqual(order.slice(0, most));
      }),
    );
  });

  it('R79: differs between children, and puts no statement first, or behind another, for most', () => {
    const orders = children.map((child) => ownOrder(child, statements));
    expect(new Set(orders.map((order) => order.join())).size).toBe(children.length);
    for (const statement of statements) {
      for (const place of [0, 5, 11]) {
        const there = orders.filter((order) => order[place] === statement).length;
        // Expected 100 of 1,200, standard deviation under 10.
        expect(there).toBeGreaterThan(60);
        expect(there).toBeLessThan(140);
      }
    }
    const [one = '', two = ''] = statements;
    const before = orders.filter((order) => order.indexOf(one) < order.indexOf(two)).length;
    expect(Math.abs(before - 600)).toBeLessThan(80);
  });
});
