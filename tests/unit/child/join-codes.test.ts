import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import arabic from '../../../locales/ar/words.json' with { type: 'json' };
import english from '../../../locales/en/words.json' with { type: 'json' };
import spanish from '../../../locales/es/words.json' with { type: 'json' };
import french from '../../../locales/fr/words.json' with { type: 'json' };
import russian from '../../../locales/ru/words.json' with { type: 'json' };
import swahili from '../../../locales/sw/words.json' with { type: 'json' };
import { wordsOf } from '../../../locales/words.ts';
import chinese from '../../../locales/zh/words.json' with { type: 'json' };
import { lettersEnough, phraseLength } from '../../../server/core/privacy/recovery-phrase.ts';
import {
  codeFragment,
  codeLength,
  drawBelow,
  drawCode,
  entropy,
  foldCode,
  foldWord,
  normaliseCode,
  parseFragment,
} from '../../../server/core/room/join-codes.ts';
import { accented, readingsOf } from '../../support/pages/pinyin.ts';

/** Numbers in the order given, as the four bytes drawBelow reads. */
function scripted(numbers: readonly number[]): (length: number) => Uint8Array {
  const left = [...numbers];
  return (length) => {
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(0, left.shift() ?? 0);
    return bytes;
  };
}

/** Edit distance 1, a swap of neighbours counted as one edit. */
function oneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length !== long.length) return short.slice(at) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return (
    short.slice(at + 1) === long.slice(at + 1) || (swapped && short.slice(at + 2) === long.slice(at + 2))
  );
}

/** Chinese words are typed by their sound and picked from what is offered: a slip of the pen is one in its letters. */
const typedChinese = (word: string) => readingsOf(foldWord(word)).map((syllables) => syllables.join(''));

const lists = [
  { language: 'en', list: english, shape: /^[a-z]{3,8}$/, typed: (word: string) => [foldWord(word)] },
  {
    language: 'ar',
    list: arabic,
    shape: /^[\u0621-\u063A\u0641-\u064A]{3,8}$/,
    typed: (word: string) => [foldWord(word)],
  },
  {
    language: 'fr',
    list: french,
    shape: /^[a-zàâçèéêëîïôûùüÿ]{3,8}$/,
    typed: (word: string) => [foldWord(word)],
  },
  { language: 'es', list: spanish, shape: /^[a-záéíóúü]{3,8}$/, typed: (word: string) => [foldWord(word)] },
  { language: 'ru', list: russian, shape: /^[а-яё]{3,8}$/, typed: (word: string) => [foldWord(word)] },
  { language: 'sw', list: swahili, shape: /^[a-z]{3,8}$/, typed: (word: string) => [foldWord(word)] },
  { language: 'zh', list: chinese, shape: /^\p{Script=Han}{2}$/u, typed: typedChinese },
];

describe.each(lists)('the words of $language', ({ list, shape, typed }) => {
  it('R13: are at least 1,024, so that five are at least 50 bits', () => {
    expect(list.words.length).toBeGreaterThanOrEqual(1_024);
    expect(entropy(list.words)).toBeGreaterThanOrEqual(50);
  });

  it('have three to eight letters, in Chinese two characters, and nothing else', () => {
    expect(list.words.filter((word) => !shape.test(word))).toEqual([]);
  });

  it('R14: hold no two words that fold alike or are one slip of the pen apart', () => {
    const spellings = list.words.map(typed);
    const alike: string[] = [];
    spellings.forEach((of, index) => {
      expect(of.length).toBeGreaterThan(0);
      for (const others of spellings.slice(index + 1))
        for (const a of of) for (const b of others) if (a === b || oneApart(a, b)) alike.push(`${a} ${b}`);
    });
    expect(alike).toEqual([]);
  });

  it('R88: are at least 60 bits when six are drawn', () => {
    expect(entropy(list.words, phraseLength)).toBeGreaterThanOrEqual(60);
  });

  it('R89: differ in their first four letters, counted as printed and as folded', () => {
    const begin = (word: string) => [...word].slice(0, lettersEnough).join('');
    const begins = list.words.map((word) => begin(foldWord(word)));
    expect(begins.filter((each, index) => begins.indexOf(each) !== index)).toEqual([]);
    expect(list.words.filter((word, index) => foldWord(begin(word)) !== begins[index])).toEqual([]);
  });

  it('say of themselves that nobody has reviewed them', () => {
    expect(list.reviewed).toBeNull();
  });
});

