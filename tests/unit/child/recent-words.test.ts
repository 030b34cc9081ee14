import { expect, it } from 'vitest';
import { createRecentWords } from '../../../server/house/memory.ts';

it('R32: of more children than are held the one that wrote longest ago goes first, and not one that goes on writing', () => {
  const words = createRecentWords();
  words.add('writes-on', 'one');
  words.add('wrote-once', 'one');
  for (let child = 2; child < 50_000; child += 1) words.add(`child-${child}`, 'one');
  words.add('writes-on', 'two');
  words.add('came-last', 'one');
  expect(words.get('writes-on')).toEqual(['one', 'two']);
  expect(words.get('wrote-once')).toEqual([]);
});
