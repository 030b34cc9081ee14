import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLookBefore } from '../../../app/live/look-before.ts';
import { wholeLanguages } from '../../../locales/index.ts';
import { screeningPacks } from '../../../locales/screening.ts';
import { askingOf } from '../../../server/core/moderation/asking.ts';
import { cuePackOf, cuesWith } from '../../../server/core/moderation/cues.ts';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { packSchema } from '../../../server/core/moderation/screens/pack.ts';
import { type UsualWait, usualWait, type WaitBucket } from '../../../server/core/moderation/usual-wait.ts';
import { createStringFiles } from '../../../server/http/string-files.ts';
import { loadScreens } from '../../../server/screening/policy.ts';

const screens = loadScreens();
const packOf = (tag: string) => packSchema.parse(screeningPacks[tag]);
const look = (tag: string) => {
  const cues = cuesWith(cuePackOf(packOf(tag)));
  return (text: string) => askingOf(text, screenText({ text, previous: [], language: tag }, cues).findings);
};
const onServer = (tag: string, text: string) =>
  askingOf(text, screenText({ text, previous: [], language: tag }, screens).findings);

/** Words that a child sends without a thought, and what of them is left when the part that gives it away is out. */
const givesAway: Readonly<Record<string, readonly (readonly [text: string, without: string])[]>> = {
  en: [
    ['Call me on 0170 5550142, I know more.', 'I know more.'],
    ['All is at www.example.org/me, look there.', 'look there.'],
    ['Ask mia@example.org (0170 5550142) again.', 'Ask again.'],
    ['We should decide. @coolkid09', 'We should decide.'],
    ['We want trees, call me on 0170 5550142.', 'We want trees.'],
    ['My number is 0170 555 0142 and I want gardens', 'I want gardens'],
    ['add me on roblox dragon99 and make school later', 'make school later'],
    ['We want more parks like @greenpark1 and less cars', 'We want more parks like and less cars'],
  ],
  ar: [
    ['اتصلوا بي على ٠١٧٠٥٥٥٠١٤٢ فأنا أعرف.', 'فأنا أعرف.'],
    ['كل شيء في www.example.org', 'كل شيء في'],
  ],
  es: [
    ['Llámame al 0170 5550142, yo sé más.', 'yo sé más.'],
    ['Todo está en www.example.org', 'Todo está en'],
  ],
  ru: [
    ['Звони мне на 0170 5550142, я всё знаю.', 'я всё знаю.'],
    ['Всё есть на www.example.org', 'Всё есть на'],
  ],
  zh: [
    ['我的电话是 0170 5550142，来问我。', '来问我。'],
    ['我的想法在 www.example.org', '我的想法在'],
  ],
};

