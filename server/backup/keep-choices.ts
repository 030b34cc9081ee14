import type { Database } from '../../db/databases.ts';
import type { Statement } from '../../db/engine.ts';
import { takeBackAnswer } from '../../db/queries/consultation/attributes.ts';
import { putObjection } from '../../db/queries/privacy/objections.ts';
import { participantIds } from '../../db/queries/privacy/removals.ts';
import { dropPhrase, openers, takeBackYes } from '../../db/queries/retention/restored.ts';
import { endSession } from '../../db/queries/room/participants.ts';
import { forgetTranslations } from '../../db/queries/translation/translation-writes.ts';
import { attributeNames } from '../core/attributes/attributes.ts';
import { uses } from '../core/privacy/objections.ts';
import { furtherUses } from '../core/privacy/uses.ts';
import type { Secrets } from '../guard/secrets.ts';
import { type Choice, chosen, shut } from '../usecases/privacy/promised.ts';
import { BackupRefusal } from './manifest.ts';

/**
 * What children refused since, of those whose keyed hashes stand on the list, is refused again: a use of what they gave, an answer about
 * themselves; and what opened their seats until they ended it opens none. `dayOf`: when it was promised; undefined where it was not.
 */
export async function keepChoices(
  db: Database,
  parts: {
    readonly id: string;
    readonly secrets: Secrets;
    readonly dayOf: (subject: Buffer) => string | undefined;
  },
): Promise<void> {
  const { id: consultationId, secrets, dayOf } = parts;
  const statements: Statement[] = [];
  for (const participantId of await participantIds(db)) {
    const dayOfChoice = (choice: Choice) => dayOf(chosen(secrets, { consultationId, participantId, choice }));
    for (const use of uses) {
      const day = dayOfChoice(`objection ${use}`);
      if (day === undefined) continue;
      statements.push(...putObjection({ participantId, use, on: true, day }));
      if (use === 'translation') statements.push(...forgetTranslations(db, participantId));
    }
    for (const use of furtherUses) {
      if (dayOfChoice(`assent ${use}`) === undefined) continue;
      statements.push(takeBackYes(participantId, use));
      if (use === 'translation') statements.push(...forgetTranslations(db, participantId));
    }
    for (const attribute of attributeNames)
      if (dayOfChoice(`silence ${attribute}`) !== undefined)
        statements.push(takeBackAnswer(participantId, attribute));
  }
  const { sessions, phrases } = await openers(db);
  const isShut = (way: 'session' | 'phrase') => (hash: Buffer) =>
    dayOf(shut(secrets, { consultationId, way, hash })) !== undefined;
  statements.push(
    ...sessions.filter(isShut('session')).flatMap(endSession),
    ...phrases.filter(isShut('phrase')).map(dropPhrase),
  );
  const outcome = await db.write(statements);
  if (!outcome.ok) throw new BackupRefusal(`What children of ${consultationId} refused could not be kept.`);
}
