import { describe, expect, it, vi } from 'vitest';
import type { LiveConnection } from '../../../app/live/connection.ts';
import { createOutbox, type Delivery } from '../../../app/live/outbox.ts';
import {
  cast,
  uncast,
  type VotingState,
  wantsMore,
  withNext,
  withoutGone,
} from '../../../app/live/voting-state.ts';
import {
  choiceIn,
  movedIn,
  orderIn,
  readMove,
  startOrder,
  typedIn,
} from '../../../app/routes/child/votes/poll-choice.ts';
import type { VotableStatement } from '../../../server/core/wire/views.ts';
import { seeded } from '../../support/house/seeded.ts';

const card = (id: string): VotableStatement => ({
  id,
  from: 'organiser',
  mine: false,
  texts: [{ language: 'en', parts: [{ text: id }] }],
});
const voting: VotingState = { state: 'open', answered: 1, all: 6, cards: ['a', 'b', 'c'].map(card) };
const ids = (state: VotingState) => state.cards.map(({ id }) => id);

describe('what a page knows of its sentences', () => {
  it('counts an answer at once and shows the next sentence', () => {
    const next = cast(voting);
    expect(ids(next)).toEqual(['b', 'c']);
    expect(next.answered).toBe(2);
  });

  it('puts a sentence back on top when its answer was not taken, and no second time', () => {
    const back = uncast(cast(voting), card('a'));
    expect(ids(back)).toEqual(['a', 'b', 'c']);
    expect(back.answered).toBe(1);
    expect(ids(uncast(back, card('a')))).toEqual(['a', 'b', 'c']);
  });

  it('takes a sentence that is gone out of the count', () => {
    expect(withoutGone(cast(voting))).toMatchObject({ answered: 1, all: 5 });
  });

  it('asks for more when few are left, and not when these are all', () => {
    expect(wantsMore(voting)).toBe(false);
    expect(wantsMore(cast(voting))).toBe(true);
    expect(wantsMore({ ...cast(voting), all: 4 })).toBe(false);
  });

  it('keeps the sentence that is being read on top, and never brings back what was answered here', () => {
    const answer = {
      state: 'open',
      answered: 1,
      all: 7,
      next: ['a', 'b', 'c', 'd', 'e'].map(card),
      gone: [],
    } as const;
    const next = withNext(cast(voting), answer, new Set(['a']));
    expect(ids(next)).toEqual(['b', 'c', 'd', 'e']);
    expect(next).toMatchObject({ answered: 2, all: 7 });
    expect(withNext({ ...voting, state: 'paused' }, answer, new Set()).state).toBe('open');
    expect(ids(withNext({ ...voting, cards: [] }, answer, new Set(['a', 'b'])))).toEqual(['c', 'd', 'e']);
  });

  it('R546: the card on top stays, with what stands beside its words as the answer has it', () => {
    const [top] = voting.cards;
    if (!top) throw new Error('There is no card.');
    const beside = { language: 'ar', parts: [{ text: 'كلمات' }], signed: false, typed: false };
    const answer = { state: 'open', answered: 0, all: 7, gone: [] } as const;
    const given = { ...top, translations: [beside] };
    const withIt = withNext(voting, { ...answer, next: [given] }, new Set());
    expect(withIt.cards[0]).toEqual(given);
    expect(withNext(withIt, { ...answer, next: [top] }, new Set()).cards[0]).toEqual(top);
  });
});

