import { consentOf } from '../../../db/queries/consultation/consent.ts';
import { kioskGroups } from '../../../db/queries/room/kiosk.ts';
import { staffOf } from '../../../db/queries/staff/staff.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type BatchConsent, consentsToIssue } from '../../core/privacy/consent.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { offeredForGroups } from '../consultation/know-groups.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';

export type KioskDesk = {
  readonly state: ConsultationState;
  readonly languages: readonly string[];
  readonly consents: readonly BatchConsent[];
  /** Who could be with the children (`offeredForGroups`). */
  readonly people: readonly { readonly staffId: string; readonly name: string }[];
  readonly groups: readonly {
    readonly id: string;
    readonly label: string;
    readonly language: string;
    readonly size: number;
    readonly day: string;
    /** How many devices hand out its places now. How many were taken nobody is told: it is a count of children. */
    readonly devices: number;
  }[];
};

/** The groups of a consultation that take part at kiosks. Refusal: `not-found`. */
export async function readKiosks(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string },
): Promise<Outcome<KioskDesk>> {
  const found = await permitted(deps, actor, { deed: 'kiosk:run', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const [groups, consent, staff] = await Promise.all([
    kioskGroups(db, minuteOf(deps.clock())),
    consentOf(db),
    staffOf(deps.databases.control, row.organisationId),
  ]);
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  return done({
    state: row.state,
    languages: row.languages,
    consents: consentsToIssue(consent),
    people: offeredForGroups(staff, subject),
    groups,
  });
}
