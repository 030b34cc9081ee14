import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodedText } from './sample.ts';

/** A language of the set and its texts: news and encyclopaedia sentences of seven topics, those to learn from and those to ask about. */
export type SibLanguage = {
  readonly name: string;
  readonly language: string;
  readonly train: readonly CodedText[];
  readonly test: readonly CodedText[];
};

/** Three letters of the set to the tag a page would have. */
const tags: Readonly<Record<string, string>> = {
  amh: 'am',
  arb: 'ar',
  cym: 'cy',
  eng: 'en',
  fra: 'fr',
  hin: 'hi',
  rus: 'ru',
  spa: 'es',
  swh: 'sw',
  zho: 'zh',
};

export function sibLanguages(data: string): SibLanguage[] {
  const folder = join(data, 'topics/sib-200');
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      name,
      language: tags[name.slice(0, 3)] ?? 'und',
      train: rowsOf(join(folder, name, 'train.tsv')),
      test: rowsOf(join(folder, name, 'test.tsv')),
    }));
}

function rowsOf(file: string): CodedText[] {
  const [, ...lines] = readFileSync(file, 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => {
    const [, topic = '', text = ''] = line.split('\t');
    return { text, topic };
  });
}

/** Short questions to a bank, each of one of 77 topics. */
export function bankingTexts(data: string): CodedText[] {
  const file = readFileSync(join(data, 'topics/banking_test.csv'), 'utf8');
  const rows = [...file.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*)),([^\n]*)\n/g)];
  return rows.slice(1).map(([, quoted, plain, topic = '']) => ({
    text: quoted?.replaceAll('""', '"') ?? plain ?? '',
    topic: topic.trim(),
  }));
}
