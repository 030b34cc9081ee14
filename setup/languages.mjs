import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, refusal } from './refusal.mjs';

/** Files of strings, by area, as `namespaces` in locales/index.ts has them. */
const areas = ['common', 'reasons', 'child', 'public', 'report', 'staff', 'training', 'audit'];
/** Every other file that a language may have. */
const others = [
  'general-comment',
  'harsh',
  'hints',
  'inventory',
  'numbers',
  'planted',
  'pseudonyms',
  'screening',
  'templates',
  'words',
];
const written = 'found';
/** As a look, an address and an attribute hold it: two or three letters of BCP 47, without a region. */
const isTag = /^[a-z]{2,3}$/;
/** A code has fifty bits: five words of as many as this. */
const fewestWords = 1_024;

const head =
  '// Written by setup/languages.mjs from the folders beside this one, at every build: a change here does not stay.\n';
// A tag may be a word of the language of this file.
const nameOf = (tag) => `l_${tag}`;
const refuse = (sentence) => refusal(sentence, exitCodes.configuration);

/** One language as its folder says it, with the files it has. Refuses what is none with one sentence. */
function languageIn(locales, tag) {
  const files = readdirSync(join(locales, tag)).filter((name) => !name.startsWith('.'));
  if (!isTag.test(tag))
    throw refuse(`locales/${tag} is no language tag: name the folder by two or three letters, such as qu.`);
  const known = new Set(['language', ...areas, ...others].map((name) => `${name}.json`));
  const strange = files.find((name) => !known.has(name));
  if (strange)
    throw refuse(`locales/${tag}/${strange} is no file of a language: CONTRIBUTING.md lists them.`);
  const read = (name) => {
    try {
      const value = JSON.parse(readFileSync(join(locales, tag, name), 'utf8'));
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    } catch {
      // The sentence below says it.
    }
    throw refuse(`locales/${tag}/${name} is no JSON object.`);
  };
  for (const name of files) read(name);
  const about = files.includes('language.json') ? read('language.json') : {};
  const { endonym, direction, reviewedBy = null, lender } = about;
  const fits =
    typeof endonym === 'string' &&
    endonym.trim() !== '' &&
    (direction === 'ltr' || direction === 'rtl') &&
    (reviewedBy === null || typeof reviewedBy === 'string') &&
    (lender === undefined || (typeof lender === 'string' && lender !== tag));
  if (!fits)
    throw refuse(
      `locales/${tag}/language.json says the endonym, the direction (ltr or rtl), who reviewed it (or null), and if you like a lender.`,
    );
  for (const area of areas.filter((each) => files.includes(`${each}.json`)))
    if (!Object.values(read(`${area}.json`)).every((text) => typeof text === 'string'))
      throw refuse(`locales/${tag}/${area}.json holds something that is no text.`);
  if (files.includes('words.json')) {
    const { words } = read('words.json');
    if (!Array.isArray(words) || words.length < fewestWords)
      throw refuse(
        `locales/${tag}/words.json has fewer than ${fewestWords} words: codes of it could be guessed.`,
      );
  }
  return { tag, lender, has: (name) => files.includes(`${name}.json`) };
}

/** English first, the rest by tag. */
function languagesIn(locales) {
  const tags = readdirSync(locales, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== written && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort((a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1));
  const found = tags.map((tag) => languageIn(locales, tag));
  const stranger = found.find(({ lender }) => lender !== undefined && !tags.includes(lender));
  if (stranger)
    throw refuse(`locales/${stranger.tag} lends from ${stranger.lender}, and there is no such folder.`);
  return found;
}

function moduleOf(file, languages) {
  const having = languages.filter(({ has }) => has(file));
  const imports = having.map(
    ({ tag }) => `import ${nameOf(tag)} from '../${tag}/${file}.json' with { type: 'json' };`,
  );
  const entries = having.map(({ tag }) => `${tag}: ${nameOf(tag)}`);
  return `${head}${imports.join('\n')}\n\nexport const found = { ${entries.join(', ')} };\n`;
}

function stringsOf(languages) {
  const imports = languages.flatMap(({ tag, has }) =>
    areas
      .filter(has)
      .map((area) => `import ${nameOf(tag)}_${area} from '../${tag}/${area}.json' with { type: 'json' };`),
  );
  const entries = languages.map(({ tag, has }) => {
    const own = areas.map((area) => `${area}: ${has(area) ? `${nameOf(tag)}_${area}` : '{}'}`);
    return `  ${tag}: { ${own.join(', ')} },`;
  });
  return `${head}${imports.join('\n')}\n\nexport const found = {\n${entries.join('\n')}\n};\n`;
}

/** What is found under `locales`, as the text of the modules that say it, by name. */
export function foundIn(locales) {
  const languages = languagesIn(locales);
  return new Map([
    ['languages.ts', moduleOf('language', languages)],
    ['strings.ts', stringsOf(languages)],
    ...others.map((file) => [`${file}.ts`, moduleOf(file, languages)]),
  ]);
}

/** A language is its folder: whatever folders there are now is what the next build has. Writes only what changed. */
export function writeFound(root) {
  const locales = join(root, 'locales');
  mkdirSync(join(locales, written), { recursive: true });
  for (const [name, text] of foundIn(locales)) {
    const path = join(locales, written, name);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}
