import { describe, expect, it } from 'vitest';
import { besideIn } from '../../../app/routes/child/beside.ts';

describe('what a child does beside the words in its box', () => {
  it('R23: is what its button says, also of a page from before an update, and nothing where a form says what no page has', () => {
    const beside = (said: Record<string, string>) => besideIn(new URLSearchParams(said));
    expect(beside({ beside: 'vote a 1' })).toEqual(['vote', 'a', '1']);
    expect(beside({ intent: 'quick', poll: 'p', choice: '2' })).toEqual(['quick', 'p', '2']);
    for (const intent of ['__proto__', 'constructor', 'toString', 'say'])
      expect(beside({ intent })).toEqual(['']);
  });
});
