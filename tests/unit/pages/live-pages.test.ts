import { type FormEvent, useEffect } from 'react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Asked, waitsForAnswer } from '../../../app/components/child/asked.tsx';
import { askAgainMs, connect, type LiveConnection } from '../../../app/live/connection.ts';
import type { Outgoing } from '../../../app/live/letter.ts';
import { seatOver } from '../../../app/live/seat-over.ts';
import { watchSilence } from '../../../app/live/silence.ts';
import { useAsking } from '../../../app/live/use-asking.ts';
import { useRoom } from '../../../app/live/use-room.ts';
import { useStatements } from '../../../app/live/use-statements.ts';
import { useWriting } from '../../../app/live/use-writing.ts';
import { stillRefused } from '../../../app/routes/child/composer.tsx';
import { screeningPacks } from '../../../locales/screening.ts';
import type { Asking } from '../../../server/core/moderation/asking.ts';
import { cuePackOf } from '../../../server/core/moderation/cues.ts';
import { packSchema } from '../../../server/core/moderation/screens/pack.ts';
import type { ActivityState, Answers } from '../../../server/core/wire/events.ts';
import type { Led } from '../../../server/core/wire/led.ts';
import type { OwnContribution } from '../../../server/core/wire/views.ts';
import { ownContribution } from '../../support/house/own-contribution.ts';
import { blankLed, blankRoom } from '../../support/pages/blank-room.ts';
import { openLivePage } from '../../support/pages/live-page.ts';

const own = (id: string, state: OwnContribution['state'], change = 1) =>
  ownContribution({ id, activityId: 'here', state, change });
const entered = (
  seq: number,
  state: ActivityState,
  mine: readonly OwnContribution[] = [],
): Answers['room:enter'] => ({ ok: true, seq, state, items: [], removed: [], earlier: false, own: mine });
const refused = (code: 'room-paused' | 'try-again') => ({ ok: false, code }) as const;
const outgoing = (text: string, answered: Outgoing['answered'] = () => undefined): Outgoing => ({
  id: 'one',
  text,
  asked: false,
  answered,
});
const contact: Asking = { kind: 'contact', found: ['Anna Berger'], without: 'My name is.' };
const ledNow: Led = { ...blankLed, state: 'running', step: 1 };
const settles = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('R871: a page whose seat nobody has just now', () => {
  it('is told so, that it looks, and is back as soon as its device wakes', async () => {
    let looked = 0;
    let seated = true;
    const page = await openLivePage(() => useRoom('here', 'en', blankRoom));
    const { fetch, addEventListener, dispatchEvent } = globalThis;
    addEventListener(seatOver, () => (looked += 1));
    globalThis.fetch = async () =>
      seated ? new Response(JSON.stringify({ ticket: 'a ticket' })) : new Response(null, { status: 204 });
    try {
      await expect.poll(() => page.now().line).toBe('live');
      seated = false;
      page.socket().disconnect();
      await expect.poll(() => looked).toBe(1);
      expect(page.now().line).toBe('lost');
      seated = true;
      // By itself it would try again after fifteen seconds or more.
      dispatchEvent(new Event('online'));
      await expect.poll(() => page.now().line).toBe('live');
    } finally {
      globalThis.fetch = fetch;
    }
  });
});

it('R751: a page that is left while its ticket is on its way opens no connection', async () => {
  const lives: LiveConnection[] = [];
  const on = { ready: () => undefined, lost: () => undefined };
  const page = await openLivePage(() => useEffect(() => void lives.push(connect(on)), []));
  await expect.poll(() => lives[0]?.socket.connected).toBe(true);
  const { fetch } = globalThis;
  onTestFinished(() => {
    globalThis.fetch = fetch;
  });
  const arrives = new Promise<() => void>((asked) => {
    globalThis.fetch = () =>
      new Promise((resolve) => asked(() => resolve(new Response(JSON.stringify({ ticket: 'late' })))));
  });
  page.socket().disconnect();
  const arrive = await arrives;
  lives[0]?.close();
  arrive();
  await settles();
  expect(lives[0]?.socket.active).toBe(false);
});

