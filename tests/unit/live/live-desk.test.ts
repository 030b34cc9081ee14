import { useState } from 'react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { useDesk } from '../../../app/live/use-desk.ts';
import { useHeadFocus } from '../../../app/live/use-head-focus.ts';
import { useServerClock } from '../../../app/live/use-server-clock.ts';
import { deskLength } from '../../../server/core/moderation/decide.ts';
import type { DeskItem } from '../../../server/core/wire/views.ts';
import { type LivePage, openLivePage } from '../../support/pages/live-page.ts';

const name = { adjective: 0, motif: 0, palette: 0 } as const;
const item = (id: string, extra: Partial<DeskItem> = {}): DeskItem => ({
  id,
  activityId: 'room',
  anchor: '1',
  revision: 1,
  change: 1,
  state: 'held',
  name,
  language: 'en',
  text: id,
  findings: [],
  severity: 0,
  sinceMinute: 10,
  claim: null,
  ...extra,
});
const tryAgain = { ok: false, code: 'try-again' } as const;
const flows = { pressure: 'flows', missing: [], seconds: 0, reported: 0 } as const;
const publish = (of: DeskItem) => ({
  item: of,
  decision: 'publish' as const,
  reason: undefined,
  hidden: [],
  leaves: [],
});
const empty = { seq: 0, claims: 0, items: [] };
const settles = () => new Promise((resolve) => setTimeout(resolve, 50));

type Desk = LivePage<ReturnType<typeof useDesk>> & { readonly opened: (string | null)[] };

/** A desk that is in, with these; `opened` is all that it went to by itself, and `at` where its page is. */
async function sit(
  items: readonly DeskItem[],
  options: {
    before?: Parameters<typeof useDesk>[0]['before'];
    at?: { openId: string | null };
    more?: number;
  } = {},
): Promise<Desk> {
  const { before = null, at = { openId: items[0]?.id ?? null } } = options;
  const opened: (string | null)[] = [];
  const loaded = { seq: 0, claims: 0, items: [] };
  const page = await openLivePage(
    () =>
      useDesk({
        consultationId: 'all',
        staffId: 'me',
        loaded,
        more: 0,
        rooms: flows,
        now: Date.now,
        before,
        openId: at.openId,
        beside: [],
        open(id) {
          at.openId = id;
          opened.push(id);
        },
        loadAgain: () => undefined,
      }),
    '/staff/c/all/desk',
  );
  await expect.poll(() => page.waits('desk:enter')).toBe(1);
  page.answer('desk:enter', { ok: true, seq: 0, claims: 0, items, more: options.more ?? 0 });
  await expect.poll(() => page.now().connection).toBe('live');
  return { ...page, opened };
}

it('R180: a desk that found no answer asks again, as nobody is on duty at one that is not in', async () => {
  const loaded = { seq: 0, claims: 0, items: [] };
  const at = {
    consultationId: 'all',
    staffId: 'me',
    loaded,
    more: 0,
    rooms: flows,
    now: Date.now,
    before: null,
  };
  const page = await openLivePage(() =>
    useDesk({ ...at, openId: null, beside: [], open: () => undefined, loadAgain: () => undefined }),
  );
  await expect.poll(() => page.waits('desk:enter')).toBe(1);
  page.answer('desk:enter', tryAgain);
  await expect.poll(() => page.now().connection).toBe('lost');
  await expect.poll(() => page.waits('desk:enter')).toBe(1);
  page.answer('desk:enter', { ok: true, seq: 0, claims: 0, items: [], more: 0 });
  await expect.poll(() => page.now().connection).toBe('live');
});

