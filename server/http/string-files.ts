import { createHash } from 'node:crypto';
import type { Namespace } from '../../locales/index.ts';
import { screeningPacks } from '../../locales/screening.ts';
import { cuePackOf } from '../core/moderation/cues.ts';
import { packSchema } from '../core/moderation/screens/pack.ts';
import { allTexts } from '../whole-texts.ts';

/** Which namespaces a page with script of an area needs. */
const areas: Readonly<Record<'child' | 'staff', readonly Namespace[]>> = {
  child: ['common', 'reasons', 'child'],
  staff: ['common', 'reasons', 'staff'],
};

/** `cues`: what a child's own device looks for before it sends. */
export type StringArea = 'child' | 'staff' | 'cues';

export type StringFiles = {
  /** Address of a language's words for an area, or of its cues; changes with its content, so it may be kept for ever. */
  readonly href: (language: string, area: StringArea) => string;
  readonly file: (name: string) => string | undefined;
};

/** The words of the pages with script, as files by content hash. */
export function createStringFiles(): StringFiles {
  const files = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [language, namespaces] of Object.entries(allTexts())) {
    for (const [area, needed] of Object.entries(areas)) {
      put(language, area, JSON.stringify(Object.assign({}, ...needed.map((name) => namespaces[name]))));
    }
  }
  for (const [language, pack] of Object.entries(screeningPacks))
    put(language, 'cues', JSON.stringify(cuePackOf(packSchema.parse(pack))));

  function put(language: string, area: string, body: string): void {
    const name = `${language}-${area}-${createHash('sha256').update(body).digest('hex').slice(0, 12)}.json`;
    files.set(name, body);
    names.set(`${language}.${area}`, name);
  }
  return {
    href: (language, area) => `/strings/${names.get(`${language}.${area}`) ?? names.get(`en.${area}`)}`,
    file: (name) => files.get(name),
  };
}