describe('a page of a room', () => {
  /** Connected, and told that it rests as of number 1. */
  async function room(state: ActivityState = 'paused') {
    const page = await openLivePage(() => useRoom('here', 'en', blankRoom));
    const answers = async (seq: number, to: ActivityState) => {
      await expect.poll(() => page.waits('room:enter')).toBe(1);
      page.answer('room:enter', entered(seq, to));
    };
    await answers(1, state);
    await expect.poll(() => page.now().seq).toBe(1);
    return { page, answers };
  }

  it('R673: takes no state from an answer that is older than what it heard, and asks for it again', async () => {
    const { page, answers } = await room();
    page.socket().emit('consultation:state', { state: 'open' });
    await expect.poll(() => page.waits('room:enter')).toBe(1);
    page.socket().emit('room:changed', { activity: 'here', seq: 2, since: 1, items: [], removed: [] });
    await expect.poll(() => page.now().seq).toBe(2);
    page.answer('room:enter', entered(1, 'open'));
    await answers(2, 'open');
    await expect.poll(() => page.now().state).toBe('open');
    await settles();
    expect(page.asked('room:enter').map(({ after }) => after)).toEqual([0, 1, 2]);
  });

  it('shows earlier words that were asked for, and reads none of them out as new', async () => {
    const words = (seq: number) => ({
      id: `said-${seq}`,
      seq,
      name: { adjective: 1, motif: 1, palette: 1 as const },
      language: 'en',
      parts: [{ text: 'We want a say.' }],
    });
    const start = { ...blankRoom, seq: 9, items: [words(9)], earlier: true };
    const page = await openLivePage(() => useRoom('here', 'en', start));
    await expect.poll(() => page.waits('room:enter')).toBe(1);
    page.answer('room:enter', entered(9, 'open'));
    page.now().askEarlier();
    await expect.poll(() => page.waits('room:earlier')).toBe(1);
    page.answer('room:earlier', { ok: true, seq: 9, items: [words(7), words(8)], earlier: false });
    await expect.poll(() => page.now().before).toBe(2);
    expect(page.now().items.map(({ seq }) => seq)).toEqual([7, 8, 9]);
    await settles();
    expect(page.now().news.messages).toBe(0);
  });

  it('R60: what it heard of its state while it asked is not undone by the answer', async () => {
    const { page, answers } = await room('open');
    page.socket().emit('consultation:state', { state: 'open' });
    await expect.poll(() => page.waits('room:enter')).toBe(1);
    page.socket().emit('room:state', { activity: 'here', state: 'paused', because: 'no-adult' });
    await expect.poll(() => page.now().state).toBe('paused');
    await answers(1, 'open');
    await answers(1, 'paused');
    await expect.poll(() => page.now().state).toBe('paused');
    expect(page.waits('room:enter')).toBe(0);
  });

  it('R710: rests once words were refused for it, and no longer than it rests', async () => {
    const { page, answers } = await room('open');
    const says = async () => {
      page.now().post(outgoing('We want a say.'));
      await expect.poll(() => page.waits('contribution:post')).toBe(1);
      page.answer('contribution:post', refused('room-paused'));
      await expect.poll(() => page.now().state).toBe('paused');
      expect(page.now().refusal).toBeNull();
    };
    await says();
    await answers(1, 'paused');
    page.socket().emit('consultation:state', { state: 'open' });
    await answers(1, 'open');
    await expect.poll(() => page.now().state).toBe('open');
    expect(page.now().refusal).toBeNull();
    // It opened again before the page was told that it rested.
    await says();
    await answers(1, 'open');
    await expect.poll(() => page.now().state).toBe('open');
  });

  it('R801: hands the question of the server on, and has no words of its own from it', async () => {
    const { page } = await room('open');
    const heard: Answers['contribution:post'][] = [];
    page.now().post(outgoing('My name is Anna Berger.', (answer) => heard.push(answer)));
    await expect.poll(() => page.waits('contribution:post')).toBe(1);
    expect(page.asked('contribution:post')).toMatchObject([{ id: 'one', asked: false }]);
    page.answer('contribution:post', { ok: true, item: null, asking: contact });
    await expect.poll(() => heard).toEqual([{ ok: true, item: null, asking: contact }]);
    await expect.poll(() => page.now().sending).toBeNull();
    expect(page.now().own).toEqual([]);
  });

  it('R851: an answer that was not taken is no mistake in the words, and the page asks how it stands', async () => {
    const { page, answers } = await room('open');
    page.now().answerPoll('poll', 1);
    await expect.poll(() => page.waits('room:answer')).toBe(1);
    page.answer('room:answer', { ok: false, code: 'state-forbids' });
    await answers(1, 'open');
    await expect.poll(() => page.now().missed).toEqual({ act: 'quick', code: 'state-forbids' });
    expect([page.now().refusal, page.now().polled]).toEqual([null, null]);
    // Another question, or another step: why the last answer was not taken is no news any more.
    page.socket().emit('room:led', { activity: 'here', seq: 2, since: 1, led: { ...ledNow, step: 2 } });
    await expect.poll(() => page.now().missed).toBeNull();
    page.now().askTurn(true);
    await expect.poll(() => page.waits('turn:ask')).toBe(1);
    page.answer('turn:ask', { ok: true });
    await expect.poll(() => page.now().asked).toBe(true);
  });

  it('R851: an answer that found none is asked again, unless another was given since', async () => {
    const { page } = await room('open');
    const said = () => page.asked('room:answer').map(({ choice }) => choice);
    page.now().answerPoll('poll', 1);
    await expect.poll(said).toEqual([1]);
    page.answer('room:answer', refused('try-again'));
    await expect.poll(said).toEqual([1, 1]);
    expect([page.now().refusal, page.now().missed]).toEqual([null, undefined]);
    page.now().answerPoll('poll', 2);
    await expect.poll(said).toEqual([1, 1, 2]);
    // The first one waits still, and then finds no answer.
    const waits = vi.spyOn(globalThis, 'setTimeout');
    page.answer('room:answer', refused('try-again'));
    page.answer('room:answer', { ok: true });
    await expect.poll(() => page.now().polled).toBe(2);
    const later = waits.mock.calls.filter(([, after]) => after === askAgainMs);
    waits.mockRestore();
    expect([said(), later]).toEqual([[1, 1, 2], []]);
  });

  it('R624: a report says that it is on its way, and one that found no answer is asked again', async () => {
    const { page } = await room('open');
    page.now().report('theirs');
    await expect.poll(() => page.waits('contribution:report')).toBe(1);
    expect(page.now().told).toEqual({ theirs: 'sent' });
    page.answer('contribution:report', refused('try-again'));
    await expect.poll(() => page.waits('contribution:report')).toBe(1);
    expect(page.now().told).toEqual({ theirs: 'sent' });
    page.answer('contribution:report', { ok: true });
    await expect.poll(() => page.now().told).toEqual({ theirs: 'taken' });
  });

  it('R710: is not told by a form of before that it rests, once it is alive', () => {
    const form = { code: 'room-paused' } as const;
    expect(stillRefused(form, { tried: false, line: 'unknown' })).toBe(form);
    expect(stillRefused(form, { tried: false, line: 'live' })).toBeUndefined();
    expect(stillRefused(form, { tried: true, line: 'unknown' })).toBeUndefined();
    const other = { code: 'text-empty' } as const;
    expect(stillRefused(other, { tried: false, line: 'live' })).toBe(other);
  });

  it('R518: is told by a form of before that it goes slowly as long as it does', () => {
    const form = { code: 'room-pace' } as const;
    expect(stillRefused(form, { tried: false, line: 'unknown' })).toBe(form);
    expect(stillRefused(form, { tried: false, line: 'live', slow: true })).toBe(form);
    expect(stillRefused(form, { tried: false, line: 'live' })).toBeUndefined();
  });
});

