import { inOtherTongues, languagesIn } from '../consultation/other-tongues.ts';

/**
 * What a child can be asked about itself, and nothing else: General Comment No. 25 (¶ 30) names these six for data by
 * group (docs/rights.md). A seventh would need a migration: the database refuses any other name.
 */
export const attributeNames = ['age', 'gender', 'disability', 'region', 'origin', 'means'] as const;
export type AttributeName = (typeof attributeNames)[number];

export const fewestAnswers = 3;
export const mostAnswers = 8;

/** Answers are the organiser's, from position 1. This one is ours and stands under every question. */
export const somethingElse = 0;

export type AttributeAnswer = {
  /** From 1, in the organiser's order. */
  readonly position: number;
  /** Percent of the children the organiser wants to hear, after its source; null where it states none. */
  readonly share: number | null;
  /** The same words at both levels: an answer has to mean the same to whoever gives it. */
  readonly labels: readonly { readonly language: string; readonly label: string }[];
};

/** An attribute that is asked. One that is left out has no row, only its reason. */
export type Attribute = {
  readonly name: AttributeName;
  /** Where the shares come from; '' without shares. */
  readonly source: string;
  readonly answers: readonly AttributeAnswer[];
};

/**
 * An attribute as it was typed, with the words of its answers in languages in which nothing was asked. They go with the answer that says in another
 * language what it said; where no answer moved, also with one whose words are new. So none is put to another answer.
 */
export function withOtherTongues(attribute: Attribute, before: Attribute | undefined): Attribute {
  if (!before) return attribute;
  const asked = languagesIn(attribute.answers.flatMap(({ labels }) => labels));
  const same = (answer: AttributeAnswer) =>
    before.answers.findIndex(({ labels }) =>
      labels.some(({ language, label }) =>
        answer.labels.some((each) => each.language === language && each.label === label),
      ),
    );
  const found = attribute.answers.map(same);
  const stay =
    before.answers.length === attribute.answers.length &&
    found.every((from, at) => from === -1 || from === at);
  return {
    ...attribute,
    answers: attribute.answers.map((answer, at) => {
      const from = before.answers[stay ? at : (found[at] ?? -1)];
      return { ...answer, labels: [...answer.labels, ...inOtherTongues(from?.labels ?? [], asked)] };
    }),
  };
}

export type ReasonField = `why-${AttributeName}`;

/** The field of a consultation's texts with the reason why an attribute is asked, or why it is not. */
export function reasonField(name: AttributeName): ReasonField {
  return `why-${name}`;
}

export const reasonFields: readonly ReasonField[] = attributeNames.map(reasonField);

/**
 * May a consultation in these languages ask this? Three to eight answers, each with words in every language; shares for all of
 * them or for none, whole percents over 0, together at most 100, and never without a source.
 */
export function attributeFits({ answers, source }: Attribute, languages: readonly string[]): boolean {
  if (answers.length < fewestAnswers || answers.length > mostAnswers) return false;
  if (!answers.every(({ position }, at) => position === at + 1)) return false;
  const spoken = answers.every(({ labels }) =>
    languages.every((tag) => labels.some(({ language, label }) => language === tag && label.trim() !== '')),
  );
  if (!spoken) return false;
  const shares = answers.flatMap(({ share }) => (share === null ? [] : [share]));
  if (shares.length === 0) return source === '';
  return (
    shares.length === answers.length &&
    source !== '' &&
    shares.every((share) => Number.isInteger(share) && share > 0) &&
    shares.reduce((sum, share) => sum + share, 0) <= 100
  );
}

/** Is this an answer to it? What a child does not want to say is none: nothing is kept of it. */
export function answerFits(attribute: Attribute | undefined, choice: number): boolean {
  return (
    attribute !== undefined &&
    (choice === somethingElse || attribute.answers.some(({ position }) => position === choice))
  );
}

/**
 * The gate's row: a reason for each of the six, asked or left out, and each one that is asked ready to be asked. `told` answers
 * whether a text stands in every language at both levels.
 */
export function attributesReady(
  facts: { readonly attributes: readonly Attribute[]; readonly languages: readonly string[] },
  told: (field: string) => boolean,
): { readonly ready: boolean; readonly says: { readonly count: number; readonly all: number } } {
  const reasons = reasonFields.filter(told).length;
  return {
    ready:
      reasons === reasonFields.length &&
      facts.attributes.every((attribute) => attributeFits(attribute, facts.languages)),
    says: { count: facts.attributes.length, all: attributeNames.length },
  };
}
