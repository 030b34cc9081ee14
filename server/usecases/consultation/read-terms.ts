import type { Database } from '../../../db/databases.ts';
import { oversightRests } from '../../../db/queries/complaints/oversight-rests.ts';
import { assessments } from '../../../db/queries/consultation/assessments.ts';
import {
  activities,
  type ConsultationRow,
  consultationRow,
  consultationTexts,
  type SectionRow,
  sections,
  signatures,
} from '../../../db/queries/consultation/consultations.ts';
import { documentSourceOf } from '../../../db/queries/consultation/document-source.ts';
import { termsOf } from '../../../db/queries/consultation/terms.ts';
import { destructionOf } from '../../../db/queries/retention/destructions.ts';
import type { Assessment } from '../../core/consultation/assessment.ts';
import { isClosingOver } from '../../core/consultation/closing-day.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type ToldSource, toldSource } from '../../core/consultation/document-source.ts';
import { type ConsultationState, isOver, isPublic } from '../../core/consultation/lifecycle.ts';
import type { ToldRest } from '../../core/consultation/oversight-rests.ts';
import type { ProposedByChildren } from '../../core/consultation/proposals.ts';
import {
  type PublicAssessment,
  type Terms,
  type ToldTerms,
  usualReadingDays,
} from '../../core/consultation/terms.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { owedIn } from '../analysis/owed-day.ts';
import { releasesOf } from '../analysis/read-releases.ts';
import type { Deps } from '../deps.ts';
import { ifReadable, unlessDamaged } from '../if-readable.ts';
import { proposedBy } from '../proposals/proposed-by.ts';
import { permitted } from './permitted.ts';
import { type ToldCorrection, toldCorrections } from './read-corrections.ts';
import { toldTerms } from './told-terms.ts';

export type TermsDesk = { readonly terms: Terms; readonly assessments: readonly Assessment[] };

/** The terms and every version of the assessments, drafts too, for staff. Refusal: `not-found`. */
export async function readTerms(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<TermsDesk>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:read', consultationId });
  if (!found.ok) return found;
  const [terms, written] = await Promise.all([termsOf(found.db, usualReadingDays), assessments(found.db)]);
  return done({ terms, assessments: written });
}

/** What the overseer let rest, for staff: what its public page says too. Refusal: `not-found`. */
export async function readRests(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<readonly ToldRest[]>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:read', consultationId });
  return found.ok ? done(await unlessDamaged(toldRests(found.db), [])) : found;
}

/** With what each part asks: a number in a file tells nobody what rests. */
async function toldRests(db: Database): Promise<readonly ToldRest[]> {
  const rests = await oversightRests(db);
  const parts = rests.some(({ activityId }) => activityId !== '') ? await activities(db) : [];
  return rests.map((rest) => ({
    ...rest,
    prompts: parts.find(({ id }) => id === rest.activityId)?.prompts ?? [],
  }));
}

export type PublicTerms = Pick<ConsultationRow, 'sponsorKind' | 'retentionDay'> & {
  /** The last day on which children can take part; '' where none is named, and once it is over. */
  readonly closingDay: string;
  /** By which day an answer is owed, as it is by now; null where none is owed any more, or no day was named. */
  readonly owed: string | null;
  readonly languages: readonly string[];
  readonly consultationId: string;
  /** `destroyed`: only what a release keeps of it is left, or can be read. */
  readonly state: ConsultationState;
  /** Children were heard: from then on a second look is owed, and it is known whether it was written. */
  readonly over: boolean;
  readonly texts: readonly { field: string; language: string; level: string; body: string }[];
  readonly terms: ToldTerms;
  /** The day on which it was approved, from which on the material is public; null once it is destroyed. */
  readonly approvedDay: string | null;
  /** What children are asked about, in plain words and as it stands; null once it is destroyed. */
  readonly document: {
    readonly language: string;
    readonly title: string;
    readonly sections: readonly SectionRow[];
    /** Where it is from and what speaks for and against it; null where nobody said it. */
    readonly source: ToldSource | null;
  } | null;
  /** Children thought of what is asked. */
  readonly proposed: ProposedByChildren | null;
  /** Questions that got new words while children answered; once it is destroyed, as its release keeps them. */
  readonly corrections: readonly ToldCorrection[];
  /** What the overseer let rest; none is known once it is destroyed. */
  readonly rests: readonly ToldRest[];
  /** Releases of it, by address. */
  readonly releases: readonly string[];
};