/** B and V, LL and Y, S, Z and soft C, hard G and GU, and a silent H: what Spanish-speaking children write for each other. */
const heardSpanish = (word: string) =>
  foldWord(word)
    .replace(/ch/g, 'x')
    .replace(/h/g, '')
    .replace(/ll/g, 'y')
    .replace(/v/g, 'b')
    .replace(/z|c(?=[ei])/g, 's')
    .replace(/qu|c/g, 'k')
    .replace(/g(?=[ei])/g, 'j');

describe('the words of a language that is none', () => {
  it.each(['constructor', '__proto__', 'toString', 'EN', ''])('are none: "%s"', (language) => {
    expect(wordsOf(language)).toEqual([]);
  });
});

describe('the Spanish words', () => {
  it('R14: hold no two that sound alike', () => {
    const heard = spanish.words.map(heardSpanish);
    expect(heard.filter((each, index) => heard.indexOf(each) !== index)).toEqual([]);
    expect(heardSpanish('vaca')).toBe(heardSpanish('baca'));
  });
});

/** A for an unstressed O, I for E, a voiceless letter at the end and no sign: what Russian-speaking children write as they hear it. */
const heardRussian = (word: string) => {
  const voiceless: Readonly<Record<string, string>> = { б: 'п', в: 'ф', г: 'к', д: 'т', ж: 'ш', з: 'с' };
  return word
    .replace(/[ьъ]/g, '')
    .replace(/о/g, 'а')
    .replace(/[еэя]/g, 'и')
    .replace(/[бвгджз]$/, (letter) => voiceless[letter] ?? letter)
    .replace(/(.)\1/g, '$1');
};

describe('the Russian words', () => {
  it('R14: hold no two that sound alike', () => {
    const heard = russian.words.map(heardRussian);
    expect(heard.filter((each, index) => heard.indexOf(each) !== index)).toEqual([]);
    expect(heardRussian('плот')).toBe(heardRussian('плод'));
  });
});

describe('the Chinese words', () => {
  it('R14: are not alike for whoever speaks with an accent', () => {
    const heard = chinese.words.map((word) => new Set(readingsOf(word).map(accented)));
    const all = heard.flatMap((each) => [...each]);
    expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([]);
  });

  it('R14: hold no word and the same word from behind', () => {
    const all = new Set(chinese.words);
    const turned = chinese.words.map((word) => [word, [...word].reverse().join('')] as const);
    expect(turned.filter(([word, back]) => word !== back && all.has(back))).toEqual([]);
  });

  it('R14: hold no two words that only a stroke or a dot keeps apart', () => {
    const alike =
      '未末 土士 己已巳 大太犬 日目曰 天夫 人入八 千干于 王玉主 鸟乌 木本术 牛午 贝见 问间 免兔 晴睛 清请情 园圆 拨拔 今令 折拆 茶荼 候侯 辩辨 蓝篮 提堤 晒洒 冷泠 桃挑 杨扬 苹萍 彩采 漂飘 幕暮 壶壹 处外 休体 住往 狐孤 爪瓜 住佳 竿竽 球救'.split(
        ' ',
      );
    const seen = (word: string) =>
      [...word].map((each) => alike.find((group) => group.includes(each)) ?? each).join(' ');
    const all = chinese.words.map(seen);
    expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([]);
  });
});

describe('drawing a code', () => {
  it('R13: draws again what lies past the last whole multiple, so that no word is likelier', () => {
    // 2^32 % 3 = 1: only the very last number is past it.
    expect(drawBelow(scripted([2 ** 32 - 1, 4]), 3)).toBe(1);
    expect(drawBelow(scripted([2 ** 32 - 2]), 3)).toBe((2 ** 32 - 2) % 3);
  });

  it('gives five words of the list', () => {
    const code = drawCode(english.words, scripted([0, 1, 2, 3, english.words.length]));
    expect(code).toEqual([0, 1, 2, 3, 0].map((index) => english.words[index]));
  });

  it('refuses to draw from nothing', () => {
    expect(() => drawCode([], scripted([]))).toThrow(RangeError);
  });

  it('R13: counts five times log2 of the list', () => {
    expect(entropy(Array.from({ length: 1_024 }, String))).toBe(50);
  });
});

