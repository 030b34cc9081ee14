import { describe, expect, it } from 'vitest';
import { unknownLanguage, writtenLanguage } from '../../../server/core/room/written-language.ts';

const all = ['ar', 'en', 'es', 'fr', 'ru', 'sw', 'zh'];

describe('R839: the language of words in other letters than those of their page', () => {
  it.each([
    ['en', ['en', 'ar'], 'نريد مكانًا للتزلج.', 'ar'],
    ['en', all, 'Мы хотим качели.', 'ru'],
    ['en', all, '我们想要一个滑板公园。', 'zh'],
    ['ar', ['ar', 'en'], 'We want a skate ramp.', 'en'],
    ['ru', ['ru', 'sw'], 'Tunataka bembea.', 'sw'],
    // A name in the letters of the page among them changes nothing.
    ['en', ['en', 'ar'], 'أريد أن ألعب Minecraft مع أصدقائي', 'ar'],
  ])('on a page in %s of %j: “%s” is the one language that has them, %s', (page, languages, text, tag) => {
    expect(writtenLanguage(text, { page, languages })).toBe(tag);
  });

  it.each([
    ['ar', all, 'We want a skate ramp.'],
    ['en', ['en', 'fr'], 'نريد مكانًا للتزلج.'],
    ['en', ['en', 'zh', 'ja'], '公園'],
    ['en', ['en'], 'ማንበብ እፈልጋለሁ'],
  ])('on a page in %s of %j nobody knows it for “%s”', (page, languages, text) => {
    expect(writtenLanguage(text, { page, languages })).toBe(unknownLanguage);
  });

  it.each([
    ['en', 'We want a ramp like in مدينة.'],
    ['ar', 'TikTok YouTube سيئ'],
    ['zh', 'Minecraft 很好玩'],
    ['sw', 'Nataka bembea.'],
    ['en', 'Je veux une balançoire.'],
    ['ar', '👍 2026 …'],
    ['en', ''],
    // What no page of ours says.
    ['xx', 'نريد'],
    ['en-abcd-abcd', 'نريد'],
  ])('it is that of the page: %s, “%s”', (page, text) => {
    expect(writtenLanguage(text, { page, languages: all })).toBe(page);
  });
});
