import { auditStatement } from '../../../db/audit.ts';
import { sign } from '../../../db/queries/preparation.ts';
import { proposeSeed } from '../../../db/queries/statements.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { writtenTexts } from '../../core/consultation/written-texts.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/** The kinds of signature under a seed that was added while a consultation ran; the subject is the statement. */
export const seedProposed = 'seed-proposed';
export const seedApproved = 'seed-approved';

/**
 * Proposes a seed while the consultation runs: mostly one that was not understood, in clearer words. It is a new statement
 * with no votes; those of the old one stay with the old words. Children see it when a second person has approved it
 * (`sign-seed.ts`), so it has its words in every language of the consultation, as the release gate asks of the first ones.
 * Refusals: `not-found`, `field-missing` (no text in one of the languages), `language-unknown`, `state-forbids` (not
 * running, no such activity).
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
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  const texts = writtenTexts(input.texts);
  if (texts.some(({ language }) => !row.languages.includes(language))) return refuse('language-unknown');
  if (!row.languages.every((tag) => texts.some(({ language }) => language === tag)))
    return refuse('field-missing');
  const statementId = newId(deps.random);
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...proposeSeed(db, { id: statementId, activityId: input.activityId, texts }),
    sign({
      kind: seedProposed,
      subject: statementId,
      revision: row.revision,
      staffId: actor.staffId,
      staffName: db.text.encode(actor.name),
      day,
    }),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'seed:propose',
      subject: statementId,
      detail: '',
    }),
  ]);
  return result.ok ? done({ statementId }) : refusedBy(result);
}