it('R1000: a desk whose session ended elsewhere stays, is out until somebody comes in again, and is asked for anew then', async () => {
  vi.stubGlobal('document', { visibilityState: 'visible' });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const was: string[] = [];
  const loadAgain = vi.fn();
  const page = await openLivePage(() => {
    const desk = useDesk({
      consultationId: 'all',
      staffId: 'me',
      loaded: empty,
      more: 0,
      rooms: flows,
      now: Date.now,
      before: null,
      openId: null,
      open: () => undefined,
      beside: [],
      loadAgain,
    });
    if (was.at(-1) !== desk.connection) was.push(desk.connection);
    return desk;
  }, '/staff/c/all/desk');
  const enters = async () => {
    await expect.poll(() => page.waits('desk:enter')).toBe(1);
    page.answer('desk:enter', { ok: true, seq: 0, claims: 0, items: [], more: 0 });
    await expect.poll(() => page.now().connection).toBe('live');
  };
  await enters();
  let asked = 0;
  const signedIn = globalThis.fetch;
  globalThis.fetch = async () => {
    asked += 1;
    return new Response(null, { status: 204 });
  };
  page.socket().emit('session:ended');
  page.socket().disconnect(true);
  await expect.poll(() => asked).toBe(1);
  await settles();
  // Never merely without a line: then the words of children would stand there.
  expect(was).toEqual(['forms', 'live', 'out']);
  expect(loadAgain).not.toHaveBeenCalled();
  globalThis.fetch = signedIn;
  dispatchEvent(new Event('focus'));
  await enters();
  expect(loadAgain).toHaveBeenCalledOnce();
});

it('R962: an undo that comes too late by its key is told so, and asks for nothing', async () => {
  const before = {
    id: 'decided',
    activityId: 'room',
    name,
    decision: 'publish',
    count: 1,
    over: true,
  } as const;
  const page = await sit([], { before });
  await page.now().undo();
  await expect.poll(() => page.now().refusal).toEqual({ code: 'undo-too-late', id: 'decided' });
  expect(page.waits('contribution:undo')).toBe(0);
});

it('R811: a live desk takes back what a form decided before it came', async () => {
  const before = { id: 'decided', activityId: 'room', name, decision: 'publish', count: 3 } as const;
  const page = await sit([], { before });
  expect(page.now().settled).toMatchObject({ id: 'decided', count: 3 });
  void page.now().undo();
  await expect.poll(() => page.waits('contribution:undo')).toBe(1);
  expect(page.asked('contribution:undo')).toMatchObject([{ id: 'decided' }]);
  // R813: a refusal says what it is about, so that no other item is said to be refused.
  page.answer('contribution:undo', { ok: false, code: 'undo-too-late' });
  await expect.poll(() => page.now().refusal).toEqual({ code: 'undo-too-late', id: 'decided' });
  expect([page.now().settled, page.opened]).toEqual([null, []]);
  page.now().forgetRefusal();
  await expect.poll(() => page.now().refusal).toBeNull();
});

it('R961: a desk renews its claim while somebody sits there, and lets it end where nothing was touched for five minutes', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'performance'] });
  vi.stubGlobal('document', { visibilityState: 'visible' });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const page = await sit([item('a')]);
  const renewed = () => page.asked('contribution:claim').length;
  await settles();
  vi.advanceTimersByTime(30_000);
  await expect.poll(renewed).toBe(1);
  vi.advanceTimersByTime(10 * 60_000);
  await settles();
  const untouched = renewed();
  expect(untouched).toBeLessThanOrEqual(10);
  vi.advanceTimersByTime(10 * 60_000);
  await settles();
  expect(renewed()).toBe(untouched);
  // Whoever comes back has it again at once; also who speaks what it writes.
  dispatchEvent(new Event('input'));
  await expect.poll(renewed).toBe(untouched + 1);
  // As does whoever looks at it again, before the next beat.
  dispatchEvent(new Event('visibilitychange'));
  await expect.poll(renewed).toBe(untouched + 2);
  vi.advanceTimersByTime(30_000);
  await expect.poll(renewed).toBe(untouched + 3);
});

it('R773: what another person lets go of is taken at once by whoever has it open and sits there', async () => {
  vi.stubGlobal('document', { visibilityState: 'visible' });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const claim = (staffId: string) => ({ staffId, staffName: staffId, untilMs: Date.now() + 60_000 });
  const page = await sit([item('a', { claim: claim('ravi') }), item('b')]);
  const tell = (seq: number, by: string | null) =>
    page.socket().emit('desk:claimed', { id: 'a', seq, claim: by === null ? null : claim(by) });
  expect(page.asked('contribution:claim')).toEqual([]);
  tell(1, null);
  await expect.poll(() => page.asked('contribution:claim')).toMatchObject([{ id: 'a' }]);
  // Its own, taken by another window of the same person, is left there.
  tell(2, 'me');
  await expect.poll(() => page.now().items[0]?.claim?.staffId).toBe('me');
  tell(3, null);
  await expect.poll(() => page.now().items[0]?.claim).toBeNull();
  await settles();
  expect(page.asked('contribution:claim')).toHaveLength(1);
});

