import { describe, expect, it } from 'vitest';
import { answered, emptyTally, type Said, stateOwed } from '../../prove/durability/log.ts';

const said: Said = {
  id: 'x'.repeat(22),
  child: 0,
  text: 'Nobody asked us.',
  activity: 'r'.repeat(22),
  answered: true,
  decided: null,
  withdrawn: false,
};

describe('what "prove durability" holds the product to', () => {
  it('R508: is what was answered last: that it waits, how it was decided, that it was taken back', () => {
    expect(stateOwed(said)).toBe('held');
    expect(stateOwed({ ...said, decided: 'returned' })).toBe('returned');
    expect(stateOwed({ ...said, decided: 'published', withdrawn: true })).toBe('withdrawn');
  });

  it('R508: counts acts that were answered as done, and not how often they were sent', () => {
    const tally = { ...emptyTally(), posts: 3, decisions: 2, votes: 1, withdrawals: 1, erasures: 1 };
    expect(answered({ ...tally, resent: 50, notNow: 7, cutOff: 9 })).toBe(8);
  });
});
