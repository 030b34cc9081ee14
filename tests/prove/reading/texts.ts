import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoEasy } from '../../../server/demo/easy-words.ts';

const folder = fileURLToPath(new URL('../../../locales', import.meta.url));

export type Level = 'younger' | 'older';
export type Text = { readonly where: string; readonly text: string };

/** What a child meets as it stands in the folder of a language: its own pages, the reasons, and what all pages share. */
const files = ['child', 'reasons', 'common'] as const;

/** Said to staff, although it stands with what all pages share. */
const ofStaff = /^(?:nav\.|staff\.|refusal\.(?:last-administrator|shown-once|training-needed)$)/;

/** What stands in the folder of a language and is said to a child of a level: its own wording, else the plain one. */
export function textsOf(language: string, level: Level): readonly Text[] {
  return files.flatMap((file) => {
    const strings = JSON.parse(readFileSync(join(folder, language, `${file}.json`), 'utf8')) as Record<
      string,
      string
    >;
    const keys = new Set(Object.keys(strings));
    return [...keys]
      .filter((key) => !ofStaff.test(key) && !/^reason\..*\.label$/.test(key))
      .filter((key) => {
        const younger = /_younger(?=_|$)/.test(key);
        if (level === 'older') return !younger;
        const [, stem = key, plural = ''] = /^(.*?)(_(?:zero|one|two|few|many|other))?$/.exec(key) ?? [];
        return younger || !keys.has(`${stem}_younger${plural}`);
      })
      .map((key) => ({ where: key, text: strings[key] ?? '' }));
  });
}

/** The sentences of easy-read that come along with the demonstration; none in a language that it does not speak. */
export function easyTextsOf(language: string): readonly Text[] {
  return Object.entries(demoEasy).flatMap(([anchor, sentences]) =>
    sentences.flatMap(([, words]) => {
      const text = (words as Readonly<Record<string, string>>)[language];
      return text === undefined ? [] : [{ where: `section ${anchor}`, text }];
    }),
  );
}

/** Languages that have what a child meets. */
export function languagesWithTexts(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .filter(({ name }) => files.every((file) => readdirSync(join(folder, name)).includes(`${file}.json`)))
    .map(({ name }) => name)
    .sort((a, b) => (a === 'en' ? -1 : b === 'en' ? 1 : a < b ? -1 : 1));
}
