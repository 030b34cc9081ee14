import {
  type AssessmentField,
  type AssessmentKind,
  assessmentKinds,
  assessmentParts,
  longestChildWords,
  longestPart,
  type WrittenPart,
  weighedRights,
} from '../../../../server/core/consultation/assessment.ts';
import { levels } from '../../../i18n/translator.ts';

/** The names of fields, so that the form and what reads it cannot part. */
export const assessmentField = {
  rights: (part: string) => `part.${part}.rights`,
  text: (part: string, field: AssessmentField) => `part.${part}.${field}`,
  words: (language: string, level: string) => `words.${language}.${level}`,
};

/** The most that a field takes, in UTF-16 units. */
export const longestIn = (name: string) => (name.startsWith('words.') ? longestChildWords : longestPart);

/** Which of the two an address means; the one on children's rights unless it says another. */
export function kindIn(value: string | null): AssessmentKind {
  return assessmentKinds.find((kind) => kind === value) ?? 'impact';
}

/** What the form says of every part of its kind, and the words for children that it had fields for. */
export function readAssessmentForm(
  fields: URLSearchParams,
  of: { readonly kind: AssessmentKind; readonly languages: readonly string[] },
): {
  readonly parts: readonly WrittenPart[];
  readonly words: readonly { readonly language: string; readonly level: string; readonly body: string }[];
} {
  const text = (part: string, field: AssessmentField) => fields.get(assessmentField.text(part, field)) ?? '';
  return {
    parts: assessmentParts[of.kind].map(({ part }) => ({
      part,
      rights: weighedRights.filter((right) => fields.getAll(assessmentField.rights(part)).includes(right)),
      criterion: text(part, 'criterion'),
      finding: text(part, 'finding'),
      measure: text(part, 'measure'),
    })),
    words: of.languages.flatMap((language) =>
      levels.flatMap((level) => {
        const body = fields.get(assessmentField.words(language, level));
        return body === null ? [] : [{ language, level, body }];
      }),
    ),
  };
}
