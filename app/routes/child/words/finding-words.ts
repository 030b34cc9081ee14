import type { SpokenText } from '../../../../server/core/analysis/findings.ts';
import { pick, type Said } from '../../../i18n/texts.ts';

export type FindingWords = Said & {
  /** `adult`: nobody wrote it in words for children. `elsewhere`: what there is stands in another language alone. */
  readonly kind: 'plain' | 'adult' | 'elsewhere';
  /** What somebody wrote beside it in another language. */
  readonly added?: Said;
};

/**
 * A finding as a child can read it best: in words for children in its language, at its level before the other one; else as it was
 * written, where that is its language; else in words for children in another language, and last as it was written.
 */
export function sayFinding(
  finding: { readonly text: string; readonly language: string; readonly plain: readonly SpokenText[] },
  to: {
    readonly reader: { readonly language: string; readonly level: string };
    readonly languages: readonly string[];
  },
): FindingWords {
  const { reader, languages } = to;
  const plain = pick(finding.plain, reader, languages);
  const added = plain?.added && { added: { words: plain.added.words, lang: plain.added.language } };
  if (plain?.language === reader.language)
    return { words: plain.body, lang: plain.language, kind: 'plain', ...added };
  const written = { words: finding.text, lang: finding.language };
  if (finding.language === reader.language) return { ...written, kind: 'adult' };
  return plain
    ? { words: plain.body, lang: plain.language, kind: 'elsewhere', ...added }
    : { ...written, kind: 'elsewhere' };
}
