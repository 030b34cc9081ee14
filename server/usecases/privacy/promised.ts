import { recordErasure } from '../../../db/queries/removals.ts';
import type { Secrets } from '../../guard/secrets.ts';
import { type Deps, refusedBy } from '../deps.ts';

/** What stands on the list of a restore for a seat that was erased: keyed, so that the list names nobody. */
export function erasedSeat(secrets: Secrets, of: { consultationId: string; participantId: string }): Buffer {
  return secrets.hash('erased', `${of.consultationId}\n${of.participantId}`);
}

/** The same for words that a child took back. */
export function takenBackWords(
  secrets: Secrets,
  of: { consultationId: string; contributionId: string },
): Buffer {
  return secrets.hash('erased', `${of.consultationId}\nwords\n${of.contributionId}`);
}

/**
 * Words are taken back: a backup from before that is put in place shows them no more. Called after the commit that took them
 * and before the child hears of it. Throws when the list cannot be written.
 */
export async function promiseTakenBack(
  deps: Deps,
  of: { consultationId: string; contributionIds: readonly string[] },
): Promise<void> {
  const facts = await deps.facts(of.consultationId);
  if (!facts || of.contributionIds.length === 0) return;
  const day = facts.day(deps.clock());
  const { consultationId } = of;
  const recorded = await deps.databases.control.write(
    of.contributionIds.map((contributionId) =>
      recordErasure({
        consultationId,
        subject: takenBackWords(deps.secrets, { consultationId, contributionId }),
        day,
      }),
    ),
  );
  if (!recorded.ok) throw new Error(`The list of what was taken back refused: ${refusedBy(recorded).code}`);
}
