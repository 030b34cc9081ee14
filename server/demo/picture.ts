import { crc32, deflateSync } from 'node:zlib';
import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';
import type { WrittenPlace } from '../usecases/consultation/write-design.ts';

/** A picture of the demo: how an app could ask. Made up, drawn here, of no product; the Arabic and the Chinese are drafts, as in `texts.ts`. */
type InEach = Readonly<Record<'en' | 'ar' | 'zh', { readonly older: string; readonly younger: string }>>;

const inEach = <T>(texts: InEach, make: (language: string, level: string, words: string) => T): T[] =>
  Object.entries(texts).flatMap(([language, { older, younger }]) => [
    make(language, 'older', older),
    make(language, 'younger', younger),
  ]);

export const demoDesign = {
  kind: 'design',
  anchor: '2',
  prompts: inEach(
    {
      en: {
        older: 'An app could ask you like this. What do you think of it?',
        younger: 'An app could ask like this. What do you think?',
      },
      ar: { older: 'قد يسألك تطبيق هكذا. ما رأيك؟', younger: 'قد يسألك تطبيق هكذا. ما رأيك؟' },
      zh: { older: '应用可能会这样问你。你觉得怎么样？', younger: '应用可能会这样问你。你觉得怎么样？' },
    },
    (language, level, prompt) => ({ language, level, prompt }),
  ),
} as const satisfies Partial<ActivityEdit>;

export const demoAlts = inEach(
  {
    en: {
      older:
        'The screen of a telephone. Above, a long text in small letters. In the middle, three switches that are on. Below, a large bright button and under it a small pale one.',
      younger:
        'A phone. On top is a long text with tiny letters. Then come three switches. All are on. Below are a big bright button and a small pale one.',
    },
    ar: {
      older:
        'شاشة هاتف. في الأعلى نص طويل بحروف صغيرة. في الوسط ثلاثة مفاتيح مشغّلة. في الأسفل زر كبير ساطع وتحته زر صغير باهت.',
      younger:
        'هاتف. في الأعلى نص طويل بحروف صغيرة. ثم ثلاثة مفاتيح، وكلها مشغّلة. في الأسفل زر كبير ساطع وزر صغير باهت.',
    },
    zh: {
      older:
        '手机屏幕。上面是一长段小字。中间有三个已经打开的开关。下面有一个又大又亮的按钮，再下面是一个又小又淡的按钮。',
      younger: '一部手机。上面是很长的小字。中间有三个开关，都开着。下面有一个大亮按钮和一个小淡按钮。',
    },
  },
  (language, level, alt) => ({ language, level, alt }),
);

const place = (box: Omit<WrittenPlace, 'labels'>, en: string, ar: string, zh: string): WrittenPlace => ({
  ...box,
  labels: inEach(
    { en: { older: en, younger: en }, ar: { older: ar, younger: ar }, zh: { older: zh, younger: zh } },
    (language, level, label) => ({ language, level, label }),
  ),
});

export const demoPlaces: readonly WrittenPlace[] = [
  place(
    { x: 14, y: 8, width: 72, height: 28 },
    'The long text in small letters',
    'النص الطويل بحروف صغيرة',
    '一长段小字',
  ),
  place(
    { x: 14, y: 40, width: 72, height: 26 },
    'The switches that are on',
    'المفاتيح المشغّلة',
    '已经打开的开关',
  ),
  place(
    { x: 14, y: 70, width: 72, height: 12 },
    'The large bright button',
    'الزر الكبير الساطع',
    '又大又亮的按钮',
  ),
  place(
    { x: 32, y: 86, width: 36, height: 7 },
    'The small pale button',
    'الزر الصغير الباهت',
    '又小又淡的按钮',
  ),
];

type Colour = readonly [red: number, green: number, blue: number];
type Box = readonly [x: number, y: number, width: number, height: number, colour: Colour];

const width = 480;
const height = 720;
const ink: Colour = [26, 39, 48];
const pale: Colour = [211, 207, 194];
const sheet: Colour = [255, 255, 255];
const river: Colour = [13, 72, 88];
const sun: Colour = [243, 195, 68];

/** Later ones lie above. */
const boxes: readonly Box[] = [
  [24, 12, 432, 696, ink],
  [36, 24, 408, 672, sheet],
  ...Array.from({ length: 11 }, (_, line): Box => [80, 72 + line * 16, line % 4 === 3 ? 210 : 320, 5, pale]),
  ...Array.from({ length: 3 }, (_, row): readonly Box[] => [
    [80, 304 + row * 60, 180, 12, ink],
    [336, 294 + row * 60, 64, 32, river],
    [372, 298 + row * 60, 24, 24, sheet],
  ]).flat(),
  [80, 512, 320, 68, sun],
  [170, 540, 140, 12, ink],
  [170, 626, 140, 32, pale],
  [200, 638, 80, 8, sheet],
];

/** The picture as a PNG, as an organiser would send it in. */
export function demoPicture(): Uint8Array {
  const line = width * 3 + 1;
  const raw = Buffer.alloc(line * height, 247);
  for (let y = 0; y < height; y += 1) raw[y * line] = 0;
  for (const [left, top, wide, high, colour] of boxes)
    for (let y = top; y < top + high; y += 1)
      for (let x = left; x < left + wide; x += 1) raw.set(colour, y * line + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(raw)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One part of a PNG: its length, name, content and sum. */
function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
