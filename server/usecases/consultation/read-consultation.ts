import type { Database } from '../../../db/databases.ts';
import { lastDayOf, lastDetailOf } from '../../../db/last-done.ts';
import { batches } from '../../../db/queries/consultation/code-batches.ts';
import { consentOf, plannedUses } from '../../../db/queries/consultation/consent.ts';
import {
  type ActivityRow,
  activities,
  type ConsultationRow,
  consultationTexts,
  type SectionRow,
  sections,
  signatures,
} from '../../../db/queries/consultation/consultations.ts';
import { designs } from '../../../db/queries/consultation/designs.ts';
import { plainAuthors } from '../../../db/queries/consultation/plain-authors.ts';
import { seeds } from '../../../db/queries/consultation/statements.ts';
import { sheetsMayCome } from '../../../db/queries/paper/paper.ts';
import { kioskBatches } from '../../../db/queries/room/kiosk.ts';
import { quietHoursOf } from '../../../db/queries/session/session-plans.ts';
import { isClosingOver } from '../../core/consultation/closing-day.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { Design } from '../../core/consultation/designs.ts';
import { type ConsultationState, hasReleases } from '../../core/consultation/lifecycle.ts';
import type { PlainAuthor } from '../../core/consultation/plain-authors.ts';
import type { QuietHours } from '../../core/consultation/quiet-hours.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { detailParts } from '../../core/privacy/audit-details.ts';
import { isPutBackLately } from '../../core/privacy/backups.ts';
import type { BatchConsent, Consent } from '../../core/privacy/consent.ts';
import { endsUnpublished } from '../../core/privacy/last-day.ts';
import type { PlannedUse } from '../../core/privacy/uses.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Translator } from '../../core/translation/translator.ts';
import { calledByAnswers } from '../analysis/called-by-answers.ts';
import type { Deps } from '../deps.ts';
import { closedDeed } from './closing.ts';
import { permitted } from './permitted.ts';
import { type PrintedSeed, printed } from './sign-seed.ts';

export type ConsultationDesk = {
  /** Its state, once it is published, as its answers have it (R1038). */
  readonly row: ConsultationRow;
  readonly texts: readonly { field: string; language: string; level: string; body: string }[];
  readonly documentTitle: string;
  readonly documentLanguage: string;
  readonly sections: readonly SectionRow[];
  /** Who wrote each plain version, and who has checked it. */
  readonly plainAuthors: readonly PlainAuthor[];
  readonly activities: readonly ActivityRow[];
  /** Pictures, places and words of the designs among them. */
  readonly designs: readonly Design[];
  /** The organiser's own statements, of every statement activity. */
  readonly seeds: readonly PrintedSeed[];
  readonly signatures: readonly { kind: string; revision: number; staffName: string; day: string }[];
  /** Whoever approves gave it back, and it was not sent again: who, when and why. */
  readonly returned: { readonly staffName: string; readonly day: string; readonly reason: string } | null;
  /**
   * What a backup that was put in its place did to it, while that is so: it rests, was closed again (`unopened`: by one from before it was opened, in which
   * nothing is of what children said), or counts as published again.
   */
  readonly restored: 'paused' | 'closed' | 'unopened' | 'published' | null;
  /** Its last day, where that is near and nothing of it is published (R1198); null where it is not. */
  readonly lastDay: string | null;
  /** The last day on which children could take part is over. */
  readonly closingOver: boolean;
  /** Sheets are out that nobody typed yet: closed, they count for nothing. */
  readonly sheetsOut: boolean;
  readonly consent: Consent;
  /** When nobody meets live. */
  readonly quiet: QuietHours;
  readonly uses: readonly PlannedUse[];
  /** Who would translate words of children, as whoever runs this site set it up. */
  readonly translator: Translator['where'];
  /** How many codes were made; how many were used is a count of children and stays hidden while open. */
  readonly batches: readonly {
    id: string;
    label: string;
    language: string;
    size: number;
    day: string;
    consent: BatchConsent;
    attestedBy: string;
    attestedHow: string;
    calledBackDay: string;
    /** Its places are handed out by devices: there is no sheet of it that could be lost. */
    kiosk: boolean;
  }[];
};

async function returnOf(
  db: Database,
  signed: ConsultationDesk['signatures'],
): Promise<ConsultationDesk['returned']> {
  const back = signed.find(({ kind }) => kind === 'returned');
  if (!back) return null;
  const deed = 'consultation:return';
  const parts = detailParts(deed, (await lastDetailOf(db, deed)) ?? '');
  const reason = parts?.find(({ is }) => is === 'words')?.said ?? '';
  return { staffName: back.staffName, day: back.day, reason };
}

/** By the log: a restore says so where it lets rest or closes, and nothing else publishes in the log of a consultation. */
async function restoredOf(
  db: Database,
  { state, today }: { readonly state: ConsultationState; readonly today: string },
): Promise<ConsultationDesk['restored']> {
  if (state === 'paused')
    return (await lastDetailOf(db, 'consultation:paused')) === 'restored' ? 'paused' : null;
  if (hasReleases(state)) {
    const day = await lastDayOf(db, 'release:publish');
    // As long as an answer is owed, or somebody may not have looked.
    return day !== undefined && (state === 'published' || isPutBackLately(day, today)) ? 'published' : null;
  }
  if ((await lastDetailOf(db, closedDeed)) !== 'restored') return null;
  return (await lastDayOf(db, 'consultation:open')) === undefined ? 'unopened' : 'closed';
}

/** All that staff prepares of a consultation; nothing that a child wrote or did. Refusal: `not-found`. */
export async function readConsultation(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<ConsultationDesk>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:read',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { db, row } = found;
  const [
    texts,
    document,
    foundActivities,
    foundSeeds,
    signed,
    made,
    consent,
    uses,
    drawn,
    quiet,
    authors,
    kiosks,
    sheetsOut,
  ] = await Promise.all([
    consultationTexts(db),
    sections(db),
    activities(db),
    seeds(db),
    signatures(db),
    batches(db),
    consentOf(db),
    plannedUses(db),
    designs(db),
    quietHoursOf(db),
    plainAuthors(db),
    kioskBatches(db),
    sheetsMayCome(db),
  ]);
  const today = dayIn(row.timeZone, deps.clock());
  return done({
    row: { ...row, state: await calledByAnswers(deps, row) },
    texts,
    documentTitle: document.version?.title ?? '',
    documentLanguage: document.version?.language ?? row.languages[0] ?? 'en',
    sections: document.sections,
    plainAuthors: authors,
    activities: foundActivities,
    designs: drawn,
    seeds: foundSeeds.map(printed),
    signatures: signed,
    returned: await returnOf(db, signed),
    restored: await restoredOf(db, { state: row.state, today }),
    lastDay: endsUnpublished(row, today) ? row.retentionDay : null,
    closingOver: isClosingOver(row, today),
    sheetsOut,
    consent,
    quiet,
    uses,
    translator: deps.translator.where,
    batches: made.map(({ used: _used, ...batch }) => ({ ...batch, kiosk: kiosks.has(batch.id) })),
  });
}
