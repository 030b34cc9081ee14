import type { Standing } from '../../../server/core/consultation/activities.ts';
import type { ConsultationState } from '../../../server/core/consultation/lifecycle.ts';
import type { ActivityState } from '../../../server/core/wire/events.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { editableStates } from '../../life-states.ts';
import { consultation } from '../../schema/consultation.ts';
import { compile, guard } from '../../statement.ts';
import { outdatePaper } from '../paper/paper-acts.ts';
import { floorName } from '../session/floors.ts';
import { removePoll } from '../session/room-polls.ts';
import { removeSession } from '../session/sessions.ts';
import type { ConsultationRow } from './consultations.ts';
import { removeDesign } from './designs.ts';
import { uncheckPlain } from './plain-authors.ts';
import { removeAnswers } from './statements.ts';

export function insertConsultation(
  db: Database,
  row: Omit<ConsultationRow, 'languages'> & { languages: readonly string[] },
): Statement[] {
  return [
    compile(
      db.read.insert(consultation).values({ ...row, languages: JSON.stringify(row.languages) }),
      'id-taken',
    )({}),
    { sql: `insert into counter (name, value) values ('desk', 0)`, args: [] },
  ];
}

/** Changes what is told, under the revision the editor saw; a newer one refuses with `stale-revision`. Signatures of an older revision no longer count. */
export function editConsultation(edit: {
  readonly revision: number;
  readonly sponsorKind: string;
  readonly timeZone: string;
  readonly retentionDay: string;
  readonly answerDay: string;
  /** Absent: as it was. */
  readonly closingDay?: string | undefined;
  readonly languages: readonly string[];
  readonly country: string;
  readonly sensitiveTopic: boolean;
}): Statement[] {
  return [
    {
      sql: `update consultation set sponsor_kind = ?2, time_zone = ?3, retention_day = ?4, answer_day = ?5, languages = ?6,
        sensitive_topic = ?7, country = ?8, closing_day = coalesce(?9, closing_day)
        where revision = ?1 and state in ${editableStates}`,
      args: [
        edit.revision,
        edit.sponsorKind,
        edit.timeZone,
        edit.retentionDay,
        edit.answerDay,
        JSON.stringify(edit.languages),
        edit.sensitiveTopic ? 1 : 0,
        edit.country,
        edit.closingDay ?? null,
      ],
    },
    guard('stale-revision'),
  ];
}

/** Every change of what children are told makes a draft again of it and a new revision. Sheets of paper that say what was told before count no more. */
export function touchConsultation(revision: number): Statement[] {
  return [
    {
      sql: `update consultation set revision = revision + 1, state = 'draft' where revision = ?1 and state in ${editableStates}`,
      args: [revision],
    },
    guard('stale-revision'),
    outdatePaper(),
  ];
}

export function putText(text: {
  field: string;
  language: string;
  level: string;
  body: Uint8Array;
}): Statement {
  return {
    sql: `insert into consultation_text (field, language, level, body) values (?1, ?2, ?3, ?4)
      on conflict (field, language, level) do update set body = excluded.body`,
    args: [text.field, text.language, text.level, text.body],
  };
}

/**
 * Moves the consultation from one state to another, or refuses with `state-forbids`. A way in without a code that was shut before it opened, as a
 * restore shuts it, is none: nobody came by it, and how many came is told.
 */
export function moveConsultation(move: {
  from: ConsultationState;
  to: ConsultationState;
  revision?: number;
}): Statement[] {
  return [
    {
      sql: `update consultation set state = ?2,
        public_way = iif(?1 = 'approved' and ?2 = 'open' and public_way = 2, 0, public_way)
        where state = ?1 and (?3 is null or revision = ?3)`,
      args: [move.from, move.to, move.revision ?? null],
    },
    guard('state-forbids'),
  ];
}

/**
 * The document of a draft, replaced whole: its anchors are 1, 2, 3 … in reading order. What was written for a section, and what is asked
 * about it, goes with the section to its new number (`kept`); of a section that is gone the plain versions go too, and what was
 * asked about it is asked about the whole document.
 */
