import type { Database } from '../../../db/databases.ts';
import {
  activities,
  type ConsultationRow,
  consultationTexts,
  sections,
} from '../../../db/queries/consultations.ts';
import { toldLines } from '../../../db/queries/evaluations.ts';
import { findings } from '../../../db/queries/findings.ts';
import { rounding, threshold } from '../../core/analysis/disclosure/small-numbers.ts';
import { scorecard } from '../../core/analysis/evaluation.ts';
import { numberOf } from '../../core/analysis/findings.ts';
import { beginsForChildren } from '../../core/attributes/coverage.ts';
import type { Deps } from '../deps.ts';
import { codingOf } from './coding-of.ts';
import { opinionOf } from './opinion-of.ts';
import type { Release, ReleasedFinding } from './release.ts';
import { type ToldBefore, type ToldTables, tablesOf } from './tables-of.ts';

/** The release as it would be frozen now, beside what was told before. Deterministic: the same databases give the same bytes. */
export async function composeRelease(
  deps: Deps,
  db: Database,
  of: { readonly row: ConsultationRow; readonly day: string; readonly before: ToldBefore },
): Promise<Release> {
  const { row, day, before } = of;
  const [texts, document, found, told, coding, judged] = await Promise.all([
    consultationTexts(db),
    sections(db),
    activities(db),
    tablesOf(db, before),
    codingOf(db),
    toldLines(deps.databases.control, row.id),
  ]);
  return {
    format: 'due-weight-release',
    version: 3,
    consultationId: row.id,
    number: 1,
    languages: row.languages,
    sponsorKind: row.sponsorKind,
    answerDay: row.answerDay,
    retentionDay: row.retentionDay,
    closedDay: day,
    rules: { threshold, rounding },
    texts,
    sections: document.sections.map(({ anchor, heading }) => ({ anchor, heading })),
    activities: found.map(({ id, kind, anchor, prompts }) => ({ id, kind, anchor, prompts })),
    ways: told.ways,
    topics: told.topics,
    coding,
    ...(told.attributes ? { attributes: told.attributes } : {}),
    statements: told.statements,
    polls: told.polls,
    findings: (await findingsWith(db, told)).filter(
      (finding) => rests(finding) && (told.attributes?.speaks || !beginsForChildren(finding.text)),
    ),
    opinion: await opinionOf(deps, db, { row, told }),
    scorecard: scorecard(judged).map(({ requirement, children, marks }) => ({
      requirement,
      children,
      marks,
    })),
  };
}

/**
 * What it rested on may be gone since it was written: children object and erase until the release is signed. Then it leaves too, as a
 * sentence does that would speak for children of whom too few are left.
 */
function rests(finding: ReleasedFinding): boolean {
  return finding.evidence.some((each) => each.children !== null);
}

/** Findings with the number of each piece of evidence; null where it may not be told any more. */
export async function findingsWith(db: Database, told: ToldTables): Promise<readonly ReleasedFinding[]> {
  const tables = [...told.statements, ...told.polls].map((each) => each.table);
  return (await findings(db)).map(({ id, language, text, evidence }) => ({
    id,
    language,
    text,
    evidence: evidence.map((each) => ({
      ...each,
      children: numberOf(each, { tables, points: told.points }),
    })),
  }));
}

/** What a stored `release.json` says, in the newest shape. */
export function readReleaseFile(bytes: Uint8Array): Release {
  const file = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Release>;
  return {
    statements: [],
    polls: [],
    findings: [],
    ways: null,
    opinion: null,
    scorecard: [],
    ...file,
  } as Release;
}
