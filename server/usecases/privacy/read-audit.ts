import {
  type AuditCheck,
  auditDays,
  auditEntries,
  type NumberedEntry,
  notedHead,
  verifyAudit,
} from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { activities, consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { destructionOf } from '../../../db/queries/retention/destructions.ts';
import { keptDays, keptIds, keptPage, verifyKept } from '../../../db/queries/retention/kept-log.ts';
import { staffOf } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { certificateIn } from '../../core/privacy/destruction.ts';
import { keptLogUntil } from '../../core/privacy/retention.ts';
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
  /** The logs of consultations that this person may read; of a destroyed one, while something of it is kept. */
  readonly consultations: readonly { readonly id: string; readonly title: string }[];
  /** It may read the log of complaints too: `consultationId` 'complaints'. */
  readonly complaints: boolean;
  /** Whether every entry still stands as it was written; else the first that does not. */
  readonly check: AuditCheck;
  readonly days: readonly { readonly day: string; readonly entries: number }[];
  /** The day that is shown; null for an empty log. */
  readonly day: string | null;
  /** The newest first: who looks wants to see what just happened. `actor`: the id of a person, or which part of the program. */
  readonly entries: readonly ReadEntry[];
  /**
   * What the ids in these entries are called: people of this organisation (with the end of the id where two have one name), consultations
   * that may be read, parts of this one.
   */
  readonly names: Readonly<Record<string, string>>;
  /**
   * Of a consultation that is destroyed, until which day its lines stay, and whether its chain stood when they were made of it; null: this log
   * is whole.
   */
  readonly kept: { readonly until: string; readonly stood: boolean } | null;
  /** The number before which the next page begins. */
  readonly more: number | null;
};

/** `times` in a log that is kept: how often, from ten in fives; null is fewer. */
type ReadEntry = NumberedEntry & { readonly times?: number | null };

/**
 * One audit log, a day at a time, with its chain recomputed at each look. `consultationId` null: the site's own log, or the first
 * that this person may read where it oversees a part of it only. Of a consultation that is destroyed, what stays of its log.
 * Refusals: `not-allowed`, `not-found`.
 */
export async function readAudit(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string | null; day: string | null; before: number | null },
): Promise<Outcome<AuditLog>> {
  if (!staffMay(actor, 'audit:read')) return refuse('not-allowed');
  const listed = await listConsultations(deps, actor, {});
  const { control, complaints } = deps.databases;
  const left = new Set(await keptIds(control));
  const consultations = (listed.ok ? listed.value : [])
    .filter(
      ({ id, state }) =>
        can(actor, 'audit:read', { organisationId: actor.organisationId, consultationId: id }) &&
        (state !== 'destroyed' || left.has(id)),
    )
    .map(({ id, title }) => ({ id, title }));
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
  const [row, parts] =
    database && known ? await Promise.all([consultationRow(database), activities(database)]) : [];
  const log = database
    ? wholeLog(database, control)
    : known && left.has(known.id)
      ? keptLog(deps, known.id)
      : undefined;
  if (!log) return refuse('not-found');
  const [check, days, people, kept] = await Promise.all([
    log.check,
    log.days,
    staffOf(control, organisationId),
    log.kept,
  ]);
  const names = new Map([
    ...(parts ?? []).map(({ id, prompts }) => {
      const own = prompts.filter(({ language }) => language === row?.languages[0]);
      const said = own.find(({ level }) => level === 'older') ?? own[0] ?? prompts[0];
      return [id, said?.prompt ?? id] as const;
    }),
    ...consultations.map(({ id, title }) => [id, title] as const),
    ...namesOf(people),
  ]);
  const day = days.find((each) => each.day === input.day)?.day ?? days[0]?.day ?? null;
  const found = day === null ? [] : await log.page({ day, before: input.before, limit: auditPage + 1 });
  const entries = found.slice(0, auditPage);
  return done({
    of,
    site,
    consultations,
    complaints: complains,
    check,
    days,
    day,
    entries,
    names: Object.fromEntries(
      entries
        .flatMap(({ actor: by, subject, detail }) => [by, subject, ...detail.split(' ')])
        .flatMap((id) => {
          const name = names.get(id);
          return name === undefined ? [] : [[id, name]];
        }),
    ),
    kept,
    more: found.length > auditPage ? (entries.at(-1)?.n ?? null) : null,
  });
}

/** Of two people of one name each is called by the end of its id too: in a log they are two. */
function namesOf(people: readonly { readonly staffId: string; readonly name: string }[]) {
  return people.map(({ staffId, name }) => {
    const alone = people.every((other) => other.staffId === staffId || other.name !== name);
    return [staffId, alone ? name : `${name} · ${staffId.slice(-4)}`] as const;
  });
}

type Log = {
  readonly check: Promise<AuditCheck>;
  readonly days: Promise<AuditLog['days']>;
  readonly kept: Promise<AuditLog['kept']>;
  readonly page: (part: {
    readonly day: string;
    readonly before: number | null;
    readonly limit: number;
  }) => Promise<readonly ReadEntry[]>;
};

function wholeLog(database: Database, control: Database): Log {
  const noted = database === control ? undefined : notedHead(control, database);
  const days = auditDays(database);
  return {
    check: Promise.resolve(noted).then((head) => verifyAudit(database, head)),
    days,
    kept: Promise.resolve(null),
    page: async ({ day, before, limit }) => {
      const of = (await days).find((each) => each.day === day);
      return of ? auditEntries(database, { of, before, limit }) : [];
    },
  };
}

/** What stays of the log of a consultation whose database is gone. */
function keptLog(deps: Deps, consultationId: string): Log {
  const { control } = deps.databases;
  return {
    check: verifyKept(control, consultationId).then((check) => check ?? { ok: false, firstBad: 1 }),
    days: keptDays(control, consultationId),
    kept: destructionOf(control, consultationId).then((row) =>
      row ? { until: keptLogUntil(row.day), stood: 'entries' in certificateIn(row.body).audit } : null,
    ),
    page: async (part) =>
      (await keptPage(control, { ...part, consultationId })).map((line) => ({ ...line, subject: '' })),
  };
}
