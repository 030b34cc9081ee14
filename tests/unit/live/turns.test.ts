import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TurnWord } from '../../../server/core/wire/pokes.ts';
import { createTurns } from '../../../server/guard/turns.ts';

const asks = (child: string, activityId = 'room') => ({ activityId, kind: 'asks', child }) as const;
const speaks = (child: string, activityId = 'room') => ({ activityId, kind: 'speaks', child }) as const;

function having(...words: readonly TurnWord[]) {
  const turns = createTurns();
  for (const word of words) turns.change(word);
  return turns;
}

it('R521: whoever has the word does not wait for it, whatever is asked again meanwhile, and can ask anew after', () => {
  const turns = having(asks('a'), asks('b'), speaks('a'), asks('a'));
  turns.recall(asks('a'));
  expect(turns.of('room')).toEqual({ waiting: ['b'], speaks: 'a' });
  turns.change(speaks('b'));
  turns.change(asks('a'));
  expect(turns.of('room')).toEqual({ waiting: ['a'], speaks: 'b' });
});

describe('R648: a row that another process has', () => {
  it('is told in turn, with who has the word', () => {
    const turns = having(asks('a'), asks('b'), asks('c'), speaks('b'), asks('d', 'other'));
    expect(turns.words()).toEqual([asks('a'), asks('c'), speaks('b'), asks('d', 'other')]);
    expect(having({ activityId: 'room', kind: 'over' }).words()).toEqual([]);
  });

  it('adds who waits, and takes the word from nobody', () => {
    const turns = having(asks('a'), asks('b'), speaks('b'));
    for (const word of [asks('c'), asks('b'), asks('a'), speaks('d')]) turns.recall(word);
    expect(turns.of('room')).toEqual({ waiting: ['a', 'c'], speaks: 'b' });
    const silent = having(asks('a'), asks('b'));
    silent.recall(speaks('a'));
    expect(silent.of('room')).toEqual({ waiting: ['b'], speaks: 'a' });
  });

  it('ends nothing, and is told to nobody', () => {
    const turns = having(asks('a'));
    const told: TurnWord[] = [];
    turns.listen((word) => told.push(word));
    turns.recall({ ...asks('a'), kind: 'asks-no-more' });
    turns.recall({ activityId: 'room', kind: 'over' });
    turns.recall(asks('b'));
    expect(turns.of('room').waiting).toEqual(['a', 'b']);
    expect(told).toEqual([]);
  });

  it('makes an empty one the same, and once more changes nothing', () => {
    const kinds = fc.constantFrom('asks', 'asks-no-more', 'speaks');
    const word = fc.record({
      kind: kinds,
      child: fc.constantFrom('a', 'b', 'c'),
      activityId: fc.constantFrom('x', 'y'),
    });
    fc.assert(
      fc.property(fc.array(word), (changes) => {
        const [one, two] = [having(...changes), createTurns()];
        const before = one.words();
        for (const each of before) two.recall(each);
        expect(two.words()).toEqual(before);
        for (const each of [...before, ...two.words()]) two.recall(each);
        expect(two.words()).toEqual(before);
      }),
    );
  });
});