export function replaceDocument(
  db: Database,
  document: {
    readonly versionId: string;
    readonly documentId: string;
    readonly language: string;
    readonly title: string;
    readonly sections: readonly { anchor: string; position: number; heading: string; original: string }[];
    /** `same`: the original says what it said, so whoever checked the plain words has checked them still. */
    readonly kept: readonly { readonly from: string; readonly to: string; readonly same: boolean }[];
    /** Of the consultation, once this is written: what was read before is not what is checked. */
    readonly revision: number;
  },
): Statement[] {
  const { versionId } = document;
  return [
    { sql: 'delete from document_version', args: [] },
    { sql: 'delete from section', args: [] },
    {
      sql: 'insert into document_version (id, document_id, number, language, title) values (?1, ?2, 1, ?3, ?4)',
      args: [versionId, document.documentId, document.language, db.text.encode(document.title)],
    },
    ...document.sections.map((row) => ({
      sql: 'insert into section (version_id, anchor, position, heading, original) values (?1, ?2, ?3, ?4, ?5)',
      args: [versionId, row.anchor, row.position, db.text.encode(row.heading), db.text.encode(row.original)],
    })),
    // The new version's name keeps what was moved apart from what was not yet.
    ...document.kept.flatMap(({ from, to }) =>
      ['section_plain', 'activity'].map((table) => ({
        sql: `update ${table} set version_id = ?1, anchor = ?3 where anchor = ?2 and version_id <> ?1`,
        args: [versionId, from, to],
      })),
    ),
    { sql: 'delete from section_plain where version_id <> ?1', args: [versionId] },
    { sql: 'update section_plain set revision = ?1', args: [document.revision] },
    ...document.kept.flatMap(({ to, same }) => (same ? [] : [uncheckPlain(to)])),
    { sql: `update activity set version_id = ?1, anchor = '' where version_id <> ?1`, args: [versionId] },
  ];
}

/** A text that is not true any more, in every language. */
export function removeText(field: string): Statement {
  return { sql: 'delete from consultation_text where field = ?1', args: [field] };
}

/** It is asked after all that is asked already, whatever was taken out in between. */
export function addActivity(row: {
  id: string;
  kind: string;
  form: string;
  anchor: string;
  /** Which of the questions of every consultation it is. */
  standing?: Standing | '';
  /** Children are asked here what others should be asked. */
  proposes?: boolean;
}): Statement[] {
  return [
    {
      sql: `insert into activity (id, kind, version_id, anchor, position, state, form, standing, proposes)
        select ?1, ?2, coalesce((select id from document_version limit 1), ''), ?3,
          (select coalesce(max(position), 0) + 1 from activity), 'open', ?4, ?5, ?6`,
      args: [row.id, row.kind, row.anchor, row.form, row.standing ?? '', row.proposes ? 1 : 0],
    },
    { sql: 'insert into counter (name, value) values (?1, 0)', args: [row.id] },
  ];
}

/** What is asked, in the order of these ids. */
export function orderActivities(ids: readonly string[]): Statement[] {
  return ids.map((id, at) => ({
    sql: 'update activity set position = ?2 where id = ?1',
    args: [id, at + 1],
  }));
}

/** The form and options of a poll, in place of those it had. */
export function putOptions(
  db: Database,
  poll: {
    readonly activityId: string;
    readonly form: string;
    readonly options: readonly {
      readonly labels: readonly { language: string; level: string; label: string }[];
    }[];
  },
): Statement[] {
  return [
    { sql: 'update activity set form = ?2 where id = ?1', args: [poll.activityId, poll.form] },
    { sql: 'delete from activity_option where activity_id = ?1', args: [poll.activityId] },
    ...poll.options.flatMap((option, index) =>
      option.labels.map((each) => ({
        sql: 'insert into activity_option (activity_id, position, language, level, label) values (?1, ?2, ?3, ?4, ?5)',
        args: [poll.activityId, index + 1, each.language, each.level, db.text.encode(each.label)],
      })),
    ),
  ];
}

export function removeActivity(id: string): Statement[] {
  return [
    ...removeAnswers(id),
    ...removeDesign(id),
    ...removeSession(id),
    ...removePoll(id),
    { sql: 'delete from small_group_seat where activity_id = ?1 or group_of = ?1', args: [id] },
    { sql: 'delete from activity where id = ?1', args: [id] },
    { sql: 'delete from activity_text where activity_id = ?1', args: [id] },
    { sql: 'delete from counter where name in (?1, ?2)', args: [id, floorName(id)] },
  ];
}

export function putPrompt(
  db: Database,
  row: { activityId: string; language: string; level: string; prompt: string },
): Statement {
  return {
    sql: `insert into activity_text (activity_id, language, level, prompt) values (?1, ?2, ?3, ?4)
      on conflict (activity_id, language, level) do update set prompt = excluded.prompt`,
    args: [row.activityId, row.language, row.level, db.text.encode(row.prompt)],
  };
}

/** Nobody asks it in this language at this level any more. */
export function removePrompt(activityId: string, at: { language: string; level: string }): Statement {
  return {
    sql: 'delete from activity_text where activity_id = ?1 and language = ?2 and level = ?3',
    args: [activityId, at.language, at.level],
  };
}

/** A room rests or opens again while the consultation runs. */
export function moveActivity(move: { id: string; from: ActivityState; to: ActivityState }): Statement[] {
  return [
    {
      sql: 'update activity set state = ?3 where id = ?1 and state = ?2',
      args: [move.id, move.from, move.to],
    },
    guard('state-forbids'),
  ];
}
