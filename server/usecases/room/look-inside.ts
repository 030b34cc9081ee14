import { activities, consultationRow, consultationTexts } from '../../../db/queries/consultations.ts';
import { codeExists } from '../../../db/queries/participants.ts';
import { directoryEntries } from '../../../db/queries/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { foldCode } from '../../core/room/join-codes.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';

export type Invitation = {
  readonly consultationId: string;
  readonly languages: readonly string[];
  readonly sponsorKind: string;
  readonly retentionDay: string;
  readonly answerDay: string;
  readonly texts: readonly { field: string; language: string; level: string; body: string }[];
  readonly hasRoom: boolean;
};

/**
 * What a code opens, before anybody said yes. Writes nothing and uses nothing up.
 * Refusal: `code-opens-nothing`, one answer for unknown, used and malformed codes.
 */
export async function lookInside(
  deps: Deps,
  _actor: Actor,
  input: { code: string },
): Promise<Outcome<Invitation>> {
  // A malformed code takes the same path as a wrong one: same work, same answer.
  const hash = deps.secrets.hash('code', foldCode(input.code) ?? '');
  for (const entry of await directoryEntries(deps.databases.control)) {
    if (entry.state !== 'open') continue;
    const db = await openConsultation(deps, entry.id).catch(() => undefined);
    if (!db || !(await codeExists(db, hash))) continue;
    const row = await consultationRow(db);
    if (row?.state !== 'open') continue;
    return done({
      consultationId: row.id,
      languages: row.languages,
      sponsorKind: row.sponsorKind,
      retentionDay: row.retentionDay,
      answerDay: row.answerDay,
      texts: await consultationTexts(db),
      hasRoom: (await activities(db)).some((activity) => activity.kind === 'room'),
    });
  }
  return refuse('code-opens-nothing');
}
