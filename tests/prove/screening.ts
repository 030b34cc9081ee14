// What the screens find, language by language, poor figures included: numbers in every script, in words, in pieces; names on
// other platforms, links, addresses; what a child tells of harm; what they must leave alone; how long hostile texts take.
import { parseArgs } from 'node:util';
import { screenText } from '../../server/core/moderation/screen-text.ts';
import type { ScreenInput } from '../../server/core/moderation/screening.ts';
import { loadScreens } from '../../server/screening/policy.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { type Seeded, seeded } from '../support/house/seeded.ts';
import { handleSentence, linkSentence, mailSentence, topicSentence } from './screening/contacts.ts';
import { groomingSentences } from './screening/grooming.ts';
import { groups, ofOne, sentencesAbout, sentencesOfOne } from './screening/groups.ts';
import { hostileTexts } from './screening/hostile.ts';
import {
  decimalZeros,
  harmlessSentences,
  lookingLike,
  regions,
  shapes,
  spelled,
  split,
} from './screening/numbers.ts';
import { walk } from './screening/paths.ts';
import { hateRows, measure, naughtyStrings, personalRows, type Row } from './screening/personal.ts';
import { disclosures, policySentences } from './screening/phrases.ts';

const flags = readFlags();
const { values } = parseArgs({
  options: { data: { type: 'string' } },
  strict: false,
  allowPositionals: true,
});
const data = typeof values.data === 'string' ? values.data : undefined;
const languages = ['en', 'ar', 'fr', 'es', 'ru', 'sw', 'zh'];
const size = flags.quick
  ? { perLanguage: 60, harmless: 1_000, hostile: 400, paths: 10_000, regionStep: 12 }
  : { perLanguage: 400, harmless: 4_000, hostile: 10_000, paths: 100_000, regionStep: 1 };

const problems = collectProblems(4);
const random = seeded(flags.seed);
console.log(`seed ${flags.seed}, ${data ? 'with data' : 'own sentences only'}`);

// The fault this proof looks for: no screens for telephone numbers and for what a child tells.
const screens = loadScreens().filter(
  ({ name }) => !flags.broken || !['contact-numbers', 'disclosure'].includes(name),
);
const screen = (text: string, more: Partial<ScreenInput> = {}) =>
  screenText({ text, previous: [], language: 'und', ...more }, screens);

const checks: boolean[] = [];
const figures: Record<string, unknown> = {};

/** A share with its bound; the share stands in the figures either way. */
function share(
  name: string,
  texts: readonly string[],
  of: { is: (text: string) => boolean; least?: number; most?: number },
): void {
  const hits = texts.filter((text) => {
    const hit = of.is(text);
    if (hit !== (of.least !== undefined)) problems.add(name, text);
    return hit;
  }).length;
  const value = texts.length === 0 ? 0 : hits / texts.length;
  figures[name] = Math.round(value * 10_000) / 10_000;
  checks.push(texts.length > 0 && value >= (of.least ?? 0) && value <= (of.most ?? 1));
}

const asks = (prefix: string) => (text: string) =>
  screen(text).findings.some(({ rule }) => rule.startsWith(prefix));
const many = (make: (random: Seeded) => string, count = size.perLanguage) =>
  Array.from({ length: count }, () => make(random));

