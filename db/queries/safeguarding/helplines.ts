import { asc, eq } from 'drizzle-orm';
import type { Helpline, HelplineKind } from '../../../server/core/safeguarding/helplines.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { helpline } from '../../schema/control-safeguarding.ts';
import { guard } from '../../statement.ts';

function toHelpline(control: Database, row: typeof helpline.$inferSelect): Helpline {
  return {
    id: row.id,
    country: row.country,
    kind: row.kind as HelplineKind,
    languages: JSON.parse(row.languages) as string[],
    name: control.text.decode(row.name),
    number: row.number,
    source: control.text.decode(row.source),
    readDay: row.readDay,
    enteredBy: row.enteredBy,
    confirmedBy: row.confirmedBy,
  };
}

/** All lines of an organisation, by country. */
export async function helplinesOf(control: Database, organisationId: string): Promise<Helpline[]> {
  const rows = await control.read
    .select()
    .from(helpline)
    .where(eq(helpline.organisationId, organisationId))
    .orderBy(asc(helpline.country), asc(helpline.kind), asc(helpline.id));
  return rows.map((row) => toHelpline(control, row));
}

export async function helplineById(
  control: Database,
  id: string,
): Promise<(Helpline & { organisationId: string }) | undefined> {
  const row = await control.read.select().from(helpline).where(eq(helpline.id, id)).get();
  return row && { ...toHelpline(control, row), organisationId: row.organisationId };
}

export function addHelpline(
  control: Database,
  line: Omit<Helpline, 'confirmedBy'> & { readonly organisationId: string },
): Statement {
  return {
    sql: `insert into helpline (id, organisation_id, country, kind, languages, name, number, source, read_day, entered_by)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
    args: [
      line.id,
      line.organisationId,
      line.country,
      line.kind,
      JSON.stringify(line.languages),
      control.text.encode(line.name),
      line.number,
      control.text.encode(line.source),
      line.readDay,
      line.enteredBy,
    ],
    refusal: 'id-taken',
  };
}

/** Another person than the one who entered it. Refused as `one-person-alone`, also when it is gone or confirmed already: whoever reads it then knows which. */
export function confirmHelpline(of: { readonly id: string; readonly staffId: string }): Statement[] {
  return [
    {
      sql: 'update helpline set confirmed_by = ?2 where id = ?1 and confirmed_by is null and entered_by <> ?2',
      args: [of.id, of.staffId],
    },
    guard('one-person-alone'),
  ];
}

export function dropHelpline(id: string): Statement[] {
  return [{ sql: 'delete from helpline where id = ?1', args: [id] }, guard('not-found')];
}
