import { auditStatement } from '../../../db/audit.ts';
import { proposeSeed } from '../../../db/queries/consultation/running-seeds.ts';
import { sign } from '../../../db/queries/consultation/signatures.ts';
import { seeds } from '../../../db/queries/consultation/statements.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { writtenTexts } from '../../core/consultation/written-texts.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { quotesChildren } from '../privacy/quotes-children.ts';
import { permitted } from './permitted.ts';

/** The kinds of signature under a seed that was added while a consultation ran; the subject is the statement. */
export const seedProposed = 'seed-proposed';
export const seedApproved = 'seed-approved';

/**
 * Proposes a seed while the consultation runs: mostly one that was not understood, in clearer words. It is a new statement
 * with no votes; those of the old one stay with the old words. Children see it when a second person has approved it
 * (`sign-seed.ts`), so it has its words in every language of the consultation, as the release gate asks of the first ones.
 * `statementId` comes from where it was written, so that one sent twice is one; absent: drawn here.
 * Refusals: `not-allowed` (no member of staff), `not-found`, `field-missing` (no text in one of the languages), `language-unknown`, `state-forbids` (not
 * running, no such activity), `id-taken` (another one was sent so).
 */
export async function addSeed(
  deps: Deps,
  actor: Actor,
  input: {
    consultationId: string;
    activityId: string;
    statementId?: string;
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
  const statementId = input.statementId ?? newId(deps.random);
  const day = dayIn(row.timeZone, deps.clock());
  const written = texts.map(({ body }) => body);
  const quotes = await quotesChildren(db, written);
  const result = await db.write([
    ...proposeSeed(db, { id: statementId, activityId: input.activityId, texts, quotes }),
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
  if (result.ok) return done({ statementId });
  if (result.refusal !== 'id-taken') return refusedBy(result);
  const before = (await seeds(db)).find(({ id }) => id === statementId);
  const same =
    before?.activityId === input.activityId &&
    before.texts.length === texts.length &&
    texts.every(({ language, body }) =>
      before.texts.some((each) => each.language === language && each.body === body),
    );
  return same ? done({ statementId }) : refuse('id-taken');
}
