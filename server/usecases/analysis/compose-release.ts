import type { Database } from '../../../db/databases.ts';
import { lastDayOf } from '../../../db/last-done.ts';
import { toldLines } from '../../../db/queries/analysis/evaluations.ts';
import { meantTallies } from '../../../db/queries/analysis/meant.ts';
import { nextNumber } from '../../../db/queries/analysis/releases.ts';
import {
  activities,
  type ConsultationRow,
  consultationTexts,
  sections,
} from '../../../db/queries/consultation/consultations.ts';
import { signedCorrections } from '../../../db/queries/consultation/corrections.ts';
import { documentSourceOf } from '../../../db/queries/consultation/document-source.ts';
import { rounding, threshold } from '../../core/analysis/disclosure/small-numbers.ts';
import { scorecard } from '../../core/analysis/evaluation.ts';
import { meantLine, nobodyAnswered } from '../../core/analysis/meant.ts';
import { releasedSource } from '../../core/consultation/document-source.ts';
import { closedDeed } from '../consultation/closing.ts';
import { toldTerms } from '../consultation/told-terms.ts';
import type { Deps } from '../deps.ts';
import { codingOf } from './coding-of.ts';
import { designsOf } from './designs-of.ts';
import { findingsWith, rests } from './findings-with.ts';
import { opinionOf } from './opinion-of.ts';
import { quotesOf, releasedQuotes } from './quotes-of.ts';
import type { Release } from './release.ts';
import { tablesOf } from './tables-of.ts';
import type { ToldBefore } from './told-tables.ts';

/**
 * The release as it would be frozen now, beside what was told before. Deterministic: the same databases give the same bytes.
 * What children say of the findings is in it `signing` alone: a draft can be opened again after each answer, and two looks would
 * differ by one child.
 */
export async function composeRelease(
  deps: Deps,
  db: Database,
  of: {
    readonly row: ConsultationRow;
    readonly before: ToldBefore;
    readonly signing: boolean;
  },
): Promise<Release> {
  const { row, before, signing } = of;
  const [texts, document, found, told, coding, judged, meant, drawn, source, closedDay, number, corrected] =
    await Promise.all([
      consultationTexts(db),
      sections(db),
      activities(db),
      tablesOf(deps, db, before),
      codingOf(db),
      toldLines(deps.databases.control, row.id),
      signing ? meantTallies(db) : undefined,
      designsOf(db),
      documentSourceOf(db),
      lastDayOf(db, closedDeed),
      nextNumber(deps.databases.control, row.id),
      signedCorrections(db),
    ]);
  if (closedDay === undefined)
    throw new Error('Nothing is released of a consultation that was never closed.');
  return {
    format: 'due-weight-release',
    version: 3,
    consultationId: row.id,
    number,
    languages: row.languages,
    sponsorKind: row.sponsorKind,
    answerDay: row.answerDay,
    retentionDay: row.retentionDay,
    closedDay,
    terms: await toldTerms(db),
    ...(source ? { source: releasedSource(source, { ...row, seed: row.id }) } : {}),
    rules: { threshold, rounding },
    texts,
    sections: document.sections.map(({ anchor, heading }) => ({ anchor, heading })),
    activities: found.map(({ id, kind, anchor, prompts }) => ({ id, kind, anchor, prompts })),
    ...(corrected.length > 0 ? { corrections: corrected } : {}),
    ways: told.ways,
    topics: told.topics,
    coding,
    ...(told.attributes ? { attributes: told.attributes } : {}),
    statements: told.statements,
    polls: told.polls,
    ...(drawn.designs.length > 0 ? { designs: drawn.designs } : {}),
    findings: (await findingsWith(deps, db, { told, asked: { languages: row.languages, activities: found } }))
      .filter(rests)
      .map((finding) =>
        meant ? { ...finding, meant: meantLine(meant.get(finding.id) ?? nobodyAnswered) } : finding,
      ),
    quotes: releasedQuotes((await quotesOf(db, told.points)).chosen),
    opinion: await opinionOf(deps, db, { row, told }),
    scorecard: scorecard(judged).map(({ requirement, children, marks }) => ({
      requirement,
      children,
      marks,
    })),
  };
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
