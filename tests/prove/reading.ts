// What a child reads is plain. The strings of every language and the pages of the running product are measured by a reader that
// shares no code with the rules by which the product's own tests read them: the school grade of English, sentences everywhere,
// and the index of other languages against that of grown-up news in the same language.

import { collectProblems, finish, median, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { changedBuild } from '../support/processes/changed-build.ts';
import { startProduct } from '../support/processes/product.ts';
import { fault } from './reading/fault.ts';
import { grade, isSentence, lix, type Measures, measure, sum } from './reading/measure.ts';
import { allPages, type ReadPage, somePages } from './reading/pages.ts';
import { easyTextsOf, type Level, languagesWithTexts, type Text, textsOf } from './reading/texts.ts';
import { adultLix, besideAdult } from './reading/whom.ts';

const flags = readFlags();
const goal = {
  older: { grade: 4, gradeMax: 6, words: 12, characters: 24 },
  younger: { grade: 3, gradeMax: 6, words: 9, characters: 18 },
  // No sentence is longer, not only the mean of them.
  easy: { grade: 3, words: 9, characters: 18 },
  lixOfAdult: 0.6,
  // A Swahili verb holds who, when and whom in one word of more than six letters, for children as for grown-ups. 0.74 before General Comment
  // 25 stood in it whole, 0.77 since.
  lixOfAdultInSwahili: 0.8,
};
/** In fewer words one long one decides: the formula was made for passages. */
const leastWords = 6;
const leastOfPage = 30;
const levels: readonly Level[] = ['older', 'younger'];

const startMs = Date.now();
const problems = collectProblems(10);
const changed = flags.broken ? changedBuild(fault) : undefined;
const product = await startProduct({ demo: true, ...(changed ? { from: changed.from } : {}) });
try {
  const languages = languagesWithTexts();
  const pagesOf = await (flags.quick ? somePages : allPages)(product);
  const bar = progressBar('reading');
  const all = languages.length * levels.length;
  const figures: Record<string, Record<string, number>> = {};
  let pages = 0;
  for (const language of languages)
    for (const level of levels) {
      bar(Object.keys(figures).length, all);
      const read: ReadPage[] = [];
      // The quick form opens pages in English alone; strings are read in every language.
      const opens = !flags.quick || language === 'en';
      if (opens) for await (const page of pagesOf(language, level)) read.push(page);
      if (opens && read.every(({ texts }) => texts.length === 0)) problems.add('nothing read', language);
      pages += read.length;
      figures[`${language} ${level}`] =
        language === 'en' ? english(level, read) : other(language, { level, read });
    }
  for (const language of languages) {
    const figure = easy(language);
    if (figure) figures[`${language} easy-read`] = figure;
  }
  bar(all, all);
  finish({
    name: 'reading',
    pass: problems.count() === 0,
    figures: {
      ...figures,
      languages: languages.length,
      pages,
      problems: problems.kinds(),
      seconds: Math.round((Date.now() - startMs) / 100) / 10,
    },
    goal,
  });
} finally {
  await product.remove();
  changed?.close();
}

/** A text counts once, however often it stands somewhere. */
function sentencesOf(level: Level, { language, read }: { language: string; read: readonly ReadPage[] }) {
  const texts = new Map<string, Text>();
  for (const each of [...textsOf(language, level), ...read.flatMap((page) => page.texts)])
    if (isSentence(each.text) && !texts.has(each.text)) texts.set(each.text, each);
  return [...texts.values()].map((each) => ({ ...each, measures: measure(each.text) }));
}

function english(level: Level, read: readonly ReadPage[]): Record<string, number> {
  const limit = goal[level];
  const texts = sentencesOf(level, { language: 'en', read });
  const grades: number[] = [];
  for (const { where, text, measures } of texts) {
    if (measures.words < leastWords) continue;
    const its = grade(measures);
    grades.push(its);
    if (its > limit.gradeMax) problems.add(`grade, ${level}`, `${its.toFixed(1)} ${where}: ${text}`);
  }
  const ofPages = read.flatMap(({ name, texts: own }) => {
    const whole = sum(own.filter(({ text }) => isSentence(text)).map(({ text }) => measure(text)));
    return whole.words < leastOfPage ? [] : [{ name, grade: grade(whole) }];
  });
  for (const { name, grade: its } of ofPages)
    if (its > limit.grade) problems.add(`grade of a page, ${level}`, `${its.toFixed(1)} ${name}`);
  const middle = median(grades);
  if (!(middle <= limit.grade)) problems.add(`grade in the middle, ${level}`, middle.toFixed(2));
  const whole = sum(texts.map(({ measures }) => measures));
  tooLong(level, { language: 'en', whole });
  return {
    texts: texts.length,
    gradeMedian: rounded(middle),
    gradeMax: rounded(Math.max(...grades)),
    gradeOfPagesMax: rounded(Math.max(...ofPages.map((each) => each.grade))),
    words: rounded(whole.words / whole.sentences),
    lix: rounded(lix(whole)),
    lixOfAdult: rounded(lix(whole) / (adultLix.en ?? Number.NaN)),
  };
}

/** What the demonstration has in easy-read: no sentence over the limit, and in English the grade of all of them together. */
function easy(language: string): Record<string, number> | undefined {
  const texts = easyTextsOf(language).map((each) => ({ ...each, measures: measure(each.text) }));
  if (texts.length === 0) return undefined;
  const lengthOf = ({ words, characters }: Measures) => (partsWords(language) ? words : characters);
  const most = partsWords(language) ? goal.easy.words : goal.easy.characters;
  for (const { where, text, measures } of texts) {
    if (measures.sentences !== 1)
      problems.add('easy-read, not one sentence', `${language} ${where}: ${text}`);
    if (lengthOf(measures) > most) problems.add('easy-read, too long', `${language} ${where}: ${text}`);
  }
  const whole = sum(texts.map(({ measures }) => measures));
  const longest = Math.max(...texts.map(({ measures }) => lengthOf(measures)));
  const figure = {
    sentences: texts.length,
    [partsWords(language) ? 'mostWords' : 'mostCharacters']: longest,
  };
  if (language !== 'en') return figure;
  if (!(grade(whole) <= goal.easy.grade)) problems.add('easy-read, grade', grade(whole).toFixed(2));
  return { ...figure, grade: rounded(grade(whole)) };
}

function other(language: string, { level, read }: { level: Level; read: readonly ReadPage[] }) {
  const texts = sentencesOf(level, { language, read });
  const whole = sum(texts.map(({ measures }) => measures));
  tooLong(level, { language, whole });
  if (!partsWords(language))
    return { texts: texts.length, characters: rounded(whole.characters / whole.sentences) };
  const english = sum(sentencesOf(level, { language: 'en', read: [] }).map(({ measures }) => measures));
  const most = language === 'sw' ? goal.lixOfAdultInSwahili : goal.lixOfAdult;
  const { share, holds } = besideAdult(language, { lix: lix(whole), most });
  if (!holds) problems.add('index of a language', `${language} ${level}: ${share.toFixed(2)}`);
  return {
    texts: texts.length,
    words: rounded(whole.words / whole.sentences),
    lix: rounded(lix(whole)),
    lixOfAdult: rounded(share),
    againstEnglish: rounded(share / (lix(english) / (adultLix.en ?? Number.NaN))),
  };
}

/** The mean of all sentences of a language at a level. Where nothing parts words, characters: most words have two. */
function tooLong(level: Level, { language, whole }: { language: string; whole: Measures }): void {
  const [mean, most] = partsWords(language)
    ? [whole.words / whole.sentences, goal[level].words]
    : [whole.characters / whole.sentences, goal[level].characters];
  if (!(mean <= most))
    problems.add('sentences too long', `${language} ${level}: ${mean.toFixed(1)} > ${most}`);
}

function partsWords(language: string): boolean {
  const script = new Intl.Locale(language).maximize().script ?? '';
  return !['Hans', 'Hant', 'Jpan', 'Thai', 'Laoo', 'Khmr', 'Mymr'].includes(script);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
