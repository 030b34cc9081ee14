import { describe, expect, it, onTestFinished } from 'vitest';
import { useRoom } from '../../../app/live/use-room.ts';
import { useStatements } from '../../../app/live/use-statements.ts';
import { blankRoom } from '../../support/pages/blank-room.ts';
import { openLivePage } from '../../support/pages/live-page.ts';

/** Three connections that do not open, or eight seconds without an answer and three more. */
const inTime = { timeout: 15_000 };
const card = (id: string) => ({ id, from: 'children', mine: false, texts: [] }) as const;
const start = { state: 'open', answered: 0, all: 2, cards: [card('one'), card('two')], own: [] } as const;

/** Forms get through: what they bring, and where each of them leads to. */
function takeForms(leadsTo: (does: string) => { readonly query: string; readonly status: number }) {
  const brought: string[] = [];
  const { fetch } = globalThis;
  onTestFinished(() => {
    globalThis.fetch = fetch;
  });
  globalThis.fetch = async (asked, init) => {
    if (!(init?.body instanceof URLSearchParams)) return fetch(asked, init);
    const does = init.body.get('beside') ?? '';
    brought.push(does);
    const { query, status } = leadsTo(does);
    const answer = new Response('', { status });
    return Object.defineProperty(answer, 'url', { value: `http://127.0.0.1/here?${query}` });
  };
  return brought;
}

describe('R1086: a report that waits where forms get through and connections no more', {
  timeout: 40_000,
}, () => {
  async function sentences(reported: { readonly query: string; readonly status: number }) {
    const page = await openLivePage(() =>
      useStatements({ activity: 'here', language: 'en', counted: null }, start),
    );
    const brought = takeForms((does) =>
      does.startsWith('vote') ? { query: 'counted=too-few', status: 200 } : reported,
    );
    await expect.poll(() => page.now().line).toBe('live');
    page.bar();
    await expect.poll(() => page.now().line).toBe('lost');
    page.now().report('one');
    page.now().vote('agree');
    return { page, brought };
  }

  it.each([
    ['goes as one by itself, and holds up no answer behind it', { query: 'told=yes', status: 200 }, 'taken'],
    ['says so where it is not taken, and its button sends its form', { query: '', status: 502 }, 'try-again'],
  ])('%s', async (_, reported, told) => {
    const { page, brought } = await sentences(reported);
    await expect.poll(() => page.now().told, inTime).toEqual({ one: told });
    await expect.poll(() => page.now().counted, inTime).toEqual({ statement: 'one', word: 'too-few' });
    expect(page.now().waits).toBe(false);
    expect(brought).toEqual(['report one', 'vote one agree']);
  });

  it('says in a room that it did not arrive, and is not on its way for ever', async () => {
    const page = await openLivePage(() => useRoom('here', 'en', blankRoom));
    await expect.poll(() => page.now().line).toBe('live');
    page.now().report('theirs');
    await expect.poll(() => page.waits('contribution:report')).toBe(1);
    page.bar();
    await expect.poll(() => page.now().barred, inTime).toBe(true);
    expect(page.now().told).toEqual({ theirs: 'sent' });
    await expect.poll(() => page.now().told, inTime).toEqual({ theirs: 'try-again' });
  });
});