it('R972: what is open behind those that a full desk holds stays when the desk comes in', async () => {
  const full = Array.from({ length: deskLength }, (_, n) => item(`${n}`));
  const last = item('last', { sinceMinute: 20 });
  const at = { consultationId: 'all', staffId: 'me', more: 1, rooms: flows, now: Date.now, before: null };
  const loaded = { seq: 0, claims: 0, items: [...full, last] };
  const page = await openLivePage(() =>
    useDesk({ ...at, loaded, openId: 'last', beside: [], open: () => undefined, loadAgain: () => undefined }),
  );
  await expect.poll(() => page.waits('desk:enter')).toBe(1);
  page.answer('desk:enter', { ok: true, seq: 1, claims: 1, items: full, more: 1 });
  await expect.poll(() => page.waits('contribution:claim')).toBe(1);
  page.answer('contribution:claim', { ok: true, item: last });
  await expect.poll(() => page.now().connection).toBe('live');
  expect(page.now().items.at(-1)).toEqual(last);

  // It was settled while this page heard nothing: then nobody else could say so.
  page.socket().emit('desk:changed', { seq: 9, since: 8, changes: [] });
  await expect.poll(() => page.waits('desk:enter')).toBe(1);
  page.answer('desk:enter', { ok: true, seq: 9, claims: 9, items: full, more: 0 });
  await expect.poll(() => page.waits('contribution:claim')).toBe(1);
  page.answer('contribution:claim', { ok: false, code: 'already-decided' });
  await expect.poll(() => page.now().items.length).toBe(deskLength);
});

it('R972: a live desk on which few are left fetches those behind, once', async () => {
  const page = await sit([item('a'), item('b')], { more: 3 });
  const settled = { kind: 'settled', id: 'a', state: 'published' } as const;
  page.socket().emit('desk:changed', { seq: 1, since: 0, changes: [settled] });
  await expect.poll(() => page.waits('desk:enter')).toBe(1);
  expect(page.now().more).toBe(3);
  page.answer('desk:enter', {
    ok: true,
    seq: 1,
    claims: 1,
    items: [item('b'), item('c'), item('d'), item('e')],
    more: 0,
  });
  await expect.poll(() => page.now().items.length).toBe(4);
  expect(page.now().more).toBe(0);
  page.socket().emit('desk:changed', { seq: 2, since: 1, changes: [{ ...settled, id: 'b' }] });
  await expect.poll(() => page.now().items.length).toBe(3);
  expect(page.waits('desk:enter')).toBe(0);
});

describe('R962: a decision on its way', () => {
  it('is what is taken back, once it is made, and nothing before it', async () => {
    const page = await sit([item('a'), item('b')]);
    void page.now().decide(publish(item('a')));
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    page.answer('contribution:decide', { ok: true, state: 'published' });
    await expect.poll(() => page.now().settled?.id).toBe('a');
    await expect.poll(() => page.now().sending).toBeNull();

    void page.now().decide(publish(item('b')));
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    void page.now().undo();
    await settles();
    expect(page.asked('contribution:undo')).toEqual([]);
    page.answer('contribution:decide', { ok: true, state: 'published' });
    await expect.poll(() => page.waits('contribution:undo')).toBe(1);
    expect(page.asked('contribution:undo')).toMatchObject([{ id: 'b' }]);
    page.answer('contribution:undo', { ok: true, item: item('b', { change: 3 }) });
    await expect.poll(() => page.now().settled).toBeNull();
    expect(page.opened).toEqual(['b', null, 'b']);
    // It waits again, before its event says so: it is not told as settled.
    expect(page.now().items.map(({ id }) => id)).toEqual(['b']);
  });

  it('that is refused takes nothing back', async () => {
    const before = { id: 'decided', activityId: 'room', name, decision: 'publish', count: 1 } as const;
    const page = await sit([item('a')], { before });
    void page.now().decide(publish(item('a')));
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    void page.now().undo();
    page.answer('contribution:decide', { ok: false, code: 'taken-by-another' });
    await expect.poll(() => page.now().refusal?.id).toBe('a');
    await settles();
    expect(page.asked('contribution:undo')).toEqual([]);
  });

  it('is not forgotten where the one before it is taken back meanwhile', async () => {
    const before = { id: 'decided', activityId: 'room', name, decision: 'publish', count: 1 } as const;
    const page = await sit([item('a')], { before });
    void page.now().undo();
    await expect.poll(() => page.waits('contribution:undo')).toBe(1);
    void page.now().decide(publish(item('a')));
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    page.answer('contribution:decide', { ok: true, state: 'published' });
    await expect.poll(() => page.now().settled?.id).toBe('a');
    page.answer('contribution:undo', { ok: true, item: item('decided') });
    await settles();
    expect(page.now().settled?.id).toBe('a');
  });
});

