import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symbolShapes } from '../../../app/components/sign/symbol-shapes.ts';
import { readings, wordsOf } from '../../../app/i18n/translator.ts';
import { catalogue, wholeLanguages } from '../../../locales/index.ts';
import {
  countEasy,
  countPictures,
  easyHints,
  easyLines,
  readEasily,
  sentencesOf,
} from '../../../server/core/consultation/easy-read.ts';
import { symbolNames } from '../../../server/core/consultation/symbols.ts';
import { demoEasy, easyOf } from '../../../server/demo/easy-words.ts';
import { lookCookie, readLook } from '../../../server/guard/session.ts';
import { speakerOf } from '../../support/house/stage.ts';

const words = (language: string, level: string, body: string, more: object = {}) => ({
  language,
  level,
  heading: '',
  body,
  by: 'staff' as const,
  checked: true,
  ...more,
});

describe('what a child chooses', () => {
  it('R605: three ways to be spoken to; easy-read has the younger words of every page', () => {
    expect(readings).toEqual(['younger', 'older', 'easy']);
    expect(readings.map(wordsOf)).toEqual(['younger', 'older', 'younger']);
    const { t, level, reading } = speakerOf('en', 'easy');
    expect([level, reading]).toEqual(['younger', 'easy']);
    expect(t('landing.lead')).toBe(speakerOf('en', 'younger').t('landing.lead'));
    expect(t('landing.lead')).not.toBe(speakerOf('en', 'older').t('landing.lead'));
  });

  it('R605: it holds for the browser session, and nothing else is taken for it', () => {
    for (const level of [...readings, null]) {
      const look = { language: 'ar', level, theme: null, font: null, aloud: false };
      expect(readLook(lookCookie(look).split(';')[0])).toEqual(look);
    }
    expect(readLook('__Host-look=ar.easiest.-').level).toBeNull();
  });
});

describe('how easy-read is typed', () => {
  it('R606: a line is a sentence, with the picture whose name it begins with', () => {
    expect(
      easyLines(
        ':shield: Nobody may sell it.\n\nYou can say no.\r\n  :TIME:It takes a day.\n：law：法律变了。\n',
      ),
    ).toEqual([
      { symbol: 'shield', words: 'Nobody may sell it.' },
      { symbol: null, words: 'You can say no.' },
      { symbol: 'time', words: 'It takes a day.' },
      { symbol: 'law', words: '法律变了。' },
    ]);
    // Marks of direction, with which an Arabic line may begin.
    expect(easyLines('\u200f:no: يمكنك أن تقول لا.')).toEqual([{ symbol: 'no', words: 'يمكنك أن تقول لا.' }]);
    // A colon somewhere else is a colon.
    expect(easyLines('It says: no: never.')).toEqual([{ symbol: null, words: 'It says: no: never.' }]);
  });

  it('R606: a name that no picture has takes no sentence along, and is told to whoever writes', () => {
    const body = ':sheild: Nobody may sell it.\n:law:\n:no: You can say no.';
    expect(easyLines(body)).toEqual([
      { symbol: null, words: 'Nobody may sell it.' },
      { symbol: 'no', words: 'You can say no.' },
    ]);
    expect(easyHints(body, 'en')).toEqual([
      { hint: 'unknown', line: 1, name: 'sheild' },
      { hint: 'alone', line: 2, name: '' },
    ]);
  });

  it('R606: whatever is typed, no word of a sentence is lost and no name of a picture is shown', () => {
    const name = fc.constantFrom(...symbolNames, 'sheild', 'a b');
    const sentence = fc.constantFrom('You can say no.', 'يمكنك أن تقول لا.', '你可以说不。', 'Say: no.');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.option(name), sentence)), (lines) => {
        const body = lines.map(([of, said]) => (of === null ? said : `:${of}: ${said}`)).join('\n');
        expect(easyLines(body).map(({ words: said }) => said)).toEqual(lines.map(([, said]) => said));
      }),
    );
  });

  it('R611: hints count words and sentences, in every script; nothing is refused', () => {
    const kinds = (body: string, language: string) => easyHints(body, language).map(({ hint }) => hint);
    expect(kinds('One two three four five six seven eight nine.', 'en')).toEqual([]);
    expect(kinds('One two three four five six seven eight nine ten.', 'en')).toEqual(['long']);
    expect(kinds('You can say no. Nobody minds.', 'en')).toEqual(['several']);
    expect(kinds('一二三四五六七八九十一二三四五六七八。', 'zh')).toEqual([]);
    expect(kinds('一二三四五六七八九十一二三四五六七八九。', 'zh')).toEqual(['long']);
    expect(kinds('هل هذا خطأ؟ سيصححونه.', 'ar')).toEqual(['several']);
  });
});

