import { auditStatement } from '../../db/audit.ts';
import type { Database } from '../../db/databases.ts';
import { dropAppeal } from '../../db/queries/moderation/appeals.ts';
import { waitAgain } from '../../db/queries/moderation/desk.ts';
import { raiseSeq, settleContribution } from '../../db/queries/moderation/settlements.ts';
import { shownWords } from '../../db/queries/moderation/shown.ts';
import type { Secrets } from '../guard/secrets.ts';
import { shownSo } from '../usecases/privacy/promised.ts';
import { BackupRefusal } from './manifest.ts';

/**
 * Words that others read when the backup was made, and that a person hid since, or their author wrote anew, or other children reported: they wait for a
 * person again. Which decision it was is not known, and none is made up. What was hidden in them by then stays hidden. Answers how many.
 */
export async function hideAgain(
  db: Database,
  parts: {
    readonly id: string;
    readonly secrets: Secrets;
    readonly isWanted: (subject: Buffer) => boolean;
    /** Since 1970. */
    readonly minute: number;
    readonly day: string;
  },
): Promise<number> {
  const { id: consultationId, secrets, isWanted, minute, day } = parts;
  let hidden = 0;
  for (const words of await shownWords(db)) {
    const { id, change } = words;
    if (!isWanted(shownSo(secrets, { consultationId, contributionId: id, change }))) continue;
    const outcome = await db.write([
      ...raiseSeq(words, true),
      ...dropAppeal(id),
      ...settleContribution({
        ...words,
        from: words.state,
        to: 'held',
        reason: null,
        hidden: JSON.stringify(words.hidden),
        // Closing took every number away, and none comes back.
        numbered: words.seq !== null,
      }),
      waitAgain(id, minute),
      auditStatement({ day, actor: 'command-line', deed: 'contribution:wait', subject: id, detail: '' }),
    ]);
    if (!outcome.ok)
      throw new BackupRefusal(`Words of ${consultationId} that were hidden since could not be held again.`);
    hidden += 1;
  }
  return hidden;
}