describe('R963: the answer to a decision', () => {
  it('leads on from where it was made, also where its event came first, and nobody away from where they went', async () => {
    const at = { openId: 'b' as string | null };
    const page = await sit([item('a'), item('b'), item('c')], { at });
    void page.now().decide(publish(item('b')));
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    const settled = { kind: 'settled', id: 'b', state: 'published' } as const;
    page.socket().emit('desk:changed', { seq: 1, since: 0, changes: [settled] });
    await expect.poll(() => page.now().items.length).toBe(2);
    page.answer('contribution:decide', { ok: true, state: 'published' });
    await expect.poll(() => page.opened).toEqual(['c']);

    await expect.poll(() => page.now().sending).toBeNull();
    void page.now().decide(publish(item('c')));
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    at.openId = 'a';
    // Whatever shows the page anew.
    page.socket().emit('desk:claimed', { id: 'a', seq: 1, claim: null });
    await settles();
    page.answer('contribution:decide', { ok: true, state: 'published' });
    await expect.poll(() => page.now().settled?.id).toBe('c');
    await settles();
    expect(page.opened).toEqual(['c']);
  });

  it('takes nothing out that waits anew since', async () => {
    const page = await sit([item('a')]);
    void page.now().decide(publish(item('a')));
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    const again = item('a', { revision: 2, change: 3 });
    page.socket().emit('desk:changed', { seq: 2, since: 0, changes: [{ kind: 'waiting', item: again }] });
    await expect.poll(() => page.now().items[0]?.change).toBe(3);
    page.answer('contribution:decide', { ok: true, state: 'published' });
    await expect.poll(() => page.now().settled?.id).toBe('a');
    expect(page.now().items).toEqual([again]);
  });
});

describe('R964: a decision whose answer was lost', () => {
  async function lost(left: readonly DeskItem[]): Promise<Desk> {
    const page = await sit([item('a'), item('b')]);
    void page.now().decide(publish(item('a')));
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    page.answer('contribution:decide', tryAgain);
    await expect.poll(() => page.waits('desk:enter')).toBe(1);
    expect(page.now().refusal).toEqual({ code: 'try-again', id: 'a' });
    page.answer('desk:enter', { ok: true, seq: 1, claims: 1, items: left, more: 0 });
    return page;
  }

  it('is told as made where what it was on waits no more, can be taken back, and leads on', async () => {
    const page = await lost([item('b')]);
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    page.answer('contribution:decide', { ok: true, state: 'published' });
    await expect.poll(() => page.now().settled).toMatchObject({ id: 'a', over: false });
    expect([page.now().refusal, page.opened]).toEqual([null, ['b']]);
  });

  it('is told as another’s where it was another’s', async () => {
    const page = await lost([item('b')]);
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    page.answer('contribution:decide', { ok: false, code: 'not-found' });
    await expect.poll(() => page.now().refusal).toEqual({ code: 'already-decided', id: 'a' });
    expect([page.now().settled, page.opened]).toEqual([null, ['b']]);
  });

  it('was not made where that waits as it did, and is not sent by itself', async () => {
    const page = await lost([item('a'), item('b')]);
    await settles();
    expect(page.asked('contribution:decide')).toHaveLength(1);
    expect(page.now().refusal).toEqual({ code: 'try-again', id: 'a' });
  });

  it('is told as made where it was on its way still, once what it was on waits no more', async () => {
    const page = await lost([item('a'), item('b')]);
    await settles();
    const settled = { kind: 'settled', id: 'a', state: 'published' } as const;
    page.socket().emit('desk:changed', { seq: 2, since: 1, changes: [settled] });
    await expect.poll(() => page.waits('contribution:decide')).toBe(1);
    page.answer('contribution:decide', { ok: true, state: 'published' });
    await expect.poll(() => page.now().settled?.id).toBe('a');
    expect([page.now().refusal, page.opened]).toEqual([null, ['b']]);
  });

  it('is forgotten where that waits anew', async () => {
    const page = await lost([item('a'), item('b')]);
    await settles();
    const again = { kind: 'waiting', item: item('a', { revision: 2, change: 3 }) } as const;
    page.socket().emit('desk:changed', { seq: 2, since: 1, changes: [again] });
    const settled = { kind: 'settled', id: 'a', state: 'published' } as const;
    await expect.poll(() => page.now().items[0]?.change).toBe(3);
    page.socket().emit('desk:changed', { seq: 3, since: 2, changes: [settled] });
    await expect.poll(() => page.now().items.length).toBe(1);
    await settles();
    expect(page.asked('contribution:decide')).toHaveLength(1);
  });
});