it('R594: a connection is dead where nothing at all is heard since it was asked, and not where one is only slow', () => {
  let nowMs = 0;
  const silence = watchSilence(() => nowMs);
  nowMs = 60_000;
  // Where nobody asks nothing has to come.
  expect(silence.isDead()).toBe(false);
  silence.asked();
  nowMs += 8_000;
  expect(silence.isDead()).toBe(false);
  silence.asked();
  nowMs += 8_000;
  expect(silence.isDead()).toBe(true);
  // An answer that came too late for its page came all the same.
  silence.heard();
  expect(silence.isDead()).toBe(false);
  silence.asked();
  nowMs += 14_000;
  silence.heard();
  silence.asked();
  nowMs += 14_000;
  expect(silence.isDead()).toBe(false);
});

describe('a page of sentences', () => {
  const card = { id: 'first', from: 'organiser', mine: false, texts: [] } as const;
  const start = { state: 'open', answered: 0, all: 1, cards: [card], own: [own('mine', 'held')] } as const;
  const next = (state: ActivityState) =>
    ({ ok: true, state, answered: 0, all: 1, next: [card], gone: [] }) as const;

  async function sentences() {
    const page = await openLivePage(() =>
      useStatements({ activity: 'here', language: 'en', counted: null }, start),
    );
    const answers = async (state: ActivityState) => {
      await expect.poll(() => page.waits('statements:next')).toBe(1);
      page.answer('statements:next', next(state));
    };
    await answers('open');
    return { page, answers };
  }

  it('R60: asks what became of its child’s own words, and says what it heard', async () => {
    const { page } = await sentences();
    await expect.poll(() => page.waits('room:enter')).toBe(1);
    expect(page.asked('room:enter')).toMatchObject([{ activity: 'here', after: 0 }]);
    page.answer('room:enter', entered(0, 'open', [own('mine', 'returned', 2)]));
    await expect.poll(() => page.now().own.map(({ state }) => state)).toEqual(['returned']);
    expect(page.now().news).toMatchObject({ id: 'mine', state: 'returned' });
    // A late event overwrites nothing.
    page.socket().emit('own:changed', { item: own('mine', 'held') });
    page.socket().emit('consultation:state', { state: 'open' });
    await expect.poll(() => page.waits('room:enter')).toBe(1);
    expect(page.now().own.map(({ state }) => state)).toEqual(['returned']);
    expect(page.now().news?.state).toBe('returned');
  });

  it('R710: rests once words or an answer were refused for it, and no longer than it rests', async () => {
    const { page, answers } = await sentences();
    const rests = async () => {
      await expect.poll(() => page.now().state).toBe('paused');
      expect([page.now().refusal, page.now().sending]).toEqual([null, false]);
      await answers('open');
      await expect.poll(() => page.now().state).toBe('open');
      expect(page.now().refusal).toBeNull();
    };
    page.now().post(outgoing('Ask us.'));
    await expect.poll(() => page.waits('contribution:post')).toBe(1);
    page.answer('contribution:post', refused('room-paused'));
    await rests();
    const heard: Answers['contribution:post'][] = [];
    page.now().post(outgoing('My name is Anna Berger.', (answer) => heard.push(answer)));
    await expect.poll(() => page.waits('contribution:post')).toBe(1);
    page.answer('contribution:post', { ok: true, item: null, asking: contact });
    await expect.poll(() => heard).toHaveLength(1);
    await expect.poll(() => page.now().sending).toBe(false);
    expect(page.now().own.map(({ id }) => id)).toEqual(['mine']);
    page.now().vote('agree');
    await expect.poll(() => page.waits('vote:cast')).toBe(1);
    page.answer('vote:cast', refused('room-paused'));
    await rests();
    expect(page.now().cards).toEqual([card]);
  });
});

