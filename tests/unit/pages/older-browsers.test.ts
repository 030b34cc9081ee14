import { readdirSync, readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { createElement, type FormEvent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { goesAsForm } from '../../../app/components/form/goes-as-form.ts';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { holdUntilAlive } from '../../../app/live/until-alive.tsx';
import { PlaceFields } from '../../../app/routes/child/part/design-places.tsx';
import { piecesOf } from '../../../server/core/translation/lent.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { root } from '../../support/pages/scratch-tree.ts';
import { lookbehind } from '../../support/pages/source-laws.ts';

describe('R977: a form whose page lives', () => {
  const pressed = (submitter: { name: string; value: string } | null | undefined) =>
    goesAsForm({ nativeEvent: { submitter } } as unknown as FormEvent);

  it('goes as a form where the browser does not say what was pressed: it may have been a wish for help', () => {
    expect([pressed(undefined), pressed(null)]).toEqual([true, true]);
    for (const value of ['help', 'both']) expect(pressed({ name: 'choice', value })).toBe(true);
    for (const name of ['carry', 'beside']) expect(pressed({ name, value: 'report a' })).toBe(true);
  });

  it('is sent by its page where its words were meant to be sent', () => {
    for (const [name, value] of [
      ['', ''],
      ['intent', 'post'],
      ['choice', 'view'],
      ['asked', 'yes'],
    ] as const)
      expect(pressed({ name, value }), name).toBe(false);
  });
});

it('R977: what pages that live load of the rules holds no lookbehind either', async () => {
  const entryPoints = ['live', 'components'].flatMap((folder) =>
    readdirSync(`${root}/app/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${root}/app/${folder}/${name}`),
  );
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    packages: 'external',
    outdir: '/none',
  });
  expect(outputFiles.length).toBeGreaterThan(100);
  expect(outputFiles.filter(({ text }) => lookbehind.test(text)).map(({ path }) => path)).toEqual([]);
});

it('R440: the chosen place stands at the foot of the window in a browser that cannot draw it on the picture', () => {
  const css = readFileSync(`${root}/app/styles/design.css`, 'utf8');
  const without = css.slice(css.indexOf('@supports not selector(:has(*))'));
  expect(without).toMatch(/^[^{]*\{\s*\.pointing :checked ~ \.pointed-at \{[^}]*position: fixed/);
  const page = renderToStaticMarkup(
    SpeakerProvider({
      speaker: speakerOf('en'),
      children: createElement(PlaceFields, {
        places: [{ position: 1, words: 'La porte', lang: 'fr' }],
        chosen: undefined,
        error: undefined,
      }),
    }),
  );
  // What comes after the button of the same place, for eyes alone: by ear the label has it already.
  expect(page).toMatch(
    /id="place-1"[^>]*\/>.*<span class="pointed-at" aria-hidden="true">1 .{1,3}<bdi lang="fr">La porte/,
  );
});

it('R977: the words of a printed code stand in their form in a browser that cannot replace all at once', () => {
  class HTMLInputElement {
    value = '';
  }
  const box = new HTMLInputElement();
  const replaced: string[] = [];
  const page = createContext({
    HTMLInputElement,
    document: { querySelector: () => box },
    location: { hash: '#otter-lamp-river', pathname: '/enter' },
    // Out of the address only once they stand somewhere else.
    history: { replaceState: (_: null, __: string, to: string) => replaced.push(`${to} ${box.value}`) },
  });
  runInContext('delete String.prototype.replaceAll', page);
  runInContext(readFileSync(`${root}/public/enter.js`, 'utf8'), page);
  expect(replaced).toEqual(['/enter otter lamp river']);
});

it('R977: words that another language lent are drawn where a list is not asked for its last one by number', () => {
  const lent = '\u2061lde.en\u2062Hallo\u2063';
  const at = Object.getOwnPropertyDescriptor(Array.prototype, 'at');
  if (!at) throw new Error('This runtime has none itself.');
  Reflect.deleteProperty(Array.prototype, 'at');
  try {
    expect(piecesOf(lent)).toEqual([{ text: 'Hallo', language: 'de', direction: 'ltr' }]);
  } finally {
    Object.defineProperty(Array.prototype, 'at', at);
  }
});

it('R977: what was typed before a page came alive is in its box when it is, also where the page was drawn anew', () => {
  class Area {
    value = 'I think that';
    defaultValue = '';
    constructor(
      readonly id: string,
      readonly isConnected: boolean,
    ) {}
  }
  const [stays, gone, lost] = [new Area('a', true), new Area('b', false), new Area('c', false)];
  const anew = Object.assign(new Area('b', true), { value: '' });
  vi.stubGlobal('window', { addEventListener: () => undefined, removeEventListener: () => undefined });
  vi.stubGlobal('HTMLTextAreaElement', Area);
  vi.stubGlobal('HTMLInputElement', class {});
  vi.stubGlobal('document', {
    querySelectorAll: () => [stays, gone, lost],
    getElementById: (id: string) => (id === 'b' ? anew : null),
  });
  try {
    const alive = holdUntilAlive();
    stays.value = 'What React wrote there';
    alive();
  } finally {
    vi.unstubAllGlobals();
  }
  expect([stays.value, anew.value]).toEqual(['I think that', 'I think that']);
});
