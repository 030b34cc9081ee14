import {
  type AuditCheck,
  auditDays,
  auditEntries,
  type NumberedEntry,
  notedHead,
  verifyAudit,
} from '../../../db/audit.ts';
import { staffOf } from '../../../db/queries/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can, staffMay } from '../../core/staff/roles.ts';
import { listConsultations } from '../consultation/list-consultations.ts';
import { type Deps, openConsultation } from '../deps.ts';

/** How many entries a page of a log shows. */
const auditPage = 200;

export type AuditLog = {
  /** Which one this is; null: the site's own. */
  readonly of: string | null;
  /** It may read the site's own: whoever oversees all of it. */
  readonly site: boolean;
  /** The logs of consultations that this person may read. */
  readonly consultations: readonly { readonly id: string; readonly title: string }[];
  /** It may read the log of complaints too: `consultationId` 'complaints'. */
  readonly complaints: boolean;
  /** Whether every entry still stands as it was written; else the first that does not. */
  readonly check: AuditCheck;
  readonly days: readonly { readonly day: string; readonly entries: number }[];
  /** The day that is shown; null for an empty log. */
  readonly day: string | null;
  /** The newest first: who looks wants to see what just happened. `actor` by name where it is a person of this organisation. */
  readonly entries: readonly NumberedEntry[];
  /** The number before which the next page begins. */
  readonly more: number | null;
};

/**
 * One audit log, a day at a time, with its chain recomputed at each look. `consultationId` null: the site's own log, or the first
 * that this person may read where it oversees a part of it only.
 * Refusals: `not-allowed`, `not-found`.
 */
export async function readAudit(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string | null; day: string | null; before: number | null },
): Promise<Outcome<AuditLog>> {
  if (!staffMay(actor, 'audit:read')) return refuse('not-allowed');
  const listed = await listConsultations(deps, actor, {});
  const consultations = (listed.ok ? listed.value : [])
    .filter(({ id }) =>
      can(actor, 'audit:read', { organisationId: actor.organisationId, consultationId: id }),
    )
    .map(({ id, title }) => ({ id, title }));
  const { control, complaints } = deps.databases;
  const { organisationId } = actor;
  const complains = can(actor, 'complaint:read', { organisationId, consultationId: '' });
  const site = can(actor, 'audit:read', { organisationId });
  const of = input.consultationId ?? (site ? null : (consultations[0]?.id ?? ''));
  const known = consultations.find(({ id }) => id === of);
  const database =
    of === null
      ? control
      : complains && of === 'complaints'
        ? complaints
        : known && (await openConsultation(deps, known.id).catch(() => undefined));
  if (!database) return refuse('not-found');
  const [check, days, people] = await Promise.all([
    verifyAudit(database, database === control ? undefined : await notedHead(control, database.id)),
    auditDays(database),
    staffOf(control, actor.organisationId),
  ]);
  const names = new Map(people.map(({ staffId, name }) => [staffId, name]));
  const day = days.find((each) => each.day === input.day)?.day ?? days[0]?.day ?? null;
  const found =
    day === null ? [] : await auditEntries(database, { day, before: input.before, limit: auditPage + 1 });
  const entries = found.slice(0, auditPage);
  return done({
    of,
    site,
    consultations,
    complaints: complains,
    check,
    days,
    day,
    entries: entries.map((entry) => ({ ...entry, actor: names.get(entry.actor) ?? entry.actor })),
    more: found.length > auditPage ? (entries.at(-1)?.n ?? null) : null,
  });
}
