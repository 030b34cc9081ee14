import type { Evidence, FindingResponse, PlainText } from '../../core/analysis/findings.ts';
import type { FindingForm } from '../../core/analysis/sentences/typed-sentence.ts';
import type { PointTelling } from '../../core/analysis/small-voices.ts';
import { printOf } from '../print-of.ts';

type WrittenFinding = {
  readonly language: string;
  readonly text: string;
  readonly form: FindingForm;
  readonly plain: readonly PlainText[];
  readonly evidence: readonly Evidence[];
};

/** By what a form says which finding it shows, with all that is saved together with it; '' where there is none. */
export function seenFinding(finding: WrittenFinding | undefined): string {
  if (!finding) return '';
  const plain = finding.plain.map(({ language, level, body }) => [language, level, body].join(' '));
  const evidence = finding.evidence.map(({ kind, subject, cell }) => [kind, subject, cell].join(' '));
  return printOf([finding.language, finding.text, finding.form, plain.sort(), evidence.sort()]);
}

/** By what a form says how it shows that a point is told; '' where nothing is said of it. */
export function seenTelling(telling: Omit<PointTelling, 'pointId'> | undefined): string {
  return telling ? printOf([telling.route, telling.language, telling.text]) : '';
}

/** By what a form says which promise it shows, and what was said of that; '' where nothing is answered. Better words are the same promise. */
export function seenDeed(
  answer: Pick<FindingResponse, 'decision' | 'dueDay' | 'deed'> | undefined,
  deed: Pick<NonNullable<FindingResponse['deed']>, 'state' | 'texts'> | null = answer?.deed ?? null,
): string {
  if (!answer) return '';
  const texts = (deed?.texts ?? []).map(({ language, body }) => [language, body].join(' '));
  return printOf([answer.decision, answer.dueDay, deed?.state ?? '', texts.sort()]);
}

/** By what a form says which answer it shows; '' where nothing is answered. */
export function seenAnswer(
  answer: Pick<FindingResponse, 'decision' | 'dueDay' | 'texts' | 'plain'> | undefined,
): string {
  if (!answer) return '';
  const texts = answer.texts.map(({ language, body }) => [language, body].join(' '));
  const plain = answer.plain.map(({ language, level, body }) => [language, level, body].join(' '));
  return printOf([answer.decision, answer.dueDay, texts.sort(), plain.sort()]);
}
