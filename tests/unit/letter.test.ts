import { describe, expect, it } from 'vitest';
import { freshLetter, letterOf } from '../../app/live/letter.ts';

describe('R663: what is sent once more', () => {
  it('goes under the id of its form, and under the same one again', () => {
    const first = letterOf({ id: 'from-the-page', words: null }, 'Ask us.');
    expect(first).toEqual({ id: 'from-the-page', words: 'Ask us.' });
    expect(letterOf(first, 'Ask us.')).toEqual(first);
  });

  it('goes under another when it is other words, as that id may be taken', () => {
    const first = letterOf(freshLetter(), 'Ask us.');
    const other = letterOf(first, 'Ask us all.');
    expect(other.words).toBe('Ask us all.');
    expect(other.id).not.toBe(first.id);
    expect(letterOf(other, 'Ask us all.')).toEqual(other);
  });
});
