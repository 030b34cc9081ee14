import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { catalogue, namespaces } from '../../locales/index.ts';
import {
  faultsOf,
  keysInOrder,
  olderThanEnglish,
  type TranslationUnit,
  unitsOf,
} from '../core/translation/units.ts';
import { readXliff, writeXliff } from '../core/translation/xliff.ts';
import { type Options, parseOptions } from './options.ts';

type Streams = { readonly output: Writable; readonly errors: Writable };

const usage = [
  'strings export --locale L             every text beside its English, as XLIFF 1.2 on standard output',
  'strings import FILE --out DIR         checks what came back, and writes the files of that language into DIR',
];

/**
 * `due-weight strings export|import`: the words of the product for translators, and back. Opens no data folder, keyring or socket. A
 * file with one text that does not fit is not taken: nothing is written. Answers the exit code: 64, wrong words; 65, the file is not
 * taken; 66, it cannot be read.
 */
export async function runStrings(words: readonly string[], streams: Streams): Promise<number> {
  const [verb, ...rest] = words;
  const options = parseOptions(rest);
  const [locale] = options.named.get('locale') ?? [];
  const [folder] = options.named.get('out') ?? [];
  const [path] = options.free;
  const takes = { export: { named: ['locale'], free: 0 }, import: { named: ['out'], free: 1 } }[verb ?? ''];
  const unknown = takes && whatElse(options, takes);
  if (unknown !== undefined) {
    streams.errors.write(`The command "strings ${verb}" does not know what "${unknown}" is for.\n`);
    return 64;
  }
  if (verb === 'export' && locale !== undefined && isTag(locale)) {
    const text = writeXliff(
      locale,
      Object.fromEntries(namespaces.map((area) => [area, unitsIn(locale, area)])),
    );
    // The process exits next: nothing may still wait in the pipe.
    await new Promise<void>((written) => streams.output.write(text, () => written()));
    return 0;
  }
  if (verb === 'import' && path !== undefined && folder !== undefined && folder !== '')
    return importStrings(path, { folder, streams });
  streams.errors.write(`${usage.join('\n')}\n`);
  return 64;
}

/** The first word that a command does not take; left out silently, it would be done as if it had not been typed (R680). */
function whatElse(
  { free, named, switches }: Options,
  takes: { readonly named: readonly string[]; readonly free: number },
): string | undefined {
  const option = [...switches, ...[...named.keys()].filter((name) => !takes.named.includes(name))][0];
  return option === undefined ? free[takes.free] : `--${option}`;
}

async function importStrings(
  path: string,
  { folder, streams }: { folder: string; streams: Streams },
): Promise<number> {
  const say = (line: string) => streams.errors.write(`${line}\n`);
  const found = await stat(path).catch(() => undefined);
  const text = found?.isFile() ? await readFile(path, 'utf8').catch(() => undefined) : undefined;
  if (text === undefined) {
    say('There is no such file, or it may not be read.');
    return 66;
  }
  const read = readXliff(text);
  if ('fault' in read) {
    say(read.fault);
    return 65;
  }
  const { language, areas, english } = read;
  const faults = isTag(language)
    ? Object.entries(areas).flatMap(([area, got]) => {
        const known = namespaces.find((each) => each === area);
        if (!known) return [`${area}: there is no such area.`];
        const units = unitsIn(language, known);
        return [...faultsOf(units, got), ...olderThanEnglish(units, { got, beside: english[area] ?? {} })];
      })
    : [`${language}: this is no language tag.`];
  if (faults.length > 0) {
    for (const fault of faults) say(fault);
    return 65;
  }
  const into = join(folder, language);
  await mkdir(into, { recursive: true });
  for (const area of namespaces) {
    const got = areas[area] ?? {};
    const units = unitsIn(language, area);
    const said = new Map(units.map(({ key, target }) => [key, got[key] || target]));
    const keys = keysInOrder(units, catalogue[language]?.[area] ?? {}).filter((key) => said.get(key));
    const whole = Object.fromEntries(keys.map((key) => [key, said.get(key)]));
    await writeFile(join(into, `${area}.json`), `${JSON.stringify(whole, null, 2)}\n`);
    await new Promise<void>((written) =>
      streams.output.write(`${area}: ${Object.keys(whole).length} of ${units.length}\n`, () => written()),
    );
  }
  return 0;
}

function unitsIn(language: string, area: (typeof namespaces)[number]): readonly TranslationUnit[] {
  return unitsOf(catalogue.en?.[area] ?? {}, {
    own: catalogue[language]?.[area] ?? {},
    plurals: new Intl.PluralRules(language).resolvedOptions().pluralCategories,
  });
}

/** A language as its folder is called. It also becomes a path: nothing else gets through. */
function isTag(tag: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) && isWellFormed(tag);
}

/** What has the shape of a tag and is none, as `en-12`, stops whatever knows languages. */
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
