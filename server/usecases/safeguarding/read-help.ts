import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { helplinesOf } from '../../../db/queries/safeguarding/helplines.ts';
import { organisations } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { withoutSeat } from '../../core/safeguarding/cases.ts';
import { dialled, type HelpLine, linesForChild } from '../../core/safeguarding/helplines.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { twoCanOpen } from './trained-leads.ts';

export type Help = {
  /** Of the child's consultation; '' for a visitor, or where nobody said. */
  readonly country: string;
  readonly lines: readonly HelpLine[];
  /**
   * To whom this person can write, where two leads at least could open it today: a child to the `team` of its consultation, anybody
   * else, and a child whose consultation has none, to the leads of the site.
   */
  readonly writeTo: 'team' | 'letters' | null;
};

/**
 * Confirmed helplines: of a child those of its consultation's country, of anybody else those of every country, each country
 * for itself; lines in the reader's language first. Nothing is refused.
 */
export async function readHelp(
  deps: Deps,
  actor: Actor,
  input: { language: string },
): Promise<Outcome<Help>> {
  const { control } = deps.databases;
  const db = actor.kind === 'child' ? await openConsultation(deps, actor.consultationId) : undefined;
  const row = db && (await consultationRow(db));
  const organisationId = row?.organisationId ?? (await organisations(control))[0]?.id ?? '';
  const all = await helplinesOf(control, organisationId);
  const country = row?.country ?? '';
  const shown = country === '' ? all : all.filter((line) => line.country === country);
  const twoOf = (consultationId: string) => twoCanOpen(deps, { organisationId, consultationId });
  const writeTo = row && (await twoOf(row.id)) ? 'team' : (await twoOf(withoutSeat)) ? 'letters' : null;
  return done({
    country,
    lines: linesForChild(shown, input.language).map(({ country: of, kind, name, number, languages }) => ({
      country: of,
      kind,
      name,
      number,
      dials: dialled(number),
      languages,
    })),
    writeTo,
  });
}
