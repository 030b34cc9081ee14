import { describe, expect, it, vi } from 'vitest';
import type { LiveConnection } from '../../app/live/connection.ts';
import { createOutbox, type Delivery } from '../../app/live/outbox.ts';
import {
  cast,
  uncast,
  type VotingState,
  wantsMore,
  withNext,
  withoutGone,
} from '../../app/live/voting-state.ts';
import { choiceIn, typedIn, typedOf } from '../../app/routes/child/poll-choice.ts';
import type { VotableStatement } from '../../server/core/wire/views.ts';

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
    const answer = { answered: 1, all: 7, next: ['a', 'b', 'c', 'd', 'e'].map(card) };
    const next = withNext(cast(voting), answer, new Set(['a']));
    expect(ids(next)).toEqual(['b', 'c', 'd', 'e']);
    expect(next).toMatchObject({ answered: 2, all: 7 });
    expect(ids(withNext({ ...voting, cards: [] }, answer, new Set(['a', 'b'])))).toEqual(['c', 'd', 'e']);
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

  it('reads places as an order, and says kindly when two have one or one has none', () => {
    const positions = [1, 2, 3];
    expect(choiceIn('ranking', positions, fields('place-1=2&place-2=3&place-3=1'))).toEqual([3, 1, 2]);
    expect(choiceIn('ranking', positions, fields('place-1=2&place-2=2&place-3=1'))).toBe('twice');
    expect(choiceIn('ranking', positions, fields('place-1=2&place-2=&place-3=1'))).toBe('missing');
    expect(choiceIn('ranking', positions, fields('place-1=&place-2=&place-3='))).toBe('empty');
  });

  it('shows again what was chosen, from a form and from what is with us', () => {
    expect(typedIn('ranking', [1, 2], fields('place-1=2&place-2='))).toEqual({ 1: '2', 2: '' });
    expect(typedOf('ranking', [1, 2], [2, 1])).toEqual({ 1: '2', 2: '1' });
    expect(typedOf('multiple', [1, 2], [2])).toEqual({ 1: '', 2: 'yes' });
  });
});