it('R965: a live desk asks how its rooms stand when it is in, and every fifteen seconds', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const page = await sit([]);
  await expect.poll(() => page.waits('desk:rooms')).toBe(1);
  const stopped = { pressure: 'stopped', missing: ['safeguarding-lead'], seconds: 0, reported: 2 } as const;
  page.answer('desk:rooms', { ok: true, ...stopped });
  await expect.poll(() => page.now().rooms).toMatchObject(stopped);
  vi.advanceTimersByTime(15_000);
  await expect.poll(() => page.waits('desk:rooms')).toBe(1);
  page.answer('desk:rooms', { ok: true, ...flows });
  await expect.poll(() => page.now().rooms).toMatchObject(flows);
});

it('R103: a live desk of a consultation that is destroyed shows no word of a child any more, and asks for its page', async () => {
  const page = await sit([item('a')]);
  const reload = vi.fn();
  Object.assign(location, { reload });
  await expect.poll(() => page.waits('desk:rooms')).toBe(1);
  page.answer('desk:rooms', tryAgain);
  await settles();
  expect([page.now().items.length, reload.mock.calls.length]).toEqual([1, 0]);
  vi.useFakeTimers({ toFake: ['setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  page.socket().disconnect(true);
  await expect.poll(() => page.waits('desk:enter')).toBe(1);
  page.answer('desk:enter', { ok: true, seq: 0, claims: 0, items: [item('a')], more: 0 });
  await expect.poll(() => page.waits('desk:rooms')).toBe(1);
  page.answer('desk:rooms', { ok: false, code: 'not-found' });
  await expect.poll(() => page.now().items).toEqual([]);
  expect(reload).toHaveBeenCalledOnce();
});

it('R966: a page goes by the clock of the server, however wrong that of its device is', async () => {
  const loadedMs = Date.now() - 40 * 60_000;
  const page = await openLivePage(() => useServerClock(loadedMs));
  await settles();
  expect(page.now()() - loadedMs).toBeLessThan(10_000);
  expect(page.now()() - loadedMs).toBeGreaterThanOrEqual(0);
});

it('R967: the heading of what comes has the focus where the form that had it is gone, and only there', async () => {
  const body = {};
  const focused = { activeElement: body as object, body };
  vi.stubGlobal('document', focused);
  onTestFinished(() => void vi.unstubAllGlobals());
  const focus = vi.fn();
  const page = await openLivePage(() => {
    const [shown, show] = useState('a');
    const head = useHeadFocus(shown);
    Object.assign(head, { current: { focus } });
    return show;
  });
  await settles();
  expect(focus, 'a page that was just loaded').not.toHaveBeenCalled();
  page.now()('b');
  await expect.poll(() => focus.mock.calls.length).toBe(1);
  focused.activeElement = { nodeName: 'A' };
  page.now()('c');
  await settles();
  expect(focus, 'from a row of the queue').toHaveBeenCalledTimes(1);
});

it('R33: what waits equally long and is as severe stands in one order at every desk, however it came', async () => {
  const [a, b, c] = [item('a'), item('b'), item('c')];
  const desk = await sit([a, c], { at: { openId: null } });
  desk.socket().emit('desk:changed', { since: 0, seq: 1, changes: [{ kind: 'waiting', item: b }] });
  await expect.poll(() => desk.now().items.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  const other = await sit([c, b, a], { at: { openId: null } });
  expect(other.now().items.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

describe('R1228: other words of a child beside what is open', () => {
  const words = (...ids: string[]) => ids.map((id) => ({ id }));
  /** A desk with `a` open, and what it shows beside that; `load` is what the page's loader brings. */
  async function beside(first: readonly { id: string }[]) {
    const came = (seq: number, besideIt: readonly { id: string }[]) => ({
      loaded: { seq, claims: 0, items: [item('a')] },
      beside: besideIt,
    });
    let loader = came(0, first);
    const asked = vi.fn();
    const page = await openLivePage(() => {
      const desk = useDesk({
        consultationId: 'all',
        staffId: 'me',
        ...loader,
        more: 0,
        rooms: flows,
        now: Date.now,
        before: null,
        openId: 'a',
        open: () => undefined,
        loadAgain: asked,
      });
      return { ...desk, ids: desk.beside.map(({ id }) => id) };
    }, '/staff/c/all/desk');
    const enters = async (seq: number) => {
      await expect.poll(() => page.waits('desk:enter')).toBe(1);
      page.answer('desk:enter', { ok: true, seq, claims: 0, items: [item('a')], more: 0 });
      await expect.poll(() => page.now().connection).toBe('live');
    };
    await enters(0);
    return {
      ...page,
      asked,
      enters,
      load(seq: number, ...ids: string[]) {
        loader = came(seq, words(...ids));
        // Whatever shows the page anew.
        page.socket().emit('desk:claimed', { id: 'a', seq, claim: null });
      },
    };
  }
  const gone = (id: string) => ({ kind: 'settled', id, state: 'withdrawn' }) as const;

  it('go at once when it takes them back (R7), writes them anew or sends them to the team, and the rest comes anew', async () => {
    const page = await beside(words('b', 'c', 'd'));
    page.socket().emit('desk:changed', { since: 0, seq: 1, changes: [gone('elsewhere')] });
    await settles();
    expect([page.now().ids, page.asked.mock.calls.length]).toEqual([['b', 'c', 'd'], 0]);
    page.socket().emit('desk:changed', { since: 1, seq: 2, changes: [gone('b')] });
    await expect.poll(() => page.now().ids).toEqual(['c', 'd']);
    await expect.poll(() => page.asked.mock.calls.length).toBe(1);
    // Asked for before it was heard: older than what is known here.
    page.load(1, 'b', 'c', 'd');
    await expect.poll(() => page.asked.mock.calls.length).toBe(2);
    expect(page.now().ids).toEqual(['c', 'd']);
    page.load(2, 'c', 'd');
    await settles();
    const anew = item('c', { revision: 2, change: 3 });
    page.socket().emit('desk:changed', { since: 2, seq: 3, changes: [{ kind: 'waiting', item: anew }] });
    await expect.poll(() => page.now().ids).toEqual(['d']);
    await expect.poll(() => page.asked.mock.calls.length).toBe(3);
    page.load(3, 'c', 'd');
    await expect.poll(() => page.now().ids).toEqual(['c', 'd']);
    await settles();
    expect(page.asked).toHaveBeenCalledTimes(3);
  });

  it('are none after a gap, before the page was asked for anew', async () => {
    const page = await beside(words('b', 'c'));
    page.socket().emit('desk:changed', { since: 8, seq: 9, changes: [] });
    await page.enters(9);
    await expect.poll(() => page.now().ids).toEqual([]);
    await expect.poll(() => page.asked.mock.calls.length).toBe(1);
    page.load(9, 'c');
    await expect.poll(() => page.now().ids).toEqual(['c']);
  });

  it('are asked for by nobody where nobody sits, and by whoever comes back', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const page = await beside(words('b'));
    vi.advanceTimersByTime(6 * 60_000);
    page.socket().emit('desk:changed', { since: 0, seq: 1, changes: [gone('b')] });
    await expect.poll(() => page.now().ids).toEqual([]);
    await settles();
    expect(page.asked).not.toHaveBeenCalled();
    vi.stubGlobal('document', { visibilityState: 'visible' });
    onTestFinished(() => void vi.unstubAllGlobals());
    dispatchEvent(new Event('input'));
    await expect.poll(() => page.asked.mock.calls.length).toBe(1);
  });
});