describe('R656: a sentence that is gone', () => {
  const answer = { state: 'open', answered: 1, all: 5, next: ['b', 'c', 'd'].map(card) } as const;

  it('stands on no card any more, not even on the one that is read', () => {
    expect(ids(withNext(voting, { ...answer, gone: ['a'] }, new Set()))).toEqual(['b', 'c', 'd']);
    expect(ids(withNext(voting, { ...answer, gone: ['c'], next: ['a', 'b'].map(card) }, new Set()))).toEqual([
      'a',
      'b',
    ]);
    expect(ids(withNext(voting, { ...answer, gone: [] }, new Set()))).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('R661: what a child has answered', () => {
  const answer = { state: 'open', gone: [] } as const;

  it('is less where answered sentences were taken out, and what is left is asked for', () => {
    const told = { ...voting, answered: 5, all: 6, cards: [] };
    const next = withNext(told, { ...answer, answered: 2, all: 4, next: [] }, new Set());
    expect(next).toMatchObject({ answered: 2, all: 4 });
    expect(wantsMore(next)).toBe(true);
  });

  it('has what the server does not know yet beside what it knows, each once', () => {
    // Of three answers that were given here one is with the server, which still has the others among the next.
    const given = new Set(['a', 'b', 'c']);
    const told = { ...voting, answered: 3, all: 5, cards: [] };
    const next = withNext(
      told,
      { ...answer, answered: 1, all: 5, next: ['b', 'c', 'd', 'e'].map(card) },
      given,
    );
    expect(next.answered).toBe(3);
    expect(ids(next)).toEqual(['d', 'e']);
    const later = withNext(next, { ...answer, answered: 3, all: 5, next: ['d', 'e'].map(card) }, given);
    expect(later.answered).toBe(3);
  });
});

describe('R1087: what a child answered in another tab', () => {
  const answer = { state: 'open', all: 6, gone: [] } as const;

  it('leaves every card but the one that is read', () => {
    // This page holds a, b and c; b was answered elsewhere.
    const next = withNext(voting, { ...answer, answered: 2, next: ['a', 'c', 'd'].map(card) }, new Set());
    expect(ids(next)).toEqual(['a', 'c', 'd']);
    expect(next.answered).toBe(2);
  });

  it('counts as answered on the card that is read once it is answered there, so that nothing is left unasked', () => {
    const next = withNext(
      { ...voting, cards: ['a', 'b'].map(card) },
      { ...answer, answered: 1, next: ['b', 'c', 'd', 'e', 'f'].map(card) },
      new Set(),
    );
    expect(ids(next)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(next.answered).toBe(0);
    expect(cast(next).answered).toBe(1);
  });
});

describe('the outbox', () => {
  const live = { socket: { connected: true } } as LiveConnection;

  it('sends in order, one at a time, and once more what nobody answered', async () => {
    vi.useFakeTimers();
    const sent: string[] = [];
    let answered = false;
    const first: Delivery = async () => {
      sent.push('first');
      return answered ? 'done' : 'again';
    };
    const second: Delivery = async () => {
      sent.push('second');
      return 'done';
    };
    const box = createOutbox(() => live);
    box.put(first);
    box.put(second);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['first']);
    answered = true;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent).toEqual(['first', 'first', 'second']);
    vi.useRealTimers();
  });

  it('keeps everything while there is no connection, and sends it when it is back', async () => {
    let connection: LiveConnection | null = null;
    const sent: number[] = [];
    const box = createOutbox(() => connection);
    for (const number of [1, 2, 3])
      box.put(async () => {
        sent.push(number);
        return 'done';
      });
    await Promise.resolve();
    expect(sent).toEqual([]);
    connection = live;
    box.flush();
    await vi.waitFor(() => expect(sent).toEqual([1, 2, 3]));
  });

  it('sends nothing after it was closed', async () => {
    const sent = vi.fn(async () => 'done' as const);
    const box = createOutbox(() => live);
    box.close();
    box.put(sent);
    await Promise.resolve();
    expect(sent).not.toHaveBeenCalled();
  });
});

describe('the form of a poll', () => {
  const fields = (text: string) => new URLSearchParams(text);

  it('reads one answer, several, or says that none is chosen', () => {
    expect(choiceIn('single', [1, 2], fields('choice=2'))).toEqual([2]);
    expect(choiceIn('multiple', [1, 2, 3], fields('choice=1&choice=3'))).toEqual([1, 3]);
    expect(choiceIn('scale', [1, 2, 3, 4, 5], fields(''))).toBe('empty');
  });

  it('R133: reads places as an order, and what no page of ours sends as none', () => {
    const positions = [1, 2, 3];
    expect(choiceIn('ranking', positions, fields('place-1=2&place-2=3&place-3=1'))).toEqual([3, 1, 2]);
    for (const sent of [
      'place-1=2&place-2=2&place-3=1',
      'place-1=2&place-2=&place-3=1',
      'place-1=0&place-2=1&place-3=2',
      'place-1=2&place-2=3&place-3=4',
      '',
    ])
      expect(choiceIn('ranking', positions, fields(sent)), sent).toBe('empty');
  });

  it('R133: moves one up or down among its neighbours, every order can be reached, and none is lost', () => {
    expect(movedIn([1, 2, 3], { position: 3, way: 'up' })).toEqual([1, 3, 2]);
    expect(movedIn([1, 2, 3], { position: 1, way: 'down' })).toEqual([2, 1, 3]);
    expect(movedIn([1, 2, 3], { position: 1, way: 'up' })).toEqual([1, 2, 3]);
    expect(movedIn([1, 2, 3], { position: 3, way: 'down' })).toEqual([1, 2, 3]);
    expect(movedIn([1, 2, 3], { position: 9, way: 'down' })).toEqual([1, 2, 3]);
    const reached = new Map([['1 2 3 4', [1, 2, 3, 4] as readonly number[]]]);
    for (const order of reached.values())
      for (const position of order)
        for (const way of ['up', 'down'] as const) {
          const next = movedIn(order, { position, way });
          reached.set(next.join(' '), next);
        }
    expect(reached.size).toBe(24);
    expect([readMove('3-up'), readMove('12-down')]).toEqual([
      { position: 3, way: 'up' },
      { position: 12, way: 'down' },
    ]);
    for (const no of [null, '', '3', '3-left', 'up-3', '-up', '3-up-up', '123-up'])
      expect(readMove(no), String(no)).toBeUndefined();
  });

  it('R133: begins in an order of each child’s own, the same each time, in which no option is first for most', () => {
    const { id } = seeded(5);
    const positions = [1, 2, 3, 4];
    const first = new Map(positions.map((position) => [position, 0]));
    for (let child = 0; child < 400; child += 1) {
      const of = { participantId: id(), activityId: 'poll' };
      const order = startOrder(of, positions);
      expect([...order].sort()).toEqual(positions);
      expect(startOrder(of, positions)).toEqual(order);
      first.set(order[0] ?? 0, (first.get(order[0] ?? 0) ?? 0) + 1);
    }
    for (const times of first.values()) expect(times).toBeGreaterThan(60);
    expect(orderIn(positions, fields('place-1=4&place-2=3&place-3=2&place-4=1'))).toEqual([4, 3, 2, 1]);
  });

  it('shows again what was chosen', () => {
    expect(typedIn(fields('choice=2&choice=3'))).toEqual([2, 3]);
    expect(typedIn(fields(''))).toEqual([]);
  });
});
