import type { CuePart, SiteCue } from '../../../server/core/moderation/screens/site-cues.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { screeningCue } from '../../schema/control-safeguarding.ts';
import { guard } from '../../statement.ts';

export type CueRow = SiteCue & {
  readonly id: string;
  readonly day: string;
  readonly enteredBy: string;
  /** Null waits for a second person and is not looked for. */
  readonly confirmedBy: string | null;
  readonly droppedBy: string | null;
};

/** All that was ever entered, by language and part. */
export async function siteCues(control: Database): Promise<readonly CueRow[]> {
  const rows = await control.read
    .select()
    .from(screeningCue)
    .orderBy(screeningCue.language, screeningCue.part, screeningCue.id);
  return rows.map((row) => ({
    ...row,
    part: row.part as CuePart,
    way: row.way as SiteCue['way'],
    cue: control.text.decode(row.cue),
  }));
}

/** Whether this one is looked for: a second person confirmed it and nobody dropped it. */
export const isUsed = ({ confirmedBy, droppedBy }: CueRow): boolean =>
  confirmedBy !== null && droppedBy === null;

/** What is looked for now. */
export async function usedCues(control: Database): Promise<readonly SiteCue[]> {
  return (await siteCues(control))
    .filter(isUsed)
    .map(({ language, part, way, cue }) => ({ language, part, way, cue }));
}

/** How many stand and stood in a part of a language: another count, and one was entered or taken out. */
export function cuesAt({ language, part }: Pick<SiteCue, 'language' | 'part'>): Statement {
  return {
    sql: `select count(*) || ' ' || count(dropped_by) from screening_cue where language = ?1 and part = ?2`,
    args: [language, part],
  };
}

export function addCue(control: Database, row: Omit<CueRow, 'confirmedBy' | 'droppedBy'>): Statement {
  return {
    sql: `insert into screening_cue (id, language, part, way, cue, day, entered_by) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
    args: [row.id, row.language, row.part, row.way, control.text.encode(row.cue), row.day, row.enteredBy],
    refusal: 'id-taken',
  };
}

/** Another person than the one who entered it. Refused as `already-decided` when it is confirmed or dropped. */
export function confirmCue(of: { readonly id: string; readonly staffId: string }): Statement[] {
  return [
    {
      sql: `update screening_cue set confirmed_by = ?2
        where id = ?1 and confirmed_by is null and dropped_by is null and entered_by <> ?2`,
      args: [of.id, of.staffId],
    },
    guard('already-decided'),
  ];
}

/** Refused as `already-decided` when it is dropped. */
export function dropCue(of: { readonly id: string; readonly staffId: string }): Statement[] {
  return [
    {
      sql: 'update screening_cue set dropped_by = ?2 where id = ?1 and dropped_by is null',
      args: [of.id, of.staffId],
    },
    guard('already-decided'),
  ];
}
