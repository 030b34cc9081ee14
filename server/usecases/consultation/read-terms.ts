import { assessments } from '../../../db/queries/assessments.ts';
import {
  type ConsultationRow,
  consultationRow,
  consultationTexts,
  type SectionRow,
  sections,
  signatures,
} from '../../../db/queries/consultations.ts';
import { documentSourceOf } from '../../../db/queries/document-source.ts';
import { termsOf } from '../../../db/queries/terms.ts';
import type { Assessment } from '../../core/consultation/assessment.ts';
import { type ToldSource, toldSource } from '../../core/consultation/document-source.ts';
import { type ConsultationState, isOver } from '../../core/consultation/lifecycle.ts';
import type { ProposedByChildren } from '../../core/consultation/proposals.ts';
import { type Terms, type ToldTerms, usualReadingDays } from '../../core/consultation/terms.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { releasesOf } from '../analysis/read-releases.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { proposedBy } from '../proposals/proposed-by.ts';
import { permitted } from './permitted.ts';
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

export type PublicTerms = Pick<ConsultationRow, 'sponsorKind' | 'answerDay' | 'retentionDay'> & {
  readonly languages: readonly string[];
  readonly consultationId: string;
  /** `destroyed`: only what a release keeps of it is left. */
  readonly state: ConsultationState;
  /** Children were heard: from then on a second look is owed. */
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
  /** Releases of it, by address. */
  readonly releases: readonly string[];
};

/** From its approval on everybody may read it, whether or not it is open. Of a draft not even that it exists. */
const open: readonly ConsultationState[] = [
  'approved',
  'open',
  'paused',
  'closed',
  'analysed',
  'signed',
  'published',
  'answered',
];

/**
 * Who asks, who pays, who gains, what was weighed, and under which terms: for anybody, from its own database, and once that is
 * destroyed from what its release keeps. Refusal: `not-found` (also of a draft, and of what was destroyed without a release).
 */
export async function readPublicTerms(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<PublicTerms>> {
  const { consultationId } = input;
  const db = await openConsultation(deps, consultationId).catch(() => undefined);
  const row = db && (await consultationRow(db));
  const released = await releasesOf(deps, consultationId);
  const releases = released.map(({ id }) => id);
  if (db && row && open.includes(row.state)) {
    const { state, languages, sponsorKind, answerDay, retentionDay } = row;
    const [texts, terms, asked, signed, source] = await Promise.all([
      consultationTexts(db),
      toldTerms(db),
      sections(db),
      signatures(db),
      documentSourceOf(db),
    ]);
    const over = isOver(state);
    return done({
      consultationId,
      state,
      over,
      languages,
      sponsorKind,
      answerDay,
      retentionDay,
      texts,
      terms,
      approvedDay: signed.find(({ kind }) => kind === 'approved')?.day ?? null,
      document: asked.version
        ? {
            ...asked.version,
            sections: asked.sections,
            source: source && toldSource(source, { seed: consultationId, languages }),
          }
        : null,
      proposed: await proposedBy(deps, db, consultationId),
      releases,
    });
  }
  const kept = row ? undefined : released.at(-1)?.release;
  if (!kept?.terms) return refuse('not-found');
  const { languages, sponsorKind, answerDay, retentionDay, texts, terms } = kept;
  return done({
    consultationId,
    state: 'destroyed',
    over: true,
    languages,
    sponsorKind,
    answerDay,
    retentionDay,
    texts,
    terms,
    approvedDay: null,
    document: null,
    proposed: null,
    releases,
  });
}
