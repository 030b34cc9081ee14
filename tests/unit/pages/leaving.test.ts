import { afterEach, expect, it } from 'vitest';
import { useHeldWays } from '../../../app/live/use-held-ways.ts';
import { useLeave } from '../../../app/live/use-leave.ts';
import { type LivePage, openLivePage } from '../../support/pages/live-page.ts';

const names = ['document', 'fetch', 'location'] as const;
const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
let page: LivePage<unknown> | undefined;
afterEach(async () => {
  await page?.close();
  for (const [name, was] of before)
    if (was) Object.defineProperty(globalThis, name, was);
    else Reflect.deleteProperty(globalThis, name);
});

/**
 * Leaves by Esc pressed twice, from a page without a line, or where `other` answers in the place of the product; answers where it went, and how to
 * give it a line.
 */
async function leaveWithoutLine({ shared, other }: { readonly shared: boolean; readonly other?: Response }) {
  const went: string[] = [];
  let line = false;
  const root = { hidden: false };
  const nothing = () => undefined;
  page = await openLivePage(() => useLeave());
  const set = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  set('location', { replace: (to: string) => went.push(to) });
  set('document', {
    documentElement: root,
    addEventListener: nothing,
    removeEventListener: nothing,
    querySelector: () => (shared ? {} : null),
  });
  set('fetch', async () => {
    if (line) return { type: 'opaqueredirect' };
    if (other) return other;
    throw new TypeError('no line');
  });
  const { addEventListener, removeEventListener, dispatchEvent } = globalThis;
  Object.assign(window, { addEventListener, removeEventListener });
  // React runs the effects of a page after it.
  await new Promise((resolve) => setTimeout(resolve, 50));
  for (const _ of [1, 2]) dispatchEvent(Object.assign(new Event('keydown'), { key: 'Escape' }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { went, root, back: () => (line = true) };
}

it('R119: where there is no line a page goes at once', async () => {
  expect((await leaveWithoutLine({ shared: false })).went).toEqual(['about:blank']);
});

it('R404: at a device that several children share it stays blank, and asks until the seat is over', async () => {
  const { went, root, back } = await leaveWithoutLine({ shared: true });
  expect(went).toEqual([]);
  expect(root.hidden).toBe(true);
  back();
  await expect.poll(() => went).toEqual(['/left']);
});

it('R404: where a proxy answers in the place of the product, as while that starts again, no seat is over yet', async () => {
  const other = new Response('Bad Gateway', { status: 502 });
  const { went, root, back } = await leaveWithoutLine({ shared: true, other });
  expect(went).toEqual([]);
  expect(root.hidden).toBe(true);
  back();
  await expect.poll(() => went).toEqual(['/left']);
});

it('R660: where there is no line a link is held, and not one that is opened beside the page', async () => {
  const hears = new Map<string, (event: object) => void>();
  const place = {
    querySelector: () => null,
    getElementById: () => ({ focus: () => undefined }),
    addEventListener: (name: string, listener: (event: object) => void) => hears.set(name, listener),
    removeEventListener: () => undefined,
  };
  Object.defineProperty(globalThis, 'document', { value: place, configurable: true, writable: true });
  page = await openLivePage(() => useHeldWays(true, false, { current: null }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const isHeld = (keys: object) => {
    let held = false;
    const link = { closest: () => ({}) };
    const press = {
      type: 'click',
      defaultPrevented: false,
      target: link,
      preventDefault: () => (held = true),
    };
    hears.get('click')?.({ ...press, ...keys });
    return held;
  };
  expect(isHeld({})).toBe(true);
  for (const key of ['ctrlKey', 'metaKey', 'shiftKey']) expect(isHeld({ [key]: true })).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 50));
});
