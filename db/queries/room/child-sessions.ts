import type { Database } from '../../databases.ts';
import { othersFirst } from '../../others-first.ts';

/** Read together, before everybody else has a turn. */
const sessionsAtOnce = 2_000;

/** Every session of a consultation, to end those of whom nobody is seen. */
export async function sessionHashes(
  db: Database,
): Promise<readonly { readonly hash: Buffer; readonly participantId: string }[]> {
  const query = `select hash, participant_id from participant_session where hash > ?1 order by hash limit ${sessionsAtOnce}`;
  const found: { hash: Buffer; participantId: string }[] = [];
  for (;;) {
    const rows = await db.query(query, [found.at(-1)?.hash ?? Buffer.alloc(0)]);
    for (const [hash, participantId] of rows)
      found.push({ hash: Buffer.from(hash as Uint8Array), participantId: String(participantId) });
    if (rows.length < sessionsAtOnce) return found;
    await othersFirst();
  }
}

/** Which of these sessions let nobody in now: they are gone, or an erasure of their seat waits. */
export async function endedAmong(db: Database, hashes: readonly Buffer[]): Promise<readonly Buffer[]> {
  const query = `select value from json_each(?1) where not exists (select 1 from participant_session where hash = unhex(value)
    and participant_id not in (select subject from waiting where kind = 'erasure'))`;
  const ended: Buffer[] = [];
  for (let at = 0; at < hashes.length; at += sessionsAtOnce) {
    if (at > 0) await othersFirst();
    const some = hashes.slice(at, at + sessionsAtOnce).map((hash) => hash.toString('hex'));
    const rows = await db.query(query, [JSON.stringify(some)]);
    ended.push(...rows.map(([hash]) => Buffer.from(String(hash), 'hex')));
  }
  return ended;
}
