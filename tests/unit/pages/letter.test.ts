import { describe, expect, it } from 'vitest';
import type { LiveConnection } from '../../../app/live/connection.ts';
import { freshLetter, letterOf, type Outgoing, sendWords } from '../../../app/live/letter.ts';

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

  it('goes under one of its own from a page that came back with the id of other words, and keeps that one', async () => {
    const went: string[] = [];
    const answers = ['id-taken', 'try-again', ''];
    const live = {
      send: async (_: string, { id }: { readonly id: string }) => {
        went.push(id);
        const code = answers.shift();
        return code ? { ok: false, code } : { ok: true, item: null };
      },
    } as unknown as LiveConnection;
    const letter: Outgoing = {
      id: 'from-the-page',
      text: 'Ask us.',
      asked: false,
      answered: () => undefined,
    };
    const at = { activity: 'a room', language: 'en' };
    expect(await sendWords(live, letter, at)).toMatchObject({ code: 'try-again' });
    expect(await sendWords(live, letter, at)).toMatchObject({ ok: true });
    expect(went[0]).toBe('from-the-page');
    expect(went[1]).not.toBe('from-the-page');
    expect(went[2]).toBe(went[1]);
  });
});
