import { auditStatement } from '../../../db/audit.ts';
import { sections } from '../../../db/queries/consultation/consultations.ts';
import { putPlain } from '../../../db/queries/consultation/plain-authors.ts';
import { touchConsultation } from '../../../db/queries/consultation/preparation.ts';
import { makersOfPlain, plainOfComment } from '../../core/consultation/comment-imported.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { CommentWords } from '../../core/consultation/general-comment.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/**
 * Gives the sections of an imported General Comment No. 25 the plain words that come with this software, by paragraph number, where a
 * section has none yet; answers how many texts. Their writer is this software, not a member of staff. Refusals: `not-found`,
 * `stale-revision`, `field-missing` when this is another document or nothing is left to give.
 */
export async function takeComment(
  deps: Deps,
  actor: Actor,
  input: {
    consultationId: string;
    revision: number;
    words: Readonly<Record<string, CommentWords>>;
  },
): Promise<Outcome<{ texts: number }>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { db, row } = found;
  const document = await sections(db);
  const plain = plainOfComment(input.words, {
    title: document.version?.title ?? '',
    sections: document.sections,
    languages: row.languages,
  });
  if (plain.length === 0) return refuse('field-missing');
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...plain.map((text) =>
      putPlain(db, {
        ...text,
        by: 'makers',
        authorId: makersOfPlain,
        authorName: '',
        day,
        revision: input.revision + 1,
      }),
    ),
    ...touchConsultation(input.revision),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'document:plain',
      subject: row.id,
      detail: `${plain.length} texts of General Comment 25 from the software`,
    }),
  ]);
  return result.ok ? done({ texts: plain.length }) : refusedBy(result);
}
