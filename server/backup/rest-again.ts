import { auditStatement } from '../../db/audit.ts';
import type { Database } from '../../db/databases.ts';
import type { Statement } from '../../db/engine.ts';
import { addRest, oversightRests } from '../../db/queries/complaints/oversight-rests.ts';
import { activities, consultationRow } from '../../db/queries/consultation/consultations.ts';
import { moveActivity, moveConsultation } from '../../db/queries/consultation/preparation.ts';
import { endGroups } from '../../db/queries/session/small-groups.ts';
import { dayIn } from '../core/consultation/days.ts';
import { isRunning } from '../core/consultation/lifecycle.ts';
import { heldRest } from '../core/consultation/oversight-rests.ts';
import type { Secrets } from '../guard/secrets.ts';
import { letRest } from '../usecases/privacy/promised.ts';
import { BackupRefusal } from './manifest.ts';

/**
 * Lets rest what was open when the backup was made: what staff decided in the last minute before it was needed is on no list, and a person looks
 * before children write on. What the overseer let rest since is the overseer's again, all of it or a part. Answers whether it rests by this.
 */
export async function restAgain(
  db: Database,
  parts: {
    readonly id: string;
    readonly secrets: Secrets;
    readonly isWanted: (subject: Buffer) => boolean;
    readonly nowMs: number;
  },
): Promise<boolean> {
  const { id: consultationId, secrets, isWanted } = parts;
  const row = await consultationRow(db);
  if (!row || !isRunning(row.state)) return false;
  const day = dayIn(row.timeZone, parts.nowMs);
  const log = (deed: 'activity:paused' | 'consultation:paused', subject: string) =>
    auditStatement({ day, actor: 'command-line', deed, subject, detail: 'restored' });
  const held = await oversightRests(db);
  const isHeldAgain = (activityId: string) =>
    isWanted(letRest(secrets, { consultationId, activityId })) && !heldRest(held, activityId);
  const statements: Statement[] = [];
  if (isHeldAgain('')) statements.push(addRest({ activityId: '', day }));
  for (const { id, state } of await activities(db)) {
    if (!isHeldAgain(id)) continue;
    statements.push(addRest({ activityId: id, day }));
    if (state !== 'open') continue;
    statements.push(...moveActivity({ id, from: 'open', to: 'paused' }), endGroups(id));
    statements.push(log('activity:paused', id));
  }
  const rests = row.state === 'open';
  if (rests)
    statements.push(
      ...moveConsultation({ from: 'open', to: 'paused' }),
      log('consultation:paused', consultationId),
    );
  if (statements.length === 0) return false;
  const outcome = await db.write(statements);
  if (!outcome.ok) throw new BackupRefusal(`${consultationId} could not be let rest.`);
  return rests;
}
