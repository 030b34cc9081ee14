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
import { type ScoreLine, scorecard } from '../../core/analysis/evaluation.ts';
import { type EvidenceShown, numberOf } from '../../core/analysis/findings.ts';
import type { OpinionTold } from '../../core/analysis/opinion/publish-opinion.ts';
import type { PublishedTopic } from '../../core/analysis/points.ts';
import type { CodingTold } from '../../core/analysis/themes/second-coding.ts';
import type { Deps } from '../deps.ts';
import { codingOf } from './coding-of.ts';
import { opinionOf } from './opinion-of.ts';
import {
  type ReleasedPoll,
  type ReleasedStatement,
  type ToldBefore,
  type ToldTables,
  tablesOf,
} from './tables-of.ts';

export type ReleasedFinding = {
  readonly id: string;
  readonly language: string;
  readonly text: string;
  readonly evidence: readonly EvidenceShown[];
};

/** The content of `release.json`: everything a public page of a release says. Frozen when a second person signs. */
export type Release = {
  readonly format: 'due-weight-release';
  /** 1 had no statements, polls and findings; read, it has empty lists of them. 3 says of opinion groups and has a scorecard. */
  readonly version: 1 | 2 | 3;
  readonly consultationId: string;
  readonly number: number;
  readonly languages: readonly string[];
  readonly sponsorKind: string;
  readonly answerDay: string;
  readonly retentionDay: string;
  readonly closedDay: string;
  readonly rules: { readonly threshold: number; readonly rounding: number };
  readonly texts: readonly { field: string; language: string; level: string; body: string }[];
  readonly sections: readonly { anchor: string; heading: string }[];
  readonly activities: readonly {
    readonly id: string;
    readonly kind: string;
    readonly anchor: string;
    readonly prompts: readonly { language: string; level: string; prompt: string }[];
  }[];
  /** How children came in, protected; null in a release from before there were two ways. */
  readonly ways: ToldTables['ways'];
  readonly topics: readonly PublishedTopic[];
  /** How far two people agreed on a sample; null where no second person coded enough. Not in a release from before that was asked. */
  readonly coding?: CodingTold;
  readonly statements: readonly ReleasedStatement[];
  readonly polls: readonly ReleasedPoll[];
  readonly findings: readonly ReleasedFinding[];
  /** How children judged the way they were asked, as it had been told by then: nine lines. */
  readonly scorecard: readonly ScoreLine[];
  /** Groups of children who answered alike, or why none are shown; null where nothing was voted on, and in older releases. */
  readonly opinion: OpinionTold | null;
};

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
    statements: told.statements,
    polls: told.polls,
    findings: (await findingsWith(db, told)).filter(rests),
    opinion: await opinionOf(deps, db, { row, told }),
    scorecard: scorecard(judged).map(({ requirement, children, marks }) => ({
      requirement,
      children,
      marks,
    })),
  };
}

/** What it rested on may be gone since it was written: children object and erase until the release is signed. Then it leaves too. */
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
