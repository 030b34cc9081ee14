import type { Database } from '../../../db/databases.ts';
import { consentOf } from '../../../db/queries/consultation/consent.ts';
import { consultationRow, consultationTexts } from '../../../db/queries/consultation/consultations.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type CarerWay, needsGuardian } from '../../core/privacy/consent.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

export type OpenConsultation = {
  readonly consultationId: string;
  readonly languages: readonly string[];
  /** A company asks. */
  readonly company: boolean;
  readonly texts: readonly { field: string; language: string; level: string; body: string }[];
  /** Anybody may fill in its forms. */
  readonly publicWay: boolean;
  /** A law asks for a guardian at some age. */
  readonly guardian: { readonly carerWay: CarerWay } | null;
};

/**
 * The consultations that anybody may know of: those with a public way in, and those where a law asks for a guardian, because
 * that law and the way around a carer who is not safe have to be public. Of others not even that they exist. One whose database gives no answer
 * is left out until it does. Refuses nothing.
 */
export async function listOpen(
  deps: Deps,
  _actor: Actor,
  _input: object,
): Promise<Outcome<readonly OpenConsultation[]>> {
  const entries = (await directoryEntries(deps.databases.control)).filter(({ state }) => state === 'open');
  const open: OpenConsultation[] = [];
  // One after the other: those that have to be opened let everybody else go first.
  for (const { id } of entries)
    open.push(...((await ifReadable(deps, id, openTo).catch(() => undefined)) ?? []));
  return done(open);
}

async function openTo(db: Database): Promise<readonly OpenConsultation[]> {
  const row = await consultationRow(db);
  if (row?.state !== 'open') return [];
  const consent = await consentOf(db);
  const guardian = needsGuardian(consent.rules) ? { carerWay: consent.carerWay } : null;
  const publicWay = consent.publicWay && !consent.wayShut;
  if (!publicWay && guardian === null) return [];
  return [
    {
      consultationId: row.id,
      languages: row.languages,
      company: row.sponsorKind === 'company',
      texts: await consultationTexts(db),
      publicWay,
      guardian,
    },
  ];
}
