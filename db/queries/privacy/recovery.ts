import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { prepared } from '../../prepared.ts';
import { participant } from '../../schema/consultation.ts';
import { recovery } from '../../schema/privacy.ts';
import { guard } from '../../statement.ts';

const theVerifier = prepared((read) =>
  read
    .select({ verifier: recovery.verifier })
    .from(recovery)
    .where(eq(recovery.participantId, sql.placeholder('participantId')))
    .prepare(),
);

/** What stands of a child's phrase, or undefined when it has none. */
export async function verifierOf(db: Database, participantId: string): Promise<Buffer | undefined> {
  const row = await theVerifier(db).get({ participantId });
  return row?.verifier;
}

/**
 * Puts a phrase in the place of the one that was there, or of none: refused as `stale-revision` when that is no longer so.
 * The row lies where its keyed hash puts it, so the file tells nothing of when it came.
 */
export function putVerifier(row: {
  participantId: string;
  verifier: Buffer;
  before: Buffer | undefined;
}): Statement[] {
  const { participantId, verifier, before } = row;
  return before === undefined
    ? [
        {
          sql: 'insert into recovery (verifier, participant_id) select ?1, id from participant where id = ?2',
          args: [verifier, participantId],
          refusal: 'stale-revision',
        },
        guard('not-found'),
      ]
    : [
        {
          sql: 'update recovery set verifier = ?1 where participant_id = ?2 and verifier = ?3',
          args: [verifier, participantId, before],
        },
        guard('stale-revision'),
      ];
}

/** Whose phrase this is, as long as there is such a seat. */
export async function participantOfVerifier(db: Database, verifier: Buffer): Promise<string | undefined> {
  const row = await db.read
    .select({ id: participant.id })
    .from(recovery)
    .innerJoin(participant, eq(participant.id, recovery.participantId))
    .where(eq(recovery.verifier, verifier))
    .get();
  return row?.id;
}