numbers();
for (const language of languages) {
  const numbersOf = many(() => random.pick([...regions]).padEnd(7, '5'));
  share(
    `spelled.${language}`,
    numbersOf.map((digits) => spelled(language, digits, random)),
    { is: asks('contact-'), least: 0.95 },
  );
  const alike = numbersOf.flatMap((digits) => lookingLike(language, digits, random) ?? []);
  share(`lookAlike.${language}`, alike, { is: asks('contact-'), least: 0.95 });
  share(
    `handles.${language}`,
    many((chance) => handleSentence(language, chance)),
    { is: asks('contact-'), least: 0.95 },
  );
  share(
    `links.${language}`,
    many((chance) => linkSentence(language, chance)),
    { is: asks('contact-'), least: 0.95 },
  );
  share(
    `emails.${language}`,
    many((chance) => mailSentence(language, chance)),
    { is: asks('contact-'), least: 0.95 },
  );
  share(
    `topics.${language}`,
    many((chance) => topicSentence(language, chance)),
    { is: (text) => screen(text).verdict !== 'pass', most: 0.03 },
  );
  share(`disclosure.${language}`, disclosures[language] ?? [], {
    is: (text) => screen(text).verdict === 'help',
    least: 0.95,
  });
  share(`policyHelp.${language}`, policySentences(language), {
    is: (text) => screen(text).verdict === 'help',
    most: 0.1,
  });
  for (const [family, sentences] of groomingSentences(language)) {
    share(`grooming.${language}.${family}`, sentences, {
      is: (text) => screen(text).findings.some(({ rule }) => rule === `grooming-${family}`),
      least: language === 'en' ? 0.9 : 0.8,
    });
  }
  fairness(language, groups[language] ?? [], (group) => sentencesAbout(language, group));
  const one = ofOne[language];
  if (one !== undefined) fairness(`${language}.ofOne`, one, (group) => sentencesOfOne(language, group));
}
const splits = many(
  () => JSON.stringify(split(random.pick([...regions]).padEnd(8, '5'), random)),
  size.perLanguage * 2,
);
share('split', splits, {
  is: (text) => {
    const { previous, text: last } = JSON.parse(text) as { previous: string[]; text: string };
    return screen(last, { previous }).findings.some(({ rule }) => rule.startsWith('contact-number'));
  },
  least: 0.9,
});
share('harmless', harmlessSentences(random, size.harmless), {
  is: (text) => screen(text).verdict !== 'pass',
  most: 0.02,
});
personal();
hate();
speed();
const paths = walk(random, size.paths, flags.broken);
figures.paths = paths;
checks.push(paths.publications === 0 && paths.refusals === 0 && paths.silentHolds === 0 && paths.moves > 0);

finish({
  name: 'screening',
  pass: checks.every(Boolean),
  figures,
  goal: {
    telephone: 0.995,
    spelled: 0.95,
    lookAlike: 0.95,
    split: 0.9,
    handles: 0.95,
    links: 0.95,
    emails: 0.95,
    topics: 'at most 0.03',
    harmless: 'at most 0.02',
    disclosure: 0.95,
    grooming: '0.9 in English, 0.8 in other languages, each family',
    hateRaised: 'none: told only',
    policyHelp: 'at most 0.1',
    fairness: 'within 0.02',
    personal: personalGoal(),
    slowestMs: 50,
    perSecond: 1_000,
    paths: 'none published, refused or held in silence',
  },
});

/** Regions × decimal systems × ways to part digits. */
function numbers(): void {
  const zeros = decimalZeros();
  const bar = progressBar('numbers');
  let of = 0;
  let found = 0;
  const long = regions.filter((number) => number.length >= 7).filter((_, at) => at % size.regionStep === 0);
  long.forEach((number, at) => {
    for (const zero of zeros) {
      const digits = [...number].map((digit) => String.fromCodePoint(zero + Number(digit)));
      for (const [name, shape] of Object.entries(shapes)) {
        of += 1;
        const text = `call ${shape(digits)} ok`;
        if (screen(text).findings.some(({ rule }) => rule === 'contact-number')) found += 1;
        else problems.add(`telephone ${name}`, text);
      }
    }
    bar(at + 1, long.length);
  });
  figures.telephone = {
    systems: zeros.length,
    regions: long.length,
    of,
    share: Math.round((found / of) * 100_000) / 100_000,
  };
  checks.push(found / of >= 0.995);
}

/** The same sentences with each group in them: how often something is asked or held, and how high they stand in the queue. */
function fairness(name: string, named: readonly string[], sentences: (group: string) => string[]): void {
  const rates = named.map((group) => {
    const results = sentences(group).map((text) => screen(text));
    const raised = results.filter(({ findings }) => findings.some(({ severity }) => severity > 0)).length;
    const held = results.filter(({ verdict }) => verdict !== 'pass').length;
    if (raised > 0) problems.add(`fairness ${name}`, `${group}: ${held} held, ${raised} raised`);
    return { held: held / results.length, raised: raised / results.length };
  });
  const spread = (all: readonly number[]) => Math.max(...all) - Math.min(...all);
  const [held, raised] = [spread(rates.map((rate) => rate.held)), spread(rates.map((rate) => rate.raised))];
  figures[`fairness.${name}`] = { held, raised };
  checks.push(rates.length > 10 && held <= 0.02 && raised <= 0.02);
}

