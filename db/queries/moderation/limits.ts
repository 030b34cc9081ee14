import type { DecidedOn } from '../../../server/core/moderation/limits.ts';
import type { Database } from '../../databases.ts';

/** Every decision on words that are still a child's, with where and in which language they were written. No word is read. */
export async function decidedOn(db: Database): Promise<readonly DecidedOn[]> {
  const rows = await db.query(
    `select c.participant_id, a.anchor, c.language, d.staff_id, d.to_state, coalesce(p.title, x'')
      from every_decision d join contribution c on c.id = d.contribution_id join activity a on a.id = c.activity_id
      left join point_contribution k on k.contribution_id = c.id left join point p on p.id = k.point_id
      where c.participant_id is not null and c.participant_id <> ''`,
    [],
  );
  return rows.map(([child, section, language, staffId, state, title]) => ({
    child: String(child),
    section: String(section),
    theme: db.text.decode(title as Uint8Array),
    language: String(language),
    staffId: String(staffId),
    limited: state === 'returned' || state === 'refused',
  }));
}
