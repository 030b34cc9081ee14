import { describe, expect, it } from 'vitest';
import type { LiveConnection } from '../../../app/live/connection.ts';
import { freshLetter, letterOf, longestSent, type Outgoing, sendWords } from '../../../app/live/letter.ts';
import { maxUnits } from '../../../server/core/room/contribution-text.ts';
import { maxFrameBytes } from '../../../server/core/wire/messages.ts';

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

describe('R1032: words that are too long to be taken', () => {
  it('go as far as they are looked at for harm, in a frame that is read whatever they are', async () => {
    const went: { readonly text: string }[] = [];
    const live = {
      send: async (_: string, message: { readonly text: string }) => {
        went.push(message);
        return { ok: false, code: 'text-too-long' };
      },
    } as unknown as LiveConnection;
    // What a page takes most bytes for.
    const text = '\u0001'.repeat(200_000);
    const letter: Outgoing = { id: 'from-the-page', text, asked: false, answered: () => undefined };
    await sendWords(live, letter, { activity: 'a room', language: 'en' });
    expect(letter.text).toBe(text);
    expect(went[0]?.text).toBe(text.slice(0, longestSent));
    expect(longestSent).toBeGreaterThan(maxUnits);
    expect(JSON.stringify(went[0]).length).toBeLessThan(maxFrameBytes - 1_000);
  });
});
