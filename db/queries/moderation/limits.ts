import type { DecidedOn } from '../../../server/core/moderation/limits.ts';
import type { Database } from '../../databases.ts';
import { othersFirst } from '../../others-first.ts';

/** On how many words decisions are read before everybody else goes first. */
const wordsAtOnce = 2_000;

/** Every decision on words that are still a child's, with where and in which language they were written. No word is read. */
export async function decidedOn(db: Database): Promise<readonly DecidedOn[]> {
  const decisions: DecidedOn[] = [];
  for (let from = ''; ; ) {
    const part = await db.query('select id from contribution where id > ?1 order by id limit ?2', [
      from,
      wordsAtOnce,
    ]);
    const until = part.at(-1)?.[0];
    if (until === undefined) return decisions;
    decisions.push(...(await decidedBetween(db, from, String(until))));
    if (part.length < wordsAtOnce) return decisions;
    from = String(until);
    await othersFirst();
  }
}

async function decidedBetween(db: Database, from: string, until: string): Promise<readonly DecidedOn[]> {
  const rows = await db.query(
    `select c.participant_id, a.anchor, c.language, d.staff_id, d.to_state, coalesce(p.title, x'')
      from every_decision d join contribution c on c.id = d.contribution_id join activity a on a.id = c.activity_id
      left join point_contribution k on k.contribution_id = c.id left join point p on p.id = k.point_id
      where c.participant_id is not null and c.participant_id <> '' and c.id > ?1 and c.id <= ?2
        and d.contribution_id > ?1 and d.contribution_id <= ?2`,
    [from, until],
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
