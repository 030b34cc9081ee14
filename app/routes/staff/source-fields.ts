import {
  type SourceLabel,
  type SourcePart,
  sourceLabels,
  sourceParts,
} from '../../../server/core/consultation/document-source.ts';
import { levels } from '../../i18n/translator.ts';

/** The name of a field, so that the form and what reads it cannot part. */
export const sourceField = (part: SourcePart, language: string, level: string) =>
  `${part}.${language}.${level}`;

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
