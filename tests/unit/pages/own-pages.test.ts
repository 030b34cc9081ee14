import type { LoaderFunctionArgs } from '@remix-run/node';
import type { ComponentType } from 'react';
import { describe, expect, it } from 'vitest';
import Erase from '../../../app/routes/child/me/erase.tsx';
import Held, { loader as heldPage } from '../../../app/routes/child/words/held.tsx';
import { loader as file } from '../../../app/routes/child/words/held-file.ts';
import Keep from '../../../app/routes/public/site/keep.tsx';
import { wholeLanguages } from '../../../locales/index.ts';
import type { TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

/** Nothing of a house is asked: what its loader would have found is given. */
const nowhere = {
  services: {},
  deps: { random: (length: number) => Buffer.alloc(length), clock: () => 0 },
} as unknown as TestHouse;

async function wordsOf(page: ComponentType, found: object, tag: string): Promise<string> {
  const routes = { '/': { default: page, loader: () => found } };
  const { html } = await drawPages(nowhere, { routes, language: tag, child: null }).get('/');
  return html.replaceAll('&#x27;', "'");
}

describe('R404: what a child can take along as a file', () => {
  const { t } = speakerOf('en');

  it.each(['cards', 'a-kiosk'])(
    'is not offered at a device of several children (%s), and is not there',
    async (shared) => {
      const held = async () => ({ ok: true, value: { consultationId: 'c', day: '2030-01-31', tables: [] } });
      const context = (device: string | null) =>
        ({
          child: { actor: {}, erasing: false },
          cookies: { shared: device },
          services: { privacy: { held } },
          speaker: speakerOf('en'),
        }) as unknown as LoaderFunctionArgs['context'];
      const args = (device: string | null) => ({
        request: new Request('http://localhost/'),
        params: { file: 'held.json' },
        context: context(device),
      });
      expect(await wordsOf(Held, await heldPage(args(null)), 'en')).toContain(t('held.json'));
      for (const offered of ['held.json', 'held.html'] as const)
        expect(await wordsOf(Held, await heldPage(args(shared)), 'en')).not.toContain(offered);
      expect((await file(args(null))).status).toBe(200);
      await expect(file(args(shared))).rejects.toMatchObject({ status: 404 });
    },
  );
});

const own = { waits: null, held: [], released: false, seen: false };
const over = (onPaper: boolean) => ({ receipt: 'a line', onPaper, released: false, seen: false });

describe.each(wholeLanguages)('what an erasure promises, in $tag', ({ tag }) => {
  const { t } = speakerOf(tag);
  const pages = {
    ask: (onServer: boolean) => wordsOf(Erase, { over: null, own, onServer }, tag),
    erased: (onServer: boolean) => wordsOf(Erase, { over: over(false), own: null, onServer }, tag),
    keep: (onServer: boolean) => wordsOf(Keep, { tables: [], requests: [], onServer }, tag),
  };

  it('R791: is days of locked copies where files are kept, and no such thing on a libSQL server', async () => {
    const promised = [
      [pages.ask, 'erase.will.gone', 'erase.will.gone.server'],
      [pages.ask, 'erase.will.copies', 'erase.will.copies.server'],
      [pages.erased, 'erase.done.what', 'erase.done.what.server'],
      [pages.keep, 'keep.copies.text', 'keep.copies.server.text'],
    ] as const;
    for (const [page, files, server] of promised) {
      expect(await page(false)).toContain(t(files));
      expect(await page(false)).not.toContain(t(server));
      expect(await page(true)).toContain(t(server));
      expect(await page(true)).not.toContain(t(files));
    }
  });

  it('R98: can be undone where it was asked for, and elsewhere nobody is offered that', async () => {
    const waits = (mine: boolean) =>
      wordsOf(
        Erase,
        { over: null, own: { ...own, waits: { minutes: 9, final: false, mine } }, onServer: false },
        tag,
      );
    expect(await waits(true)).toContain(t('erase.undo'));
    expect(await waits(true)).not.toContain(t('erase.elsewhere'));
    expect(await waits(false)).not.toContain(t('erase.undo'));
    expect(await waits(false)).not.toContain(t('erase.minutes', { count: 9 }));
    expect(await waits(false)).toContain(t('erase.elsewhere'));
  });

  it('R1164: is not that nothing is left, once it is over, where something was published or seen', async () => {
    for (const [stays, key] of [
      [{ released: true }, 'erase.will.released'],
      [{ seen: true }, 'erase.will.seen'],
    ] as const) {
      const found = (is: object) => ({ over: { ...over(false), ...is }, own: null, onServer: false });
      expect(await wordsOf(Erase, found(stays), tag)).toContain(t(key));
      expect(await wordsOf(Erase, found({}), tag)).not.toContain(t(key));
    }
  });

  it('R792: is nothing of a sheet of paper, and a child that wrote on one reads what to ask for', async () => {
    const sheet = { ...own, held: [{ table: 'paper_seat', count: 1 }] };
    const both = [
      { over: null, own: sheet, onServer: false },
      { over: over(true), own: null, onServer: false },
    ];
    for (const found of both) expect(await wordsOf(Erase, found, tag)).toContain(t('erase.will.paper'));
    for (const page of [pages.ask, pages.erased])
      expect(await page(false)).not.toContain(t('erase.will.paper'));
  });
});

describe.each(wholeLanguages)('R1164: what is destroyed and what stays, in $tag', ({ tag }) => {
  it.each(['younger', 'older'] as const)('are said together (%s)', (level) => {
    const { t } = speakerOf(tag, level);
    const day = '2030-01-31';
    const stays =
      t('leave.destroyed')
        .match(/[^.。]+[.。]$/)?.[0]
        .trim() ?? '?';
    const english = { en: 'What is published stays.' }[tag as 'en'] ?? stays;
    expect(stays).toBe(english);
    const promised = [t('why.kept', { day }), t('paper.kept', { day }), t('use.quotes.text')];
    for (const said of [...promised, t('gone.lead'), t('back.gone')])
      expect(said.endsWith(stays), said).toBe(true);
    const half = stays.replace(/[.。]$/, '').toLocaleLowerCase(tag);
    for (const said of [t('said.gone', { day }), t('said.kept-until', { day })])
      expect(said.toLocaleLowerCase(tag)).toContain(half);
  });
});
