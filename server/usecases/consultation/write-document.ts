import { auditStatement } from '../../../db/audit.ts';
import { putPlain, replaceDocument, touchConsultation } from '../../../db/queries/preparation.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { sectionsOf } from '../../core/consultation/documents.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/**
 * Takes a typed or pasted document (Markdown) and cuts it into numbered sections; answers how many.
 * Refusals: `not-found`, `document-empty`, `stale-revision`.
 */
export async function writeDocument(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; revision: number; title: string; language: string; markdown: string },
): Promise<Outcome<{ sections: number }>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const sections = sectionsOf(input.markdown);
  if (sections.length === 0) return refuse('document-empty');
  const { db, row } = found;
  const result = await db.write([
    ...replaceDocument(db, {
      versionId: newId(deps.random),
      documentId: newId(deps.random),
      language: input.language,
      title: input.title.trim(),
      sections,
    }),
    ...touchConsultation(input.revision),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'document:write',
      subject: row.id,
      detail: `${sections.length} sections`,
    }),
  ]);
  return result.ok ? done({ sections: sections.length }) : refusedBy(result);
}

/** The plain version of one section in one language at one level. Refusals: `not-found`, `field-missing`, `stale-revision`. */
export async function writePlain(
  deps: Deps,
  actor: Actor,
  input: {
    consultationId: string;
    revision: number;
    anchor: string;
    texts: readonly { language: string; level: string; heading: string; body: string }[];
  },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const written = input.texts.filter((text) => text.body.trim() !== '');
  if (written.length === 0) return refuse('field-missing');
  const { db, row } = found;
  const result = await db.write([
    ...written.map((text) =>
      putPlain(db, {
        anchor: input.anchor,
        language: text.language,
        level: text.level,
        heading: text.heading.trim(),
        body: text.body.trim(),
        authorId: actorName(actor),
      }),
    ),
    ...touchConsultation(input.revision),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'document:plain',
      subject: row.id,
      detail: `section ${input.anchor}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