describe('R712: the box of words that were asked about', () => {
  /** Its child was asked about words that came in a form, and took one of the answers. */
  async function answered(went: string, inBox: string) {
    const asked: Asked = {
      asking: { kind: 'contact', found: ['0170 5550142'], without: 'Call me.' },
      typed: 'Call me.\r\n0170 5550142',
      sent: false,
      chosen: null,
    };
    const box = { value: inBox };
    let on: Outgoing | undefined;
    const live = { line: 'live', waits: false, post: (letter: Outgoing) => (on = letter) } as const;
    const asking = { asked, holdsBack: () => false, ask: () => undefined, settle: () => undefined };
    const page = await openLivePage(() => useWriting(live, asking, { open: true, first: 'first' }));
    await expect.poll(() => page.now().stays).toBe(true);
    Object.assign(page.now().form, {
      current: { querySelector: (what: string) => (what === 'textarea' ? box : null) },
    });
    page.now().onSend?.(went);
    expect(on, 'an answer is not asked about again').toMatchObject({ text: went, asked: true });
    on?.answered({ ok: true, item: own('first', 'held') });
    await settles();
    return { left: box.value, sent: page.now().sent };
  }

  it('keeps what was written in it meanwhile, which went nowhere', async () => {
    expect(await answered('Call me.', 'I want to say it in another way.')).toEqual({
      left: 'I want to say it in another way.',
      sent: undefined,
    });
  });

  it.each([
    ['the words that went', 'Call me.'],
    ['those they were an answer to', 'Call me.\n0170 5550142'],
  ])('is emptied of %s', async (_, inBox) => {
    expect(await answered('Call me.', inBox)).toEqual({ left: '', sent: 'own-first' });
  });
});

