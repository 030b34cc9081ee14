import type { TestHouse } from '../house/house.ts';

/** Shown words of eleven children in a room, each with a translation into Arabic; ids `t000001` and on, in the order in which they were shown. */
export async function fillRoom(
  { databases, consultationId, join }: Pick<TestHouse, 'databases' | 'consultationId' | 'join'>,
  { room, count, text }: { readonly room: string; readonly count: number; readonly text: string },
): Promise<void> {
  const db = await databases.consultation(consultationId);
  if (!db) throw new Error('It is not there.');
  const children: string[] = [];
  for (let at = 0; at < 11; at += 1) children.push((await join()).participantId);
  const { encode } = db.text;
  await db.write([
    {
      sql: `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?1)
        insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, reason, findings, severity, seq, day, cleared)
        select printf('t%06d', i), json_extract(?2, '$[' || (i % 11) || ']'), ?3, '', 1, 2, 'published', 'en', ?4, '[]', null, '[]', 0, i, '2026-11-29', 0 from n`,
      args: [count, JSON.stringify(children), room, encode(text)],
    },
    {
      sql: `insert into translation (contribution_id, language, change, state, body, signed_by)
        select id, 'ar', 2, 'machine', ?1, '' from contribution where id like 't%'`,
      args: [encode(JSON.stringify([text]))],
    },
    { sql: 'update counter set value = ?1 where name = ?2', args: [count, room] },
  ]);
}