describe('reading a typed code', () => {
  it.each([
    'kite  RIVER apple lemon moon',
    ' Kite-River-Apple-Lemon-Moon ',
    'kite, river, apple, lemon, moon.',
    'kité\nrivêr\tapple – lemon ‑ moon',
    'kite%20river+apple_lemon·moon',
  ])('reads %j as the words on the sheet', (typed) => {
    expect(foldCode(typed)).toBe('kite-river-apple-lemon-moon');
  });

  it('R14: takes words that are numbered, quoted, sent on as an address, or typed with a nought', () => {
    const words = ['echo', 'boat', 'lamp', 'north', 'river'];
    for (const typed of [
      '1. echo 2. boat 3. lamp 4. north 5. river',
      '1) echo\n2) boat\n3) lamp\n4) north\n5) river',
      '١. echo ٢. boat ٣. lamp ٤. north ٥. river',
      '“echo boat lamp north river”',
      '(echo) [boat] «lamp» „north“ ‹river›',
      'https://due-weight.example/enter#echo-boat-lamp-north-river',
      'ech0 b0at lamp n0rth river',
      'echo | boat | lamp | north | river',
      'echo = boat = lamp = north = river',
      '→ echo boat lamp north river` <',
      'echo boat lamp north river 🙂 👍🏽 ❤️',
    ])
      expect([typed, normaliseCode(typed)]).toEqual([typed, words]);
    for (const typed of ['1 2 3 4 5', 'echo boat lamp north 0', 'echo boat lamp north r1ver', '0'])
      expect([typed, normaliseCode(typed)]).toEqual([typed, undefined]);
  });

  it('R14: takes Arabic as a child writes it: no hamza, heh for taa marbuta, vowel signs, Persian kaf and yeh', () => {
    const printed = ['أرنب', 'شجرة', 'كتابة', 'إبرة', 'مؤلف'];
    const folded = foldCode(printed);
    expect(folded).toBe('ارنب-شجره-كتابه-ابره-مولف');
    for (const typed of [
      'ارنب شجره كتابه ابره مولف',
      'أَرْنَب، شَجَرَة، کتابة، إبرة، مؤلف',
      'أرنـــب-شجرة-كتابة-ابرة-مؤلف',
    ]) {
      expect(foldCode(typed)).toBe(folded);
    }
  });

  it('R14: takes Chinese as a child writes it: with spaces, with some, with wide ones, with none', () => {
    const printed = ['琥珀', '小船', '台灯', '北方', '河流'];
    const folded = foldCode(printed);
    expect(folded).toBe('琥珀-小船-台灯-北方-河流');
    for (const typed of [
      '琥珀小船台灯北方河流',
      ' 琥珀 小船台灯 北方河流 ',
      '琥珀　小船　台灯　北方　河流',
      '琥珀，小船，台灯、北方、河流。',
      '琥 珀 小 船 台 灯 北 方 河 流',
      '琥珀小-船台\n灯北方·河流',
    ])
      expect(foldCode(typed)).toBe(folded);
    expect(parseFragment('琥珀小船台灯北方河流')?.join('-')).toBe(folded);
  });

  it.each(['琥珀小船台灯北方河', '琥珀小船台灯北方河流流', '琥珀小船台灯北方5流', 'ｈｕｐｏ小船台灯'])(
    'answers nothing for %j, which is not five Chinese words',
    (typed) => {
      expect(normaliseCode(typed)).toBeUndefined();
    },
  );

  it('R14: traditional and other forms of a character are other words, and no fault', () => {
    expect(foldCode('琥珀小船檯燈北方河流')).toBe('琥珀-小船-檯燈-北方-河流');
    // A character of the compatibility block is the one it stands for.
    expect(foldCode('琥珀小船台灯北方河\uF9CA')).toBe('琥珀-小船-台灯-北方-河流');
  });

  it.each([
    '',
    'kite river apple lemon',
    'kite river apple lemon moon sun',
    'kite river apple lemon 5',
    'kite river apple lemon 😀',
    'x'.repeat(1_000),
    `${'a '.repeat(300)}`,
  ])('answers nothing for %j', (typed) => {
    expect(normaliseCode(typed)).toBeUndefined();
  });

  it('answers nothing for a fragment with a broken encoding', () => {
    expect(parseFragment('#%E0%A4%A-a-b-c-d')).toBeUndefined();
  });

  it('R14: brings every code back from its QR fragment and from any way to type it', () => {
    const codeOf = (list: { readonly words: readonly string[] }) =>
      fc.array(fc.constantFrom(...list.words), { minLength: codeLength, maxLength: codeLength });
    const code = fc.oneof(
      codeOf(english),
      codeOf(arabic),
      codeOf(french),
      codeOf(spanish),
      codeOf(russian),
      codeOf(chinese),
    );
    const gap = fc.constantFrom(' ', '-', ', ', '،', '\n', ' – ');
    fc.assert(
      fc.property(code, gap, fc.boolean(), (words, between, loud) => {
        const canonical = foldCode(words);
        const typed = words.join(between);
        expect(foldCode(loud ? typed.toUpperCase() : typed)).toBe(canonical);
        expect(parseFragment(codeFragment(words))?.join('-')).toBe(canonical);
      }),
    );
  });

  it('folds a word once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldWord(foldWord(text))).toBe(foldWord(text));
      }),
    );
  });
});
