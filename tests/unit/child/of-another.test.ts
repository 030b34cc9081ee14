import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { isOfAnother } from '../../../server/core/room/seat-mark.ts';
import { pageSources } from '../../support/pages/page-sources.ts';

it('R1009: a page is somebody else’s by its mark alone, and by none where it was made for nobody', () => {
  expect(isOfAnother('aaaa', [])).toBe(false);
  expect(isOfAnother('aaaa', ['', null, undefined])).toBe(false);
  expect(isOfAnother('aaaa', ['aaaa', 'aaaa'])).toBe(false);
  expect(isOfAnother('aaaa', ['aaaa', 'bbbb'])).toBe(true);
});

describe('R1009: the pages of a child', () => {
  /** They bring a child in or let it out, whoever it is. */
  const doors = ['join.tsx', 'back.tsx', 'why-page.tsx', 'leave.tsx'];
  const pages = pageSources('child').filter(({ name }) => !doors.includes(name));

  it('have no form that does not say whose page it stands in, but for the way out', () => {
    const forms = pages.flatMap(({ name, text }) =>
      [...text.matchAll(/<form\b[^>]*>/g)].map(([tag]) => [name, tag]),
    );
    expect(forms).toEqual([['erase.tsx', '<form method="post" action="/leave">']]);
    expect(pages.filter(({ text }) => text.includes('<PageForm')).length).toBeGreaterThan(20);
  });

  it('take no form without asking whose page it stood in', () => {
    const asks = /\b(seatedToSend|unlessOthers|take[A-Z]\w+)\(/;
    const take = pages.filter(({ text }) => /\bfunction action\b/.test(text));
    expect(take.length).toBeGreaterThan(12);
    expect(take.filter(({ text }) => !asks.test(text)).map(({ name }) => name)).toEqual([]);
  });
});

describe('R1009: a page without script of its own, that was left open or is shown again as it stood', () => {
  const source = readFileSync(fileURLToPath(new URL('../../../public/seat.js', import.meta.url)), 'utf8');

  /** The page after it came back into sight: where it went, whether it is hidden, what it asked. */
  async function comesBack({
    by,
    answer,
    lives = false,
    mark = 'aaaa',
  }: {
    by: 'visibilitychange' | 'pageshow';
    answer: object | null;
    lives?: boolean;
    mark?: string;
  }) {
    const html = { dataset: lives ? { lives: '' } : {}, hidden: false };
    const page = { went: '', asked: '', hidWhileAsked: false };
    const heard = new Map<string, (event: object) => unknown>();
    const listen = (name: string, hears: (event: object) => unknown) => heard.set(name, hears);
    runInNewContext(source, {
      document: {
        documentElement: html,
        visibilityState: 'visible',
        querySelector: () => (mark === '' ? null : { content: mark }),
        addEventListener: listen,
      },
      addEventListener: listen,
      location: { replace: (to: string) => (page.went = to) },
      fetch: async (asked: string, { headers }: { headers: Readonly<Record<string, string>> }) => {
        Object.assign(page, { asked, of: headers.seat, hidWhileAsked: html.hidden });
        if (answer === null) throw new TypeError('no line');
        return { json: async () => answer };
      },
    });
    await heard.get(by)?.({ persisted: true });
    return { ...page, hidden: html.hidden };
  }

  it('goes at once where somebody else has a seat here, and nothing of it is seen any more', async () => {
    for (const by of ['visibilitychange', 'pageshow'] as const)
      expect(await comesBack({ by, answer: { restMs: 0, other: true } })).toEqual({
        went: '/left?of=aaaa',
        asked: '/still',
        of: 'aaaa',
        hidWhileAsked: by === 'pageshow',
        hidden: true,
      });
  });

  it('stays where its child is, where nobody is, and where nobody can be asked', async () => {
    for (const answer of [{ restMs: 60_000 }, { restMs: 0 }, null])
      expect(await comesBack({ by: 'pageshow', answer })).toMatchObject({ went: '', hidden: false });
  });

  it('asks nothing where the page lives, or is of nobody', async () => {
    const answer = { restMs: 0, other: true };
    expect((await comesBack({ by: 'visibilitychange', answer, lives: true })).asked).toBe('');
    expect((await comesBack({ by: 'visibilitychange', answer, mark: '' })).asked).toBe('');
  });
});
