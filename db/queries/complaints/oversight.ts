import type { Remedy, RemedyKind } from '../../../server/core/privacy/escalation/remedies.ts';
import type { Database } from '../../databases.ts';
import type { Row, Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';

export type CommentRow = {
  readonly id: string;
  /** '' : of the whole site. */
  readonly consultationId: string;
  readonly language: string;
  readonly texts: Readonly<Record<'younger' | 'older', string>>;
  readonly signedBy: string;
  readonly day: string;
};

const textOf = (db: Database, value: Row[number] | undefined) =>
  db.text.decode((value ?? new Uint8Array()) as Uint8Array);

/** What the overseer said in public, the newest day first. */
export async function oversightComments(control: Database): Promise<readonly CommentRow[]> {
  const rows = await control.query(
    `select o.id, o.consultation_id, o.language, y.body, o.body, o.signed_by, o.day
      from oversight_comment o join oversight_comment y on y.id = o.id and y.level = 'younger'
      where o.level = 'older' order by o.day desc, o.id`,
    [],
  );
  return rows.map(([id, consultationId, language, younger, older, signedBy, day]) => ({
    id: String(id),
    consultationId: String(consultationId),
    language: String(language),
    texts: { younger: textOf(control, younger), older: textOf(control, older) },
    signedBy: textOf(control, signedBy),
    day: String(day),
  }));
}

export function addComment(row: {
  readonly id: string;
  readonly consultationId: string;
  readonly language: string;
  readonly texts: Readonly<Record<'younger' | 'older', Uint8Array>>;
  readonly signedBy: Uint8Array;
  readonly day: string;
}): Statement[] {
  return (['older', 'younger'] as const).map((level) => ({
    sql: `insert into oversight_comment (id, consultation_id, language, level, body, signed_by, day)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
    args: [row.id, row.consultationId, row.language, level, row.texts[level], row.signedBy, row.day],
    refusal: 'id-taken',
  }));
}

export type AuditRow = {
  readonly id: string;
  readonly day: string;
  readonly auditor: string;
  readonly language: string;
  readonly summary: string;
  readonly recordedDay: string;
};

/** Audits by somebody from outside, the newest day first. */
export async function independentAudits(control: Database): Promise<readonly AuditRow[]> {
  const rows = await control.query(
    'select id, day, auditor, language, summary, recorded_day from independent_audit order by day desc, id',
    [],
  );
  return rows.map(([id, day, auditor, language, summary, recordedDay]) => ({
    id: String(id),
    day: String(day),
    auditor: textOf(control, auditor),
    language: String(language),
    summary: textOf(control, summary),
    recordedDay: String(recordedDay),
  }));
}

/** The day of the newest one. */
export async function lastAuditDay(control: Database): Promise<string | null> {
  const [row] = await control.query('select max(day) from independent_audit', []);
  return row?.[0] ? String(row[0]) : null;
}

export function addIndependentAudit(row: {
  readonly id: string;
  readonly day: string;
  readonly auditor: Uint8Array;
  readonly language: string;
  readonly summary: Uint8Array;
  readonly recordedBy: string;
  readonly recordedDay: string;
}): Statement {
  return {
    sql: `insert into independent_audit (id, day, auditor, language, summary, recorded_by, recorded_day)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
    args: [row.id, row.day, row.auditor, row.language, row.summary, row.recordedBy, row.recordedDay],
    refusal: 'id-taken',
  };
}

export type RemedyRow = Remedy & {
  readonly id: string;
  readonly proposedBy: string;
  readonly confirmedBy: string | null;
};

/** All of them, by country; `confirmedBy` null waits for a second person and is shown to nobody outside. */
export async function remedies(control: Database): Promise<readonly RemedyRow[]> {
  const rows = await control.query(
    `select id, country, kind, name, contact, source, checked_day, proposed_by, confirmed_by from remedy
      order by country, kind, id`,
    [],
  );
  return rows.map(([id, country, kind, name, contact, source, checkedDay, proposedBy, confirmedBy]) => ({
    id: String(id),
    country: String(country),
    kind: kind as RemedyKind,
    name: textOf(control, name),
    contact: textOf(control, contact),
    source: textOf(control, source),
    checkedDay: String(checkedDay),
    proposedBy: String(proposedBy),
    confirmedBy: confirmedBy === null ? null : String(confirmedBy),
  }));
}

export function addRemedy(row: {
  readonly id: string;
  readonly country: string;
  readonly kind: RemedyKind;
  readonly name: Uint8Array;
  readonly contact: Uint8Array;
  readonly source: Uint8Array;
  readonly checkedDay: string;
  readonly proposedBy: string;
}): Statement {
  return {
    sql: `insert into remedy (id, country, kind, name, contact, source, checked_day, proposed_by)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
    args: [row.id, row.country, row.kind, row.name, row.contact, row.source, row.checkedDay, row.proposedBy],
    refusal: 'id-taken',
  };
}

/** A second person confirms, never the one who proposed: refused as `already-decided` when it is confirmed or gone. */
export function confirmRemedy(of: { id: string; staffId: string }): Statement[] {
  return [
    {
      sql: 'update remedy set confirmed_by = ?2 where id = ?1 and confirmed_by is null and proposed_by <> ?2',
      args: [of.id, of.staffId],
    },
    guard('already-decided'),
  ];
}

export function dropRemedy(id: string): Statement[] {
  return [{ sql: 'delete from remedy where id = ?1', args: [id] }, guard('not-found')];
}
