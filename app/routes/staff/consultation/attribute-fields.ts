import type { DeclaredCross } from '../../../../server/core/attributes/attribute-tables.ts';
import {
  type Attribute,
  type AttributeName,
  attributeFits,
  attributeNames,
  fewestAnswers,
  mostAnswers,
  type ReasonField,
  reasonField,
} from '../../../../server/core/attributes/attributes.ts';
import { plainDigits } from '../../../../server/core/digits.ts';
import { levels } from '../../../i18n/translator.ts';

/** The names of fields, so that the form and what reads it cannot part. */
export const attributeFields = {
  asked: (name: AttributeName) => `asked.${name}`,
  reason: (name: AttributeName, language: string, level: string) =>
    `text.${reasonField(name)}.${language}.${level}`,
  answers: (name: AttributeName, language: string) => `answers.${name}.${language}`,
  shares: (name: AttributeName) => `shares.${name}`,
  source: (name: AttributeName) => `source.${name}`,
};

const linesOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    // One more than fits, so that a list that is too long is refused and not cut.
    .slice(0, mostAnswers + 1);

/** What the form asks of children, and each reason. A line of a list is an answer; the same line of every list is the same one. */
export function readAttributesForm(
  fields: URLSearchParams,
  languages: readonly string[],
): {
  readonly attributes: readonly Attribute[];
  readonly reasons: readonly { field: ReasonField; language: string; level: string; body: string }[];
} {
  return {
    attributes: attributeNames
      .filter((name) => fields.get(attributeFields.asked(name)) === 'on')
      .map((name) => attributeIn(fields, name, languages)),
    reasons: attributeNames.flatMap((name) =>
      languages.flatMap((language) =>
        levels.flatMap((level) => {
          const body = fields.get(attributeFields.reason(name, language, level));
          return body === null ? [] : [{ field: reasonField(name), language, level, body }];
        }),
      ),
    ),
  };
}

function attributeIn(fields: URLSearchParams, name: AttributeName, languages: readonly string[]): Attribute {
  const lists = languages.map((language) => ({
    language,
    lines: linesOf(fields.get(attributeFields.answers(name, language))),
  }));
  const shares = linesOf(fields.get(attributeFields.shares(name))).map(plainDigits);
  // A share without an answer makes the list longer, so that it is refused for the answer without words.
  const length = Math.max(shares.length, ...lists.map(({ lines }) => lines.length));
  return {
    name,
    source: (fields.get(attributeFields.source(name)) ?? '').trim(),
    answers: Array.from({ length }, (_, at) => ({
      position: at + 1,
      // A blank before the sign is none to a number; a pattern that took it along would go through a row of blanks once for each.
      share: shares.length === 0 ? null : Number((shares[at] ?? '').replace(/[%٪％]$/u, '') || Number.NaN),
      labels: lists.flatMap(({ language, lines }) => {
        const label = lines[at];
        return label === undefined ? [] : [{ language, label }];
      }),
    })),
  };
}

/** The first attribute that is not ticked, was not asked before, and has answers, shares or a source typed under it: nobody means to throw these away. */
export function unasked(
  fields: URLSearchParams,
  before: readonly Pick<Attribute, 'name'>[],
): AttributeName | undefined {
  return attributeNames.find(
    (name) =>
      fields.get(attributeFields.asked(name)) !== 'on' &&
      !before.some((each) => each.name === name) &&
      [...fields].some(
        ([field, value]) =>
          value.trim() !== '' &&
          (field.startsWith(attributeFields.answers(name, '')) ||
            field === attributeFields.shares(name) ||
            field === attributeFields.source(name)),
      ),
  );
}

/** At which field the first attribute that does not fit is to be mended; the first of the form where all fit. */
export function unfitField(attributes: readonly Attribute[], languages: readonly string[]): string {
  const unfit = attributes.find((attribute) => !attributeFits(attribute, languages));
  if (!unfit) return attributeFields.asked('age');
  const { name, answers, source } = unfit;
  const said = (tag: string) =>
    answers.filter(({ labels }) => labels.some(({ language }) => language === tag)).length;
  const short = languages.find((tag) => said(tag) < Math.max(fewestAnswers, answers.length));
  if (short !== undefined) return attributeFields.answers(name, short);
  if (answers.length > mostAnswers) return attributeFields.answers(name, languages[0] ?? '');
  const shared = answers.some(({ share }) => share !== null);
  return shared && source === '' ? attributeFields.source(name) : attributeFields.shares(name);
}

/** The name of a declared table in the form. */
export function tableName({ attribute, kind, subject }: DeclaredCross): string {
  return `${attribute} ${kind} ${subject}`;
}

export function tablesIn(fields: URLSearchParams): readonly DeclaredCross[] {
  return fields.getAll('table').flatMap((name): readonly DeclaredCross[] => {
    const [first, kind, subject = ''] = name.split(' ');
    const attribute = attributeNames.find((each) => each === first);
    return attribute && (kind === 'poll' || kind === 'statement') ? [{ attribute, kind, subject }] : [];
  });
}
