import { rounding, threshold } from '../../../../server/core/analysis/disclosure/small-numbers.ts';
import type { FindingsDesk } from '../../../../server/usecases/analysis/read-tables.ts';
import type { ReleasedStatement } from '../../../../server/usecases/analysis/told-tables.ts';
import type { ReleaseShown } from '../../../components/release/release-shown.ts';
import { showRelease } from '../../public/release/release-view.ts';

/** Of its statements those on one page, and those that are cited or told by what children said about themselves: of very many it shows few. */
export function withStatements(desk: FindingsDesk, page: readonly ReleasedStatement[]): FindingsDesk {
  const shown = new Set([
    ...page.map(({ id }) => id),
    ...desk.findings.flatMap(({ evidence }) => evidence.map(({ subject }) => subject)),
    ...(desk.attributes?.tables ?? []).map(({ subject }) => subject),
  ]);
  return { ...desk, statements: desk.statements.filter(({ id }) => shown.has(id)) };
}

/** The desk of findings in the parts of a release that is not composed yet. */
export function showTables(
  { languages, activities, statements, polls, findings, points, ways, attributes }: FindingsDesk,
  reader: { readonly language: string; readonly level: string },
): ReleaseShown {
  const parts = {
    languages,
    activities,
    statements,
    polls,
    findings,
    ways,
    ...(attributes ? { attributes } : {}),
  };
  const none = {
    texts: [],
    sponsorKind: '',
    topics: [],
    opinion: null,
    answerDay: '',
    rules: { threshold, rounding },
  };
  return showRelease({ ...parts, ...none }, reader, { points });
}
