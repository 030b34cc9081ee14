import { auditStatement } from '../../../db/audit.ts';
import { putDocumentSource } from '../../../db/queries/consultation/document-source.ts';
import { touchConsultation } from '../../../db/queries/consultation/preparation.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type SourceLabel, type TypedSource, unfitSource } from '../../core/consultation/document-source.ts';
import { languagesIn } from '../../core/consultation/other-tongues.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/** Empty bodies are none. `texts` are all of a language that is named in them at all: what stands in another one stays. */
export type SourceEdit = TypedSource & {
  readonly consultationId: string;
  readonly revision: number;
  readonly label: SourceLabel;
};

/**
 * Says where the document is from, who wrote it, who gains, and what speaks for and against it. Takes away what somebody from outside
 * said of it before, and makes a draft of the consultation again. What is left out shuts the gate, not this form. Refusals: `not-found`,
 * `not-allowed` (only a person writes it), `arguments-many` (more than six of a side), `field-too-long` (300 for a line, 600 for a text, in
 * UTF-16 units), `stale-revision` (changed elsewhere, or it is open).
 */
export async function writeSource(deps: Deps, actor: Actor, input: SourceEdit): Promise<Outcome<null>> {
  const { consultationId, revision, label } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const [origin, author] = [input.origin.trim(), input.author.trim()];
  const texts = input.texts.flatMap(({ bodies, ...at }) =>
    bodies
      .map((body) => body.trim())
      .filter((body) => body !== '')
      .map((body, index) => ({ ...at, position: index + 1, body })),
  );
  const wrong = unfitSource(input);
  if (wrong) return refuse(wrong.code);
  const { db, row } = found;
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...touchConsultation(revision),
    ...putDocumentSource(db, {
      consultationId,
      label,
      origin,
      author,
      texts,
      inPlaceOf: languagesIn(input.texts),
      writtenBy: actor.staffId,
      writtenName: actor.name,
      day,
    }),
    auditStatement({
      day,
      actor: actor.staffId,
      deed: 'source:write',
      subject: consultationId,
      detail: `revision ${revision + 1}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
