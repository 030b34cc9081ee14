import type { Database } from '../../../db/databases.ts';
import { lastAuditDay } from '../../../db/queries/complaints/oversight.ts';
import { assessments } from '../../../db/queries/consultation/assessments.ts';
import { attributesOf } from '../../../db/queries/consultation/attributes.ts';
import { consentOf } from '../../../db/queries/consultation/consent.ts';
import {
  activities,
  type ConsultationRow,
  consultationTexts,
  sections,
  signatures,
} from '../../../db/queries/consultation/consultations.ts';
import { designs } from '../../../db/queries/consultation/designs.ts';
import { documentSourceOf } from '../../../db/queries/consultation/document-source.ts';
import { seeds } from '../../../db/queries/consultation/statements.ts';
import { termsOf } from '../../../db/queries/consultation/terms.ts';
import { siteCues } from '../../../db/queries/moderation/screening-cues.ts';
import { writtenPages } from '../../../db/queries/staff/organisation-pages.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type GateRow, gate } from '../../core/consultation/release-gate.ts';
import { usualReadingDays } from '../../core/consultation/terms.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { noticesIn } from '../../core/staff/organisation-pages.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { readersOf } from '../complaints/who-reads.ts';
import type { Deps } from '../deps.ts';
import { safetyOf } from '../safeguarding/safety-of.ts';
import { crewOf, hasHost } from './crew-of.ts';
import { permitted } from './permitted.ts';

/** The gate's rows for a consultation as it stands in its database now. */
export async function gateOf(deps: Deps, db: Database, row: ConsultationRow): Promise<readonly GateRow[]> {
  const [
    texts,
    document,
    found,
    foundSeeds,
    signed,
    consent,
    safety,
    auditDay,
    attributes,
    terms,
    assessed,
    drawn,
    source,
  ] = await Promise.all([
    consultationTexts(db),
    sections(db),
    activities(db),
    seeds(db),
    signatures(db),
    consentOf(db),
    safetyOf(deps, row),
    lastAuditDay(deps.databases.control),
    attributesOf(db),
    termsOf(db, usualReadingDays),
    assessments(db),
    designs(db),
    documentSourceOf(db),
  ]);
  return gate({
    ...row,
    today: dayIn(row.timeZone, deps.clock()),
    texts,
    sections: document.sections,
    source,
    activities: found,
    designs: drawn,
    // What waits for its own signature is shown to no child and keeps nothing from opening again.
    seeds: foundSeeds.filter((seed) => seed.state !== 'proposed'),
    attributes,
    consent,
    safety,
    crew: await crewOf(deps, row),
    host: await hasHost(deps, row),
    // Of any consultation a child can complain without naming it: an overseer of this one alone would not have that.
    overseer: (await readersOf(deps, row.organisationId))(''),
    notices: noticesIn(await writtenPages(deps.databases.control)),
    onServer: deps.databases.kind === 'server',
    auditDay,
    terms,
    assessments: assessed,
    words: await wordsLookedFor(deps, row.languages),
    signatures: signed.filter((each) => each.subject === row.id),
  });
}

/** What this site had entered for these languages, confirmed by a second person or not, and for how many of them there is no pack. */
async function wordsLookedFor(deps: Deps, languages: readonly string[]) {
  const own = (await siteCues(deps.databases.control)).filter(
    ({ language, droppedBy }) => droppedBy === null && languages.includes(language),
  );
  return {
    used: own.filter(({ confirmedBy }) => confirmedBy !== null).length,
    waiting: own.filter(({ confirmedBy }) => confirmedBy === null).length,
    packless: languages.filter((language) => deps.packOf(language) === undefined).length,
  };
}

/** What stands between this consultation and its opening. Refusal: `not-found`. */
export async function readGate(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<readonly GateRow[]>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:read',
    consultationId: input.consultationId,
  });
  return found.ok ? done(await gateOf(deps, found.db, found.row)) : found;
}
