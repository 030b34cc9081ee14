import type { Statement } from '../../engine.ts';

/** How often a draft was written, '0' where there is none. For `stillStored`. */
export function storedDraft(of: { readonly consultationId: string; readonly number: number }): Statement {
  return {
    sql: `select cast(coalesce((select revision from version where consultation_id = ?1 and number = ?2), 0) as text)`,
    args: [of.consultationId, of.number],
  };
}

/** One text of a change of a draft and of all that is said of it, as it is stored; '' where there is none. */
export function storedChange(of: {
  readonly consultationId: string;
  readonly number: number;
  readonly anchor: string;
}): Statement {
  const here = 'where consultation_id = ?1 and number = ?2 and anchor = ?3';
  return {
    sql: `select coalesce(group_concat(part, ' '), '') from (
      select kind || hex(heading) || hex(pieces) part from version_change ${here}
      union all select release_id || finding_id from version_reason ${here}
      union all select language || level || hex(body) from version_words ${here}
      order by part)`,
    args: [of.consultationId, of.number, of.anchor],
  };
}
