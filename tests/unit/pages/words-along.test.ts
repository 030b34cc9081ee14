import { describe, expect, it } from 'vitest';
import { wordsToGiveBack, wordsToTake } from '../../../app/components/form/given-back.tsx';

const form = (fields: Record<string, string>) => new URLSearchParams(fields);

describe('words that come along', () => {
  it('R628: a form with words goes whole, without what the page of the look added to it', () => {
    const fields = { id: 'a', activity: 'b', 'text-b': 'Words.', place: '2' };
    const chosen = {
      carry: '',
      back: '/here',
      language: 'ar',
      level: 'easy',
      theme: '',
      font: '',
      aloud: 'no',
    };
    expect(wordsToTake(form({ ...fields, ...chosen }))).toEqual(Object.entries(fields));
    expect(wordsToGiveBack(form({ ...fields, ...chosen }))).toEqual(Object.entries(fields));
  });

  it('R628: a form without a word goes only where words opened its page or would, or where something is chosen', () => {
    expect(wordsToTake(form({ carry: '', step: 'look', code: '', words: '', phrase: '' }))).toBeUndefined();
    expect(wordsToTake(form({ carry: '', 'read.a': 'trace', 'meant.a': '' }))).toBeUndefined();
    expect(wordsToTake(form({ carry: '', 'mark.safe': '', way: 'alone', placed: '1' }))).toBeUndefined();
    const chosen = ['choice', 'place-3', 'place', 'mark.safe', 'kind', 'meant.a', 'along'];
    for (const field of ['code', 'words', ...chosen])
      expect(wordsToTake(form({ carry: '', [field]: '1' })), field).toEqual([[field, '1']]);
    expect(wordsToTake(form({ carry: '', id: 'a', 'text-a': ' \n' }))).toBeUndefined();
    expect(wordsToTake(form({ carry: '', context: 'Words.' }))).toBeUndefined();
    const opened = { phrase: 'six words of a receipt here', text: '' };
    expect(wordsToTake(form({ ...opened, carry: '' }))).toEqual(Object.entries(opened));
    expect(wordsToGiveBack(form(opened))).toBeUndefined();
  });
});