/**
 * How much of what is hateful in the data, and of what is not, comes earlier in the queue. No goal: a person reads all of it, and a list
 * of words knows nothing of what is meant.
 */
function hate(): void {
  if (!data) return;
  const raised: Record<string, { hateful: number; other: number }> = {};
  const all = hateRows(data);
  for (const language of new Set(all.map((row) => row.language))) {
    const rows = all.filter((row) => row.language === language);
    const rate = (of: readonly { text: string }[]) => {
      const hits = of.filter(({ text }) => screen(text).findings.some(({ severity }) => severity > 0));
      return Math.round((hits.length / Math.max(1, of.length)) * 1_000) / 1_000;
    };
    raised[language] = {
      hateful: rate(rows.filter(({ label }) => label === 'hateful')),
      other: rate(rows.filter(({ label }) => label !== 'hateful')),
    };
  }
  figures.hateRaised = raised;
}

function personalGoal(): Record<string, number> {
  return {
    telephone: 0.95,
    email: 0.98,
    url: 0.95,
    domain: 0.9,
    address: 0.8,
    person: 0.5,
    personAfterCue: 0.8,
  };
}

/** A synthetic set with spans; without it a few of our own. Kinds that do not occur in a set are told and not counted. */
function personal(): void {
  const rows = data === undefined ? ownRows() : personalRows(data);
  const { spans, findings } = measure(rows, (text) => screen(text).findings);
  const told: Record<string, unknown> = {};
  for (const [kind, least] of Object.entries(personalGoal())) {
    const { found, of } = spans[kind] ?? { found: 0, of: 0 };
    const precise = findings[kind];
    const precision = precise === undefined || precise.of === 0 ? null : round(precise.right / precise.of);
    told[kind] = of === 0 ? 'none in the set' : { recall: round(found / of), of, precision };
    if (of > 0) checks.push(found / of >= least);
  }
  figures.personal = told;
}

function ownRows(): Row[] {
  const made: [string, string, string][] = [
    ['call me on # please', '+49 30 901820', 'PHONE_NUMBER'],
    ['write to # today', 'kid@example.org', 'EMAIL_ADDRESS'],
    ['see # now', 'https://example.org/a', 'URL'],
    ['it is on # now', 'example.net', 'DOMAIN_NAME'],
    ['I live at # with my cat', '12 Garden Street', 'STREET_ADDRESS'],
    ['My name is # and I like parks', 'Mara Lind', 'PERSON'],
  ];
  return made.map(([form, value, type]) => {
    const start = form.indexOf('#');
    return { text: form.replace('#', value), spans: [{ type, start, end: start + value.length }] };
  });
}

/** Hostile texts one by one, and plain messages a second. In CPU time of this process: the machine may be shared. */
function speed(): void {
  const texts = hostileTexts(random, size.hostile, data === undefined ? [] : naughtyStrings(data));
  let slowest = 0;
  for (const text of texts) {
    const first = cpuMsOf(text);
    // A collector or a compiler may pass by: what is slow is slow twice.
    const ms = first > 25 ? Math.min(first, cpuMsOf(text)) : first;
    if (ms > 50) problems.add('slow', `${Math.round(ms)} ms ${JSON.stringify(text.slice(0, 60))}`);
    slowest = Math.max(slowest, ms);
  }
  const plain = harmlessSentences(random, 1_000);
  const before = process.cpuUsage().user;
  for (const text of plain) screen(text, { previous: plain.slice(0, 3) });
  const perSecond = Math.round(1_000_000_000 / (process.cpuUsage().user - before));
  figures.hostile = { texts: texts.length, slowestMs: round(slowest) };
  figures.perSecond = perSecond;
  checks.push(slowest <= 50, flags.quick || perSecond >= 1_000);
}

function cpuMsOf(text: string): number {
  const before = process.cpuUsage().user;
  screen(text, { previous: [text.slice(0, 200)] });
  return (process.cpuUsage().user - before) / 1_000;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
