import { describe, expect, it } from 'vitest';
import { listenerOf } from '../../prove/languages/spoken.ts';
import { blocksOf } from '../../prove/reading/blocks.ts';
import { grade, isSentence, lix, measure } from '../../prove/reading/measure.ts';
import { besideAdult } from '../../prove/reading/whom.ts';
import { collectProblems } from '../../support/figures/figure-run.ts';
import { runsOf } from '../../support/pages/rendered-texts.ts';

describe('R486: the reader of "prove reading"', () => {
  it('counts words, sentences and syllables, and takes a value for one short word', () => {
    expect(measure('We keep your words until {{day}}, then destroy them.')).toMatchObject({
      words: 9,
      sentences: 1,
      syllables: 11,
    });
    expect(measure('我们保存。然后删除？')).toMatchObject({ sentences: 2 });
  });

  it('gives the grade and the index that the formulas give', () => {
    const measures = { words: 10, sentences: 2, syllables: 13, long: 1, characters: 40 };
    expect(grade(measures)).toBeCloseTo(0.39 * 5 + 11.8 * 1.3 - 15.59, 10);
    expect(lix(measures)).toBe(15);
  });

  it('holds a language whose grown-up news nobody measured to be hard, and not to be easy', () => {
    expect(besideAdult('fr', { lix: 26.4, most: 0.6 })).toEqual({ share: 0.5, holds: true });
    expect(besideAdult('fr', { lix: 52.8, most: 0.6 }).holds).toBe(false);
    expect(besideAdult('xx', { lix: 1, most: 0.6 }).holds).toBe(false);
  });

  it('finds that a lawyer’s sentence is none for children', () => {
    const easy = 'A trained adult reads it before others see it.';
    const hard = 'Participants are requested to refrain from communicating identifying particulars.';
    expect(grade(measure(easy))).toBeLessThan(6);
    expect(grade(measure(hard))).toBeGreaterThan(12);
  });

  it('reads a page block by block, without labels, people’s words and what is typed', () => {
    const html =
      '<html lang="en"><body><main><h1>Hello</h1><p>One <b>two</b>.</p><p lang="ar" dir="auto">كلام</p><textarea>typed</textarea><p>Four<br>five.</p></main></body></html>';
    expect(blocksOf(html)).toEqual(['Hello', 'One two.', 'Fourfive.']);
    expect([isSentence('Hello'), isSentence('One two.')]).toEqual([false, true]);
  });
});

describe('R487: the listener of "prove languages"', () => {
  const heard = (language: string, body: string) => {
    const problems = collectProblems(0);
    listenerOf(language, problems)(`<html lang="${language}"><body>${body}</body></html>`, {
      name: 'a page',
      typed: false,
    });
    return problems.kinds();
  };

  it('hears English that was left over, in other letters and in the same', () => {
    expect(heard('ar', '<p>Back to the start</p>')).toEqual({ 'leak, or no language': 1 });
    expect(heard('fr', '<p>What you can decide with the team</p>')).toEqual({ 'leak, or no language': 1 });
    expect(heard('zh', '<button aria-label="Send">发送</button>')).toEqual({ 'leak, or no language': 1 });
  });

  it('lets names, addresses and people’s words be, when these say their language and direction', () => {
    expect(heard('ar', '<p>بقلم <bdi>Lena</bdi> (PDF)، key.pem</p>')).toEqual({});
    expect(heard('ar', '<p lang="en" dir="auto">The old tree</p>')).toEqual({});
    expect(heard('ar', '<p lang="en">The old tree</p>')).toEqual({ 'no direction': 1 });
    expect(heard('en', '<p lang="en" dir="auto">أخفي: اسم</p>')).toEqual({
      'another language than it says': 1,
    });
  });

  it('knows where each run of words stands', () => {
    const [run] = runsOf('<html lang="fr" dir="ltr"><body><p><bdi lang="">Nom</bdi></p></body></html>');
    expect(run).toMatchObject({ text: 'Nom', lang: '', dir: 'auto', ownLang: true, ownDir: true });
  });
});
