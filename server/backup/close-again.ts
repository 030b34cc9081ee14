import { auditStatement } from '../../db/audit.ts';
import type { Database } from '../../db/databases.ts';
import { consultationRow } from '../../db/queries/consultation/consultations.ts';
import { moveConsultation } from '../../db/queries/consultation/preparation.ts';
import { dropUncountedCodings, uncountedIn } from '../../db/queries/privacy/objections.ts';
import { forgetOrder, isLastPart, nextPart } from '../../db/queries/retention/arrival-order.ts';
import type { LaterRelease } from '../../db/queries/retention/later-releases.ts';
import { keepLastDay, type LastDay } from '../../db/queries/retention/restored.ts';
import { owesAnswer } from '../core/analysis/small-voices.ts';
import { isOver, mayEdit } from '../core/consultation/lifecycle.ts';
import { readReleaseFile } from '../usecases/analysis/compose-release.ts';
import { closedDeed, closingOf } from '../usecases/consultation/closing.ts';
import { BackupRefusal } from './manifest.ts';

/**
 * Closes again what was closed since the backup: children were told that it is over, and the order in which they wrote is forgotten once more. One
 * in which a sheet of paper waits to be typed a second time stays as it is, and rests: a person decides on those words. So is one of which the backup
 * is from before it was opened (R1126): its cards, said to be destroyed, would open seats once somebody opens it. It ends on the last day that children were
 * told. `day`: on which it was closed. Answers whether it is closed by this.
 */
export async function closeAgain(
  db: Database,
  { id, day, last }: { readonly id: string; readonly day: string; readonly last: LastDay | undefined },
): Promise<boolean> {
  const row = await consultationRow(db);
  if (!row || isOver(row.state)) return false;
  const closing = await closingOf(db, { sheets: 'typed' });
  const outcome = await db.write([
    ...moveConsultation({ from: row.state, to: 'closed' }),
    ...closing.statements,
    ...(last && mayEdit(row.state) ? [keepLastDay(last)] : []),
    auditStatement({ day, actor: 'command-line', deed: closedDeed, subject: id, detail: 'restored' }),
  ]);
  if (!outcome.ok && outcome.refusal === 'sheets-waiting') return false;
  if (!outcome.ok) throw new BackupRefusal(`${id} could not be closed again.`);
  for (let { part } = closing; !isLastPart(part); ) {
    part = await nextPart(db, part.to);
    const forgotten = await db.write(forgetOrder(part));
    if (!forgotten.ok) throw new BackupRefusal(`The order of what was said in ${id} could not be forgotten.`);
  }
  return true;
}

/**
 * What was published since counts as published, with the newest of the releases that stand again: its children find it, and answers to it are owed.
 * One that is not closed is left as it is.
 */
export async function publishAgain(
  db: Database,
  of: { readonly id: string; readonly stand: readonly LaterRelease[]; readonly day: string },
): Promise<void> {
  const row = await consultationRow(db);
  const newest = of.stand
    .filter(({ consultationId }) => consultationId === of.id)
    .reduce<LaterRelease | undefined>((one, two) => (one && one.number > two.number ? one : two), undefined);
  const file = newest?.files.find(({ name }) => name === 'release.json');
  if (!row || !newest || !file || !isOver(row.state)) return;
  if (row.state !== 'closed' && row.state !== 'analysed' && row.state !== 'signed') return;
  const to = owesAnswer(readReleaseFile(file.bytes)) ? 'published' : 'answered';
  const outcome = await db.write([
    ...moveConsultation({ from: row.state, to }),
    ...dropUncountedCodings(await uncountedIn(db, newest)),
    auditStatement({
      day: of.day,
      actor: 'command-line',
      deed: 'release:publish',
      subject: newest.id,
      detail: Buffer.from(newest.hash).toString('hex'),
    }),
  ]);
  if (!outcome.ok) throw new BackupRefusal(`${of.id} could not be published again.`);
}
