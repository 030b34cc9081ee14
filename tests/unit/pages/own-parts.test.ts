import { describe, expect, it } from 'vitest';
import { withMeant } from '../../../app/routes/child/words/own-parts.ts';

describe('R714: what a limit is about is marked where it stands', () => {
  it('and the rest stays around it, in order and whole', () => {
    expect(withMeant('Ana is silly, and so is Ben.', ['silly', 'Ben'])).toEqual([
      { text: 'Ana is ' },
      { meant: 'silly' },
      { text: ', and so is ' },
      { meant: 'Ben' },
      { text: '.' },
    ]);
  });

  it('the same words twice are two marks, and what does not stand there is none', () => {
    expect(withMeant('no no', ['no', 'no'])).toEqual([{ meant: 'no' }, { text: ' ' }, { meant: 'no' }]);
    expect(withMeant('Yes.', ['no'])).toEqual([{ text: 'Yes.' }]);
    expect(withMeant('', [])).toEqual([{ text: '' }]);
  });
});
