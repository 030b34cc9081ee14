import type { Database } from '../../db/databases.ts';
import { consultationRow } from '../../db/queries/consultation/consultations.ts';
import {
  holdTranslation,
  leaveUnmade,
  standingTranslations,
  translatable,
} from '../../db/queries/retention/restored-decisions.ts';
import type { Secrets } from '../guard/secrets.ts';
import { type Decision, decided } from '../usecases/privacy/promised-decisions.ts';
import { BackupRefusal } from './manifest.ts';

/**
 * Holds each translation that somebody took away or wrote anew since: it waits for a person. One that was taken away and that the backup does not
 * have yet is not made. Before anything is forgotten (a child's no, the end of this use): what is forgotten before it is held leaves nothing that
 * says that it is not made again.
 */
export async function holdAgain(
  db: Database,
  parts: {
    readonly id: string;
    readonly secrets: Secrets;
    readonly isWanted: (subject: Buffer) => boolean;
  },
): Promise<void> {
  const { id: consultationId, secrets, isWanted } = parts;
  const isDecided = (decision: Decision) => isWanted(decided(secrets, { consultationId, decision }));
  const isAway = (of: { readonly id: string; readonly language: string; readonly change: number }) =>
    isDecided(['away', of.id, of.language, of.change]);
  const standing = await standingTranslations(db);
  const held = standing.filter(
    (each) => isAway(each) || isDecided(['translation', each.id, each.language, each.change, each.round]),
  );
  const row = await consultationRow(db);
  // A list names none, it only knows one again: each text in each language of the consultation.
  const unmade = (await translatable(db)).flatMap(({ id, language: own, change }) =>
    (row?.languages ?? [])
      .filter((language) => language !== own)
      .map((language) => ({ id, language, change }))
      .filter(isAway),
  );
  const outcome = await db.write([
    ...held.map(holdTranslation),
    ...unmade.map((each) => leaveUnmade(db, each)),
  ]);
  if (!outcome.ok) throw new BackupRefusal(`Translations of ${consultationId} could not be held again.`);
}
