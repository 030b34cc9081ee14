import { asc, eq, sql } from 'drizzle-orm';
import type { ActivityKind, Standing } from '../../../server/core/consultation/activities.ts';
import type { ConsultationState } from '../../../server/core/consultation/lifecycle.ts';
import type { PlainMaker } from '../../../server/core/consultation/plain-authors.ts';
import type { PollForm } from '../../../server/core/consultation/polls.ts';
import type { ActivityState } from '../../../server/core/wire/events.ts';
import type { Database } from '../../databases.ts';
import type { Row, SqlValue } from '../../engine.ts';
import { prepared } from '../../prepared.ts';
import { processActivity } from '../../process-activity.ts';
import {
  activity,
  consultation,
  consultationText,
  documentVersion,
  section,
  signature,
} from '../../schema/consultation.ts';
import { easy } from './plain-authors.ts';

const theConsultation = prepared((read) => read.select().from(consultation).prepare());

export async function consultationRow(db: Database) {
  const row = await theConsultation(db).get();
  if (!row) return undefined;
  return { ...row, state: row.state as ConsultationState, languages: JSON.parse(row.languages) as string[] };
}
export type ConsultationRow = NonNullable<Awaited<ReturnType<typeof consultationRow>>>;

/** What is said about the consultation, by `field.language.level`. */
export async function consultationTexts(db: Database) {
  const rows = await db.read.select().from(consultationText);
  return rows.map((row) => ({
    field: row.field,
    language: row.language,
    level: row.level,
    body: db.text.decode(row.body),
  }));
}

/** Its titles alone: a list of two hundred consultations would read fifty thousand texts for them. */
export async function titleTexts(db: Database) {
  const query = `select language, level, body from consultation_text where field = 'title' order by language, level`;
  const rows = await db.query(query, []);
  return rows.map(([language, level, body]) => ({
    field: 'title',
    language: String(language),
    level: String(level),
    body: db.text.decode(body as Uint8Array),
  }));
}

const firstVersion = prepared((read) =>
  read.select().from(documentVersion).orderBy(asc(documentVersion.number)).limit(1).prepare(),
);
const allSections = prepared((read) => read.select().from(section).orderBy(asc(section.position)).prepare());

/** Twelve languages have a dozen plain versions of each section: each is read once and put to its section, as with prompts. */
export async function sections(db: Database) {
  const [version, rows, plain] = await Promise.all([
    firstVersion(db).get(),
    allSections(db).all(),
    db.query('select anchor, language, level, heading, body, made, checked_day from section_plain', []),
  ]);
  const plainOf = byFirst(plain);
  return {
    version: version && { ...version, title: db.text.decode(version.title) },
    sections: rows.map((row) => {
      const texts = (plainOf.get(row.anchor) ?? []).map((text) => toPlain(db, text));
      return {
        anchor: row.anchor,
        position: row.position,
        heading: db.text.decode(row.heading),
        original: db.text.decode(row.original),
        plain: texts.filter(({ level }) => level !== easy),
        /** Apart, because its lines begin with names of pictures: no page shows them as they are. */
        easy: texts.filter(({ level }) => level === easy),
      };
    }),
  };
}

function toPlain(db: Database, [, language, level, heading, body, made, checkedDay]: Row) {
  return {
    language: String(language),
    level: String(level),
    heading: db.text.decode(heading as Uint8Array),
    body: db.text.decode(body as Uint8Array),
    by: made as PlainMaker,
    /** By another person than wrote it. */
    checked: checkedDay !== '',
  };
}
export type SectionRow = Awaited<ReturnType<typeof sections>>['sections'][number];

/** What children are asked to do, in its order; without the place for words about the process, which nobody arranges. */
export function activities(db: Database): Promise<ActivityRow[]> {
  return activitiesWhere(db, { activities: `id <> '${processActivity}'`, theirs: '', args: [] });
}

