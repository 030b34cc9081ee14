// How well codes are suggested and themes proposed. A codebook learned from 400 coded texts of each language of SIB-200, questions to a
// bank grouped told only how many topics there are, and 5,000 texts through the threads of the product. Without data: sentences of our own.
import { parseArgs } from 'node:util';
import { learnCodes, scoreCodes } from '../../server/core/analysis/themes/code-model.ts';
import { isOpenCode } from '../../server/core/analysis/themes/codes.ts';
import { sharedInformation } from '../../server/core/analysis/themes/consensus.ts';
import { proposeThemes } from '../../server/core/analysis/themes/propose.ts';
import { suggestCodes } from '../../server/core/analysis/themes/suggest.ts';
import { termsReader } from '../../server/core/analysis/themes/terms.ts';
import { finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { seeded } from '../support/house/seeded.ts';
import { type CodedText, sampleLanguages, sampleTexts } from './themes/sample.ts';
import { bankingTexts, type SibLanguage, sibLanguages } from './themes/texts.ts';
import { runWhole } from './themes/whole-run.ts';

const flags = readFlags();
const { values } = parseArgs({
  options: { data: { type: 'string' } },
  strict: false,
  allowPositionals: true,
});
const data = typeof values.data === 'string' && !flags.quick ? values.data : undefined;
const random = seeded(flags.seed);
const size = flags.quick ? { coded: 150, draws: 1, whole: 600 } : { coded: 400, draws: 3, whole: 5_000 };
console.log(`seed ${flags.seed}, ${data ? 'with data' : 'own sentences only'}`);

const checks: boolean[] = [];
const figures: Record<string, unknown> = {};
codebook();
banking();
await whole();
finish({
  name: 'themes',
  pass: checks.every(Boolean),
  figures,
  goal: {
    codebookMean: 0.66,
    codebookMin: 0.5,
    bankingNmi: 0.62,
    wholeSeconds: 15,
    wholeMb: 300,
    sampleNmi: 'without data, of five topics: 0.5',
  },
});

/** Right first codes among texts that were not learned from, the mean of some draws of what is coded. */
function codebook(): void {
  const all = data === undefined ? ownLanguages() : sibLanguages(data);
  const bar = progressBar('codebook');
  const shares: number[] = [];
  const told: Record<string, unknown> = {};
  all.forEach((each, at) => {
    const drawn = Array.from({ length: size.draws }, () => measured(each));
    const mean = (of: (one: ReturnType<typeof measured>) => number) =>
      rounded(drawn.reduce((sum, one) => sum + of(one), 0) / drawn.length);
    const right = mean((one) => one.right);
    shares.push(right);
    told[each.name] = {
      right,
      decided: mean((one) => one.decided),
      rightOfDecided: mean((one) => one.rightOfDecided),
      noneFits: mean((one) => one.noneFits),
    };
    bar(at + 1, all.length);
  });
  const mean = rounded(shares.reduce((sum, share) => sum + share, 0) / shares.length);
  figures.codebook = { coded: size.coded, mean, min: Math.min(...shares), languages: told };
  checks.push(mean >= 0.66, Math.min(...shares) >= 0.5);
}

function measured({ language, train, test }: SibLanguage) {
  const coded = shuffled(train).slice(0, size.coded);
  // The fault this proof looks for: codes that have nothing to do with what is said.
  const codes = flags.broken ? shuffled(coded).map(({ topic }) => topic) : coded.map(({ topic }) => topic);
  const read = termsReader(language);
  const termsOf = (text: string) => {
    const { words, pieces } = read(text);
    return [...words, ...pieces];
  };
  const model = learnCodes(coded.map(({ text }, at) => ({ terms: termsOf(text), code: codes[at] ?? '' })));
  const right = test.filter(({ text, topic }) => scoreCodes(model, termsOf(text))[0]?.code === topic).length;
  const suggested = suggestCodes({
    coded: coded.map(({ text }, at) => ({ language, text, code: codes[at] ?? '' })),
    points: [],
    open: test.map(({ text }, at) => ({ id: String(at), language, text })),
  });
  const decided = suggested.filter(({ code }) => !isOpenCode(code));
  const rightOfDecided = decided.filter(({ id, code }) => test[Number(id)]?.topic === code).length;
  return {
    right: right / test.length,
    decided: decided.length / test.length,
    rightOfDecided: rightOfDecided / Math.max(1, decided.length),
    noneFits: suggested.filter(({ code }) => code === 'none-fits').length / test.length,
  };
}

/** Told only the number of topics: what the groups and the topics tell of each other. */
function banking(): void {
  const texts = data === undefined ? sampleTexts('en', size.coded * 2, random) : bankingTexts(data);
  const topics = [...new Set(texts.map(({ topic }) => topic))];
  const bar = progressBar('topics');
  const { labels, agreement } = proposeThemes(
    { language: 'en', texts: texts.map(({ text }) => text), groups: topics.length, seed: flags.seed },
    bar,
  );
  const found = flags.broken ? labels.map(() => random.below(topics.length)) : labels;
  const nmi = sharedInformation(
    found,
    Int32Array.from(texts, ({ topic }) => topics.indexOf(topic)),
  );
  const sure = [...agreement.keys()].filter((text) => (agreement[text] ?? 0) >= 0.75);
  figures[data === undefined ? 'sampleTopics' : 'banking'] = {
    texts: texts.length,
    topics: topics.length,
    nmi: rounded(nmi),
    agreedOn: rounded(sure.length / texts.length),
    purityOfAgreed: rounded(
      purity(sure.map((text) => [found[text] ?? -1, texts[text]?.topic ?? ''] as const)),
    ),
  };
  // Sentences of our own are often about two things; what they can show is that the groups are no chance.
  checks.push(nmi >= (data === undefined ? 0.5 : 0.62));
}

/** Everything an analyst could ask of many texts, through the threads of the product, in a process of its own. */
async function whole(): Promise<void> {
  const english: CodedText[] = data === undefined ? [] : bankingTexts(data);
  if (data !== undefined)
    for (const each of sibLanguages(data))
      if (each.language === 'en') english.push(...each.train, ...each.test);
  const texts = english.slice(0, size.whole).map((each) => ({ ...each, language: 'en' }));
  for (let at = 0; texts.length < size.whole; at += 1) {
    const language = sampleLanguages[at % sampleLanguages.length] ?? 'en';
    texts.push(...sampleTexts(language, 1, random).map((each) => ({ ...each, language })));
  }
  // In CPU time: the machine may be shared.
  const run = await runWhole(texts, { coded: size.coded, groups: 20, seed: flags.seed });
  figures.whole = run;
  checks.push(run.cpuSeconds < 15, run.peakMb < 300, run.suggested > 0, run.themes > 0);
}

function ownLanguages(): SibLanguage[] {
  return sampleLanguages.map((language) => ({
    name: language,
    language,
    train: sampleTexts(language, size.coded, random),
    test: sampleTexts(language, 100, random),
  }));
}

function purity(pairs: readonly (readonly [group: number, topic: string])[]): number {
  const groups = new Map<number, Map<string, number>>();
  for (const [group, topic] of pairs) {
    const of = groups.get(group) ?? new Map<string, number>();
    groups.set(group, of.set(topic, (of.get(topic) ?? 0) + 1));
  }
  const most = [...groups.values()].reduce((sum, of) => sum + Math.max(...of.values()), 0);
  return most / Math.max(1, pairs.length);
}

function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
