import type { ToldAnswers } from '../../core/analysis/disclosure/answers.ts';
import { scoreAsTold } from '../../core/analysis/evaluation.ts';
import { meantAsTold } from '../../core/analysis/meant.ts';
import type { Release } from './release.ts';

/** All that a release tells of children's answers, for the audit before it is signed. */
export function answersTold(
  release: Pick<Release, 'number' | 'statements' | 'polls' | 'attributes' | 'findings' | 'scorecard'>,
): readonly ToldAnswers[] {
  const { number, statements, polls, attributes, findings, scorecard } = release;
  const tables = [
    ...statements.map(({ table }) => ({ table, parts: true })),
    ...polls.map(({ table, form }) => ({ table, parts: form !== 'multiple' })),
  ];
  return [
    ...tables.map((each) => ({
      ...each,
      crosses: (attributes?.tables ?? []).filter(
        ({ kind, subject }) => kind === each.table.kind && subject === each.table.subject,
      ),
    })),
    ...findings.flatMap(({ id, meant }) => (meant ? [meantAsTold(id, meant)] : [])),
    ...scorecard.map((line) => scoreAsTold(String(number), line)),
  ];
}
