import {
  longestSourceLine,
  type SourceLabel,
  type SourcePart,
  sourceLabels,
  sourceParts,
  type unfitSource,
} from '../../../../server/core/consultation/document-source.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { levels } from '../../../i18n/translator.ts';

/** The name of a field, so that the form and what reads it cannot part. */
export const sourceField = (part: SourcePart, language: string, level: string) =>
  `${part}.${language}.${level}`;

/** Where is said what is wrong with what was written. */
export function wrongField(at: NonNullable<ReturnType<typeof unfitSource>>['at'] | undefined): string {
  return typeof at === 'object' ? sourceField(at.part, at.language, at.level) : (at ?? 'origin');
}

/** Where is said what is wrong with who looked at it. */
export function checkField(fields: URLSearchParams, code: RefusalCode): string {
  const lines = ['name', 'from'];
  const [wrong = code === 'field-missing' ? 'outside' : 'name'] = lines.filter((name) => {
    const { length } = (fields.get(name) ?? '').trim();
    return code === 'field-missing' ? length === 0 : length > longestSourceLine;
  });
  return wrong;
}

/** What the form says: arguments stand on lines, who gains in one text. */
export function readSourceForm(
  fields: URLSearchParams,
  languages: readonly string[],
): {
  readonly label: SourceLabel;
  readonly origin: string;
  readonly author: string;
  readonly texts: readonly { part: SourcePart; language: string; level: string; bodies: readonly string[] }[];
} {
  return {
    label: sourceLabels.find((label) => label === fields.get('label')) ?? 'official',
    origin: fields.get('origin') ?? '',
    author: fields.get('author') ?? '',
    texts: sourceParts.flatMap((part) =>
      languages.flatMap((language) =>
        levels.flatMap((level) => {
          const typed = fields.get(sourceField(part, language, level));
          // What the form did not ask for it does not empty.
          if (typed === null) return [];
          return [{ part, language, level, bodies: part === 'gains' ? [typed] : typed.split(/\r?\n/) }];
        }),
      ),
    ),
  };
}