describe('what a child reads of a section', () => {
  const to = { language: 'ar', languages: ['en', 'ar'] };
  const easy = words('ar', 'easy', ':no: لا.');
  const younger = words('ar', 'younger', 'أولى. ثانية.', { heading: 'عنوان' });
  const older = words('ar', 'older', 'طويلة.');
  const english = [words('en', 'younger', 'Short.'), words('en', 'older', 'Longer.')];

  it('R607: easy-read, else the younger words, else the older ones, and those in its own language first', () => {
    const said = (plain: (typeof older)[], of: (typeof older)[]) => {
      const read = readEasily({ plain, easy: of }, to);
      return read && [read.language, read.pictures, ...read.lines.map((line) => line.words)];
    };
    expect(said([older, younger, ...english], [easy])).toEqual(['ar', true, 'لا.']);
    expect(said([older, younger, ...english], [])).toEqual(['ar', false, 'أولى.', 'ثانية.']);
    expect(said([older, ...english], [])).toEqual(['ar', false, 'طويلة.']);
    expect(said([older, younger], [words('en', 'easy', ':no: No.')])?.[0]).toBe('ar');
    expect(said(english, [])).toEqual(['en', false, 'Short.']);
    expect(said(english, [words('en', 'easy', ':no: No.')])).toEqual(['en', true, 'No.']);
    expect(said([], [])).toBeUndefined();
    // Nothing but names is no easy-read.
    expect(said([younger], [words('ar', 'easy', ':no:')])).toEqual(['ar', false, 'أولى.', 'ثانية.']);
  });

  it('R607: with the heading of the short words where it has none, and with whose words they are', () => {
    expect(readEasily({ plain: [younger], easy: [easy] }, to)).toMatchObject({
      heading: 'عنوان',
      by: 'staff',
    });
    const own = words('ar', 'easy', ':no: لا.', { heading: 'آخر', by: 'machine', checked: false });
    expect(readEasily({ plain: [younger], easy: [own] }, to)).toMatchObject({
      heading: 'آخر',
      by: 'machine',
      checked: false,
    });
  });

  it('R607: says how many parts have pictures; those who write are told how many have it in every language', () => {
    const sections = [
      { plain: [younger], easy: [easy] },
      { plain: [younger], easy: [words('ar', 'easy', 'لا.')] },
      { plain: [younger], easy: [] },
    ];
    expect(countPictures(sections, to)).toEqual({ done: 1, all: 3 });
    expect(countEasy(sections, ['ar'])).toEqual({ done: 2, all: 3 });
    expect(countEasy(sections, ['ar', 'en'])).toEqual({ done: 0, all: 3 });
  });

  it('R607: a text becomes a sentence a line in every language of the product', () => {
    const two: Readonly<Record<string, string>> = {
      en: 'Is it wrong? They put it right.',
      ar: 'هل فيها خطأ؟ يصححونه.',
      es: '¿Están mal? Los corrigen.',
      fr: 'C’est faux ? Ils corrigent.',
      ru: 'Ты можешь сказать «нет». Можно и потом.',
      sw: 'Zina kosa? Wanazisahihisha.',
      zh: '有错吗？他们要改好。',
    };
    for (const { tag } of wholeLanguages) expect(sentencesOf(two[tag] ?? '', tag), tag).toHaveLength(2);
    expect(sentencesOf('One.\n\nTwo.', 'en')).toEqual(['One.', 'Two.']);
  });
});

describe('the pictures', () => {
  it('R608: each is drawn as no other is, and has a label of its own in every language', () => {
    const drawn = symbolNames.map((name) => JSON.stringify(symbolShapes[name].map(([, d]) => d)));
    expect(new Set(drawn).size).toBe(symbolNames.length);
    for (const { tag } of wholeLanguages) {
      const labels = symbolNames.map((name) => catalogue[tag]?.public[`symbol.${name}`]);
      expect(new Set(labels).size, tag).toBe(symbolNames.length);
      expect(
        labels.every((label) => label !== undefined && label.length <= 24),
        tag,
      ).toBe(true);
    }
  });

  it('R608: only pages without script load them', () => {
    const folder = new URL('../../../app/', import.meta.url);
    const users = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
      .filter((entry) =>
        /easy-text\.tsx|symbol-shapes\.ts/.test(readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8')),
      )
      .map(({ name }) => name)
      .sort();
    expect(users).toEqual(['document-check.tsx', 'easy-text.tsx', 'part.tsx', 'plain-version.tsx']);
  });
});

describe('the easy-read of the demonstration', () => {
  it('R612: stands in every language, a picture and one sentence of nine words at most a line', () => {
    expect(Object.keys(demoEasy)).toEqual(['1', '2', '3']);
    for (const anchor of Object.keys(demoEasy)) {
      const texts = easyOf(anchor);
      expect(texts.map(({ language }) => language).sort()).toEqual(
        wholeLanguages.map(({ tag }) => tag).sort(),
      );
      for (const { language, body } of texts) {
        expect(easyHints(body, language), `${anchor} ${language}`).toEqual([]);
        expect(easyLines(body).map(({ symbol }) => symbol)).toEqual(
          demoEasy[anchor]?.map(([symbol]) => symbol),
        );
      }
    }
    const all = Object.values(demoEasy).flatMap((section) => section.map(([, said]) => said));
    for (const said of all) expect(new Set(Object.values(said)).size).toBe(wholeLanguages.length);
  });
});
