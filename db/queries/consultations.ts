import { asc, eq, ne, sql } from 'drizzle-orm';
import type { ActivityKind, Standing } from '../../server/core/consultation/activities.ts';
import type { ConsultationState } from '../../server/core/consultation/lifecycle.ts';
import type { PlainMaker } from '../../server/core/consultation/plain-authors.ts';
import type { PollForm } from '../../server/core/consultation/polls.ts';
import type { ActivityState } from '../../server/core/wire/events.ts';
import type { Database } from '../databases.ts';
import { prepared } from '../prepared.ts';
import { processActivity } from '../process-activity.ts';
import {
  activity,
  activityText,
  consultation,
  consultationText,
  documentVersion,
  section,
  signature,
} from '../schema/consultation.ts';
import { sectionPlain } from '../schema/terms.ts';
import { activityOption } from '../schema/voting.ts';
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

const firstVersion = prepared((read) =>
  read.select().from(documentVersion).orderBy(asc(documentVersion.number)).limit(1).prepare(),
);
const allSections = prepared((read) => read.select().from(section).orderBy(asc(section.position)).prepare());
const allPlain = prepared((read) => read.select().from(sectionPlain).prepare());

export async function sections(db: Database) {
  const [version, rows, plain] = await Promise.all([
    firstVersion(db).get(),
    allSections(db).all(),
    allPlain(db).all(),
  ]);
  return {
    version: version && { ...version, title: db.text.decode(version.title) },
    sections: rows.map((row) => {
      const texts = plain.filter((text) => text.anchor === row.anchor).map((text) => plainOf(db, text));
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

function plainOf(db: Database, text: typeof sectionPlain.$inferSelect) {
  return {
    language: text.language,
    level: text.level,
    heading: db.text.decode(text.heading),
    body: db.text.decode(text.body),
    by: text.made as PlainMaker,
    /** By another person than wrote it. */
    checked: text.checkedDay !== '',
  };
}
export type SectionRow = Awaited<ReturnType<typeof sections>>['sections'][number];

/** What children are asked to do, in its order; without the place for words about the process, which nobody arranges. */
export async function activities(db: Database) {
  const [rows, texts, options] = await Promise.all([
    db.read
      .select()
      .from(activity)
      .where(ne(activity.id, processActivity))
      .orderBy(asc(activity.position), asc(activity.id)),
    db.read.select().from(activityText),
    db.read.select().from(activityOption).orderBy(asc(activityOption.position)),
  ]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ActivityKind,
    form: row.form as PollForm | '',
    standing: row.standing as Standing | '',
    proposes: row.proposes === 1,
    groupOf: row.groupOf,
    ledBy: row.ledBy,
    anchor: row.anchor,
    position: row.position,
    state: row.state as ActivityState,
    prompts: texts
      .filter((text) => text.activityId === row.id)
      .map((text) => ({ language: text.language, level: text.level, prompt: db.text.decode(text.prompt) })),
    options: optionsOf(
      db,
      options.filter((option) => option.activityId === row.id),
    ),
  }));
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
function optionsOf(db: Database, rows: readonly (typeof activityOption.$inferSelect)[]) {
  return [...new Set(rows.map((row) => row.position))].map((position) => ({
    position,
    labels: rows
      .filter((row) => row.position === position)
      .map(({ language, level, label }) => ({ language, level, label: db.text.decode(label) })),
  }));
}
export type ActivityRow = Awaited<ReturnType<typeof activities>>[number];
export type PollOption = ActivityRow['options'][number];

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
  return (await activities(db)).find((each) => each.id === id);
}