/**
 * Who asks, who pays, who gains, what was weighed, and under which terms: for anybody, from its own database, and once that is
 * destroyed, or cannot be read just now, from what its release keeps; so it is where a backup from before its approval was put back. Refusal: `not-found` (also of a draft, closed
 * again or not, and of what was destroyed without a release).
 */
export async function readPublicTerms(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<PublicTerms>> {
  const { consultationId } = input;
  const released = await releasesOf(deps, consultationId);
  const releases = released.map(({ id }) => id);
  const read = await ifReadable(deps, consultationId, async (db) => {
    const row = await consultationRow(db);
    return row && { row, here: isPublic(row.state) ? await termsHere(deps, db, row) : null };
  });
  if (read?.here && read.here.approvedDay !== null) {
    const owed = owedIn(read.row, released);
    return done({ ...read.here, owed, releases });
  }
  // What was put back from before its approval, and closed again, is a draft that nobody approved: what was asked stands in its release.
  const kept = read && !isPublic(read.row.state) ? undefined : released.at(-1)?.release;
  if (!kept?.terms) return refuse('not-found');
  const { languages, sponsorKind, answerDay, retentionDay, texts, terms } = kept;
  const state = read?.row.state ?? 'destroyed';
  const gone = await destructionOf(deps.databases.control, consultationId);
  const assessed = gone && keptAssessments(deps, gone.assessed);
  return done({
    consultationId,
    state,
    // Its database may be one from before anything was published: what is asked is the release.
    owed: owedIn({ state: 'published', answerDay }, released),
    // Where nobody knows any more, or just now, whether a second look was written, no page says that none was.
    over: assessed !== undefined,
    languages,
    sponsorKind,
    closingDay: '',
    retentionDay,
    texts,
    terms: { ...terms, assessments: assessed ?? terms.assessments },
    approvedDay: null,
    document: null,
    proposed: null,
    corrections: (kept.corrections ?? []).map((each) => ({
      ...each,
      prompts: kept.activities.find(({ id }) => id === each.activityId)?.prompts ?? [],
    })),
    rests: [],
    releases,
  });
}

/** As its own database has it. */
async function termsHere(
  deps: Deps,
  db: Database,
  row: ConsultationRow,
): Promise<Omit<PublicTerms, 'releases' | 'owed'>> {
  const { id, state, languages, sponsorKind, retentionDay } = row;
  const [texts, terms, asked, signed, source, rests, corrections] = await Promise.all([
    consultationTexts(db),
    toldTerms(db),
    sections(db),
    signatures(db),
    documentSourceOf(db),
    toldRests(db),
    toldCorrections(db, 'signed'),
  ]);
  return {
    consultationId: id,
    state,
    over: isOver(state),
    languages,
    sponsorKind,
    closingDay: isOver(state) || isClosingOver(row, dayIn(row.timeZone, deps.clock())) ? '' : row.closingDay,
    retentionDay,
    texts,
    terms,
    approvedDay: signed.find(({ kind }) => kind === 'approved')?.day ?? null,
    document: asked.version
      ? {
          ...asked.version,
          sections: asked.sections,
          source: source && toldSource(source, { seed: id, languages }),
        }
      : null,
    proposed: await proposedBy(deps, db, id),
    corrections,
    rests,
  };
}

/** What was kept of the assessments when the consultation went; undefined where that was before they were, or a page of them was damaged. */
function keptAssessments(deps: Deps, kept: Uint8Array): readonly PublicAssessment[] | undefined {
  if (kept.length === 0) return undefined;
  return JSON.parse(deps.databases.control.text.decode(kept)) as PublicAssessment[];
}
