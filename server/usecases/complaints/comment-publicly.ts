import { auditStatement } from '../../../db/audit.ts';
import { directoryEntry } from '../../../db/queries/analysis/versions.ts';
import { addComment, type CommentRow, oversightComments } from '../../../db/queries/complaints/oversight.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { ReadingLevel } from '../../core/consultation/reading-levels.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestAnswer } from '../../core/privacy/complaint.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';

/**
 * The overseer says something in public, unedited by anybody: of one consultation, or of the site where `consultationId` is ''.
 * It outlives the consultation. `id` comes from where it was written, so that one sent twice is one; absent: drawn here. Refusals:
 * `not-allowed`, `not-found`, `field-missing` (a level without words), `field-too-long`, `id-taken` (other words were sent so).
 */
export async function commentPublicly(
  deps: Deps,
  actor: Actor,
  input: {
    id?: string;
    consultationId: string;
    language: string;
    texts: Readonly<Record<ReadingLevel, string>>;
  },
): Promise<Outcome<{ readonly id: string }>> {
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { consultationId } = input;
  const { organisationId } = actor;
  if (consultationId === '' && !can(actor, 'comment:write', { organisationId })) return refuse('not-allowed');
  // Whose consultation it is, the directory says, also of one that is destroyed or cannot be read: a role here says nothing of one of another
  // organisation.
  if (consultationId !== '') {
    const about = await directoryEntry(deps.databases.control, consultationId);
    if (!about || !can(actor, 'comment:write', { organisationId: about.organisationId, consultationId }))
      return refuse('not-found');
  }
  const [younger, older] = [input.texts.younger.trim(), input.texts.older.trim()];
  if (younger === '' || older === '') return refuse('field-missing');
  if (younger.length > longestAnswer || older.length > longestAnswer) return refuse('field-too-long');
  const { control } = deps.databases;
  const id = input.id ?? newId(deps.random);
  const day = dayIn('UTC', deps.clock());
  const result = await control.write([
    ...addComment({
      id,
      consultationId,
      language: input.language,
      texts: { younger: control.text.encode(younger), older: control.text.encode(older) },
      signedBy: control.text.encode(actor.name),
      day,
    }),
    auditStatement({ day, actor: actor.staffId, deed: 'comment:write', subject: id, detail: consultationId }),
  ]);
  if (result.ok) return done({ id });
  if (result.refusal !== 'id-taken') return refusedBy(result);
  const before = (await oversightComments(control)).find((each) => each.id === id);
  const same = before?.texts.older === older && before.texts.younger === younger;
  return same && before.consultationId === consultationId ? done({ id }) : refuse('id-taken');
}

/** What the overseer said in public, newest day first; of one consultation when it is named. Nothing is refused. */
export async function readComments(
  deps: Deps,
  _actor: Actor,
  input: { consultationId?: string },
): Promise<Outcome<readonly CommentRow[]>> {
  const all = await oversightComments(deps.databases.control);
  return done(
    input.consultationId === undefined
      ? all
      : all.filter(({ consultationId }) => consultationId === input.consultationId),
  );
}
