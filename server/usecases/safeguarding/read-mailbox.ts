import { casesOfChild } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { type OwnCase, ownCase } from './own-case.ts';
import { twoCanOpen } from './trained-leads.ts';

export type Mailbox = {
  /** Two leads at least can open what is written now. */
  readonly ready: boolean;
  readonly cases: readonly OwnCase[];
};

/** What a child told the team and what the team answered; answers that a second lead has not seen are not there. Refusals: `not-allowed`, `not-found`. */
export async function readMailbox(deps: Deps, actor: Actor, _input: object): Promise<Outcome<Mailbox>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child } = found;
  const ready = await twoCanOpen(deps, { organisationId: row.organisationId, consultationId: row.id });
  const cases = await Promise.all(
    (await casesOfChild(db, child.participantId)).map((each) => ownCase(db, each)),
  );
  return done({ ready, cases: cases.sort((a, b) => (a.day < b.day ? 1 : -1)) });
}