/** Five hundred rooms have seven thousand prompts: each is read once and put to its activity, and none by the query builder, which took half of the time. */
async function activitiesWhere(
  db: Database,
  where: { readonly activities: string; readonly theirs: string; readonly args: readonly SqlValue[] },
): Promise<ActivityRow[]> {
  const [rows, texts, options] = await Promise.all([
    db.query(
      `select id, kind, form, standing, proposes, group_of, led_by, anchor, position, state from activity
        where ${where.activities} order by position, id`,
      where.args,
    ),
    db.query(`select activity_id, language, level, prompt from activity_text ${where.theirs}`, where.args),
    db.query(
      `select activity_id, position, language, level, label from activity_option ${where.theirs} order by position`,
      where.args,
    ),
  ]);
  const [textsOf, optionsOf] = [byFirst(texts), byFirst(options)];
  return rows.map((row) => ({
    id: String(row[0]),
    kind: row[1] as ActivityKind,
    form: row[2] as PollForm | '',
    standing: row[3] as Standing | '',
    proposes: row[4] === 1,
    groupOf: String(row[5]),
    ledBy: String(row[6]),
    anchor: String(row[7]),
    position: Number(row[8]),
    state: row[9] as ActivityState,
    prompts: (textsOf.get(row[0]) ?? []).map(([, language, level, prompt]) => ({
      language: String(language),
      level: String(level),
      prompt: db.text.decode(prompt as Uint8Array),
    })),
    options: optionsFrom(db, optionsOf.get(row[0]) ?? []),
  }));
}

function byFirst(rows: readonly Row[]): ReadonlyMap<SqlValue | undefined, readonly Row[]> {
  const found = new Map<SqlValue | undefined, Row[]>();
  for (const row of rows) {
    const of = found.get(row[0]);
    if (of) of.push(row);
    else found.set(row[0], [row]);
  }
  return found;
}

/** Each activity with nothing but its kind and its state. */
export async function activityStates(db: Database) {
  const rows = await db.query('select id, kind, state from activity', []);
  return rows.map(([id, kind, state]) => ({
    id: String(id),
    kind: String(kind),
    state: String(state) as ActivityState,
  }));
}

/** A poll's options in their order, each with its labels. */
function optionsFrom(db: Database, rows: readonly Row[]): PollOption[] {
  const labels = new Map<number, { language: string; level: string; label: string }[]>();
  for (const [, at, language, level, label] of rows) {
    const position = Number(at);
    labels.set(position, [
      ...(labels.get(position) ?? []),
      { language: String(language), level: String(level), label: db.text.decode(label as Uint8Array) },
    ]);
  }
  return [...labels].map(([position, found]) => ({ position, labels: found }));
}

type InWords = { readonly language: string; readonly level: string };
export type PollOption = {
  readonly position: number;
  readonly labels: readonly (InWords & { readonly label: string })[];
};
export type ActivityRow = {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly form: PollForm | '';
  readonly standing: Standing | '';
  readonly proposes: boolean;
  readonly groupOf: string;
  readonly ledBy: string;
  readonly anchor: string;
  readonly position: number;
  readonly state: ActivityState;
  readonly prompts: readonly (InWords & { readonly prompt: string })[];
  readonly options: readonly PollOption[];
};

export async function signatures(db: Database) {
  const rows = await db.read.select().from(signature);
  return rows.map((row) => ({ ...row, staffName: db.text.decode(row.staffName) }));
}

const oneActivity = prepared((read) =>
  read
    .select()
    .from(activity)
    .where(eq(activity.id, sql.placeholder('id')))
    .prepare(),
);

export async function activityById(db: Database, id: string) {
  const row = await oneActivity(db).get({ id });
  return (
    row && {
      ...row,
      kind: row.kind as ActivityKind,
      form: row.form as PollForm | '',
      standing: row.standing as Standing | '',
      proposes: row.proposes === 1,
      state: row.state as ActivityState,
    }
  );
}

/** One activity with its prompts and options. */
export async function activityWithTexts(db: Database, id: string): Promise<ActivityRow | undefined> {
  const where = {
    activities: `id = ?1 and id <> '${processActivity}'`,
    theirs: 'where activity_id = ?1',
    args: [id],
  };
  return (await activitiesWhere(db, where))[0];
}