it('R802: each card has random bits of its own, so that other words of it are no repeat', async () => {
  vi.stubGlobal('document', { getElementById: () => null });
  onTestFinished(() => void vi.unstubAllGlobals());
  const asks = { cues: '/none', language: 'en', sensitive: false, came: null };
  const page = await openLivePage(() => useAsking(asks));
  await expect.poll(() => page.now().asked).toBeNull();
  const formOf = async (words: string) => {
    page.now().ask(words, { kind: 'care' }, false);
    await expect.poll(() => page.now().asked?.typed).toBe(words);
    return page.now().asked?.form;
  };
  const [one, two] = [await formOf('He hits me.'), await formOf('He hits me, tonight too.')];
  expect([one?.length, two?.length]).toEqual([22, 22]);
  expect(one).not.toBe(two);
});

it('R1085: where it is about harm, help comes at once and says only what is so: that the words are with us once they are', async () => {
  const focus = vi.fn();
  vi.stubGlobal('document', { getElementById: () => ({ focus }) });
  onTestFinished(() => void vi.unstubAllGlobals());
  const words = 'My dad hits me.';
  const asks = { cues: '/none', language: 'en', sensitive: true, came: null };
  const page = await openLivePage(() => useAsking(asks));
  await expect.poll(() => page.now().asked).toBeNull();
  globalThis.fetch = async () => new Response(JSON.stringify(cuePackOf(packSchema.parse(screeningPacks.en))));
  asks.cues = '/cues';
  page.now().ask('Hello.', { kind: 'care' }, true);
  await expect.poll(() => page.now().asked?.typed).toBe('Hello.');
  // It looks as soon as what it looks for is there; the words go.
  const looks = () => page.now().holdsBack(words) || page.now().asked?.goes;
  await expect.poll(looks, { timeout: 20_000 }).toBe(true);
  expect(page.now().asked).toMatchObject({ typed: words, sent: false, chosen: null });
  expect(waitsForAnswer(page.now().asked)).toBe(false);
  await settles();
  const looked = focus.mock.calls.length;
  // Other words that arrive say nothing of these.
  page.now().settle('Hello.');
  await settles();
  expect(page.now().asked).toMatchObject({ goes: true, sent: false });
  page.now().settle(words);
  await expect.poll(() => page.now().asked).toMatchObject({ goes: false, sent: true });
  page.now().ask(words, { kind: 'care' }, true);
  await settles();
  expect(focus.mock.calls.length, 'nobody is led to it once more').toBe(looked);
});

describe('R801: words of which the server found what the device did not', () => {
  const words = 'My name is Anna Berger.';
  /** The page sends them by itself, and the server answers. */
  async function sends(answer: Answers['contribution:post']) {
    const box = { value: words };
    const sent: Outgoing[] = [];
    const about: [string, Asking, boolean][] = [];
    const live = { line: 'live', waits: false, post: (letter: Outgoing) => void sent.push(letter) } as const;
    const asking = {
      asked: null,
      holdsBack: () => false,
      ask: (...of: [string, Asking, boolean]) => void about.push(of),
      settle: () => undefined,
    };
    const page = await openLivePage(() => useWriting(live, asking, { open: true, first: 'first' }));
    await expect.poll(() => page.now().stays).toBe(true);
    Object.assign(page.now().form, {
      current: { querySelector: (what: string) => (what === 'textarea' ? box : null) },
    });
    page.now().onSubmit({ preventDefault: () => undefined } as FormEvent<HTMLFormElement>);
    expect(sent).toMatchObject([{ id: 'first', text: words, asked: false }]);
    sent[0]?.answered(answer);
    await settles();
    return { page, box, about, sent };
  }

  it('are asked about and stay in their box, and go under the same number once their child means them', async () => {
    const { page, box, about, sent } = await sends({ ok: true, item: null, asking: contact });
    expect(about).toEqual([[words, contact, false]]);
    expect([box.value, page.now().sent, page.now().id]).toEqual([words, undefined, 'first']);
    page.now().onSend?.(words);
    expect(sent[1]).toMatchObject({ id: 'first', text: words, asked: true });
  });

  it('are with us, and help is shown, where the consultation is about harm', async () => {
    const taken = { ok: true, item: own('first', 'held'), asking: { kind: 'care' } } as const;
    const { page, box, about } = await sends(taken);
    expect(about).toEqual([[words, { kind: 'care' }, true]]);
    expect([box.value, page.now().sent]).toEqual(['', 'own-first']);
  });
});
