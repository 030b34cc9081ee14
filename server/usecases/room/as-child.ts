import type { Database } from '../../../db/databases.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { type Actor, type Child, can, type Deed } from '../../core/staff/roles.ts';
import { type Deps, type Facts, openConsultation } from '../deps.ts';

export type AsChild = {
  readonly ok: true;
  readonly db: Database;
  readonly facts: Facts;
  readonly child: Child;
  /** Of its seat: may it do more than the deed that let it in? */
  readonly may: (deed: Deed) => boolean;
};

/**
 * A child that does something in its consultation, without a read: the hot way in. Refusals: `not-allowed`, `not-found` (its
 * consultation is gone).
 */
export async function asChild(deps: Deps, actor: Actor, deed: Deed): Promise<AsChild | Refused> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const { consultationId } = actor;
  const [db, facts] = await Promise.all([openConsultation(deps, consultationId), deps.facts(consultationId)]);
  if (!db || !facts) return refuse('not-found');
  const subject = { organisationId: facts.organisationId, consultationId };
  const may = (each: Deed) => can(actor, each, subject);
  return may(deed) ? { ok: true, db, facts, child: actor, may } : refuse('not-allowed');
}
