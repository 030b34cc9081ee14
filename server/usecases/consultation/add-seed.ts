import { auditStatement } from '../../../db/audit.ts';
import { addRunningSeed } from '../../../db/queries/statements.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { writtenTexts } from '../../core/consultation/written-texts.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/**
 * Adds a seed while the consultation runs: mostly one that was not understood, in clearer words. It is a new statement with
 * no votes; those of the old one stay with the old words.
 * Refusals: `not-found`, `field-missing` (no text), `language-unknown`, `state-forbids` (not running, no such activity).
 */
export async function addSeed(
  deps: Deps,
  actor: Actor,
  input: {
    consultationId: string;
    activityId: string;
    texts: readonly { language: string; body: string }[];
  },
): Promise<Outcome<{ statementId: string }>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { db, row } = found;
  const texts = writtenTexts(input.texts);
  if (texts.length === 0) return refuse('field-missing');
  if (texts.some(({ language }) => !row.languages.includes(language))) return refuse('language-unknown');
  const statementId = newId(deps.random);
  const result = await db.write([
    ...addRunningSeed(db, { id: statementId, activityId: input.activityId, texts }),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'seed:add',
      subject: statementId,
      detail: '',
    }),
  ]);
  return result.ok ? done({ statementId }) : refusedBy(result);
}