describe('what a child is asked before its words are sent', () => {
  for (const [tag, said] of Object.entries(givesAway)) {
    it(`R154: a number, a link, a handle: on the device and on the server, with the words without it, ${tag}`, () => {
      for (const [text, without] of said) {
        const asking = look(tag)(text);
        expect(asking, text).toMatchObject({ kind: 'contact', without });
        expect(onServer(tag, text), text).toMatchObject({ kind: 'contact', without });
      }
    });

    it(`R155: what tells of harm is asked about on the device as on the server, ${tag}`, () => {
      const { disclosure } = packOf(tag);
      const looked = look(tag);
      const told = disclosure.clear.filter((phrase) => !/[{…]/.test(phrase));
      expect(told.length).toBeGreaterThan(5);
      for (const text of told) {
        expect(onServer(tag, text), text).toEqual({ kind: 'care' });
        expect(looked(text), text).toEqual({ kind: 'care' });
      }
    });
  }

  it('R154: plain words, long ones and words that were said before are sent without a question', () => {
    const long = 'We should decide because it is about us. '.repeat(20);
    for (const text of ['We should decide.', 'I use TikTok too much.', 'A law of 2024, article 12.', long]) {
      expect(look('en')(text), text).toBeNull();
      expect(onServer('en', text), text).toBeNull();
    }
    const again = { text: 'We should decide.', previous: ['We should decide.'], language: 'en' };
    const { findings } = screenText(again, screens);
    expect(findings.length).toBeGreaterThan(0);
    expect(askingOf(again.text, findings)).toBeNull();
  });

  it('R774: of an address whose end alone is a link nothing is left', () => {
    for (const [text, address] of [
      ['write me luna(at)gmail.com please', 'luna(at)gmail.com'],
      ['write me luna [at] example.org please', 'luna [at] example.org'],
      ['write me luna at gmail.com please', 'luna at gmail.com'],
      ['write me anna.li(at)gmail.com please', 'anna.li(at)gmail.com'],
      ['write me luna@gmail dot com please', 'luna@gmail dot com'],
    ] as const) {
      const asking = onServer('en', text);
      expect(asking, text).toMatchObject({ kind: 'contact', found: [address] });
      expect(asking?.kind === 'contact' && asking.without, text).not.toMatch(
        /luna|anna|gmail|example|\bat\b/,
      );
    }
    const looking = onServer('en', 'We should look at example.org less often');
    expect(looking).toMatchObject({ found: ['example.org'] });
  });

  it('R801: a device that cannot tell letters apart, as in an older browser, finds nothing, and the answer asks', () => {
    const told = 'Call me on 0170 5550142, I know more.';
    const looks = createLookBefore(cuePackOf(packOf('en')), 'en');
    expect(looks(told)).toMatchObject({ kind: 'contact' });
    const segmenter = Object.getOwnPropertyDescriptor(Intl, 'Segmenter');
    if (!segmenter) throw new Error('This runtime has none itself.');
    Reflect.deleteProperty(Intl, 'Segmenter');
    try {
      expect(looks(told)).toBeNull();
    } finally {
      Object.defineProperty(Intl, 'Segmenter', segmenter);
    }
  });

  it('R154: nothing of what was found is left in the safer wording, and a lone number leaves no wording at all', () => {
    expect(look('en')('0170 5550142')).toMatchObject({ kind: 'contact', without: '' });
    // A price before it is a price, and no part of it makes one of the number.
    expect(look('en')('$1 0170 5550142')).toMatchObject({ kind: 'contact', without: '' });
    expect(look('en')('It costs $1 500 000, or ₹12,34,56,789, or 1234.5678 dollars.')).toBeNull();
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (before, after) => {
        const asking = look('en')(`${before} 0170 5550142 ${after}`);
        if (asking?.kind === 'contact') expect(asking.without).not.toContain('5550142');
      }),
    );
  });

  it('R156: what the device looks with is at most 15 KB a language, brotli', async () => {
    const { outputFiles } = await build({
      entryPoints: ['app/live/look-before.ts'],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
    });
    const code = brotliCompressSync(outputFiles[0]?.contents ?? '').length;
    expect(code).toBeGreaterThan(1_000);
    const files = createStringFiles();
    for (const { tag } of wholeLanguages) {
      const words = files.file(files.href(tag, 'cues').replace('/strings/', '')) ?? '';
      expect(words).toContain('disclosure');
      expect(code + brotliCompressSync(words).length, tag).toBeLessThanOrEqual(15 * 1024);
    }
  });
});

describe('how long reading usually takes', () => {
  const of = (...counts: [WaitBucket, number][]): UsualWait => usualWait(new Map(counts));

  it('R153: is a bucket within which three of four ended, and nothing finer', () => {
    expect(of(['under-2', 3], ['under-5', 1])).toBe('unknown');
    expect(of(['under-2', 6], ['longer', 2])).toBe('under-2');
    expect(of(['under-2', 5], ['under-15', 3])).toBe('under-15');
    expect(of(['longer', 9])).toBe('longer');
    expect(of()).toBe('unknown');
  });
});
