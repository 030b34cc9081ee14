import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { activities, sections as storedSections } from '../../../db/queries/consultations.ts';
import { uncheckDocumentSource } from '../../../db/queries/document-source.ts';
import { putPlain, replaceDocument, touchConsultation } from '../../../db/queries/preparation.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type DraftSection, sectionsOf } from '../../core/consultation/documents.ts';
import { highestAnchor, nextVersion } from '../../core/consultation/versions.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/**
 * Takes a typed or pasted document (Markdown) and cuts it into numbered sections; answers how many. Pasted anew it is a correction:
 * plain versions and activities go with their section (`nextVersion`), whatever number it has now; whoever looked at what speaks for and
 * against it looks again.
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
  const kept = await keptAnchors(db, sections);
  const result = await db.write([
    ...replaceDocument(db, {
      versionId: newId(deps.random),
      documentId: newId(deps.random),
      language: input.language,
      title: input.title.trim(),
      sections,
      kept,
    }),
    uncheckDocumentSource(db),
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

/** Where each section went of which something was written or asked. The revision of the write holds it together with what was read here. */
async function keptAnchors(db: Database, next: readonly DraftSection[]) {
  const [stored, asked] = await Promise.all([storedSections(db), activities(db)]);
  const used = new Set([
    ...stored.sections.filter(({ plain }) => plain.length > 0).map(({ anchor }) => anchor),
    ...asked.map(({ anchor }) => anchor),
  ]);
  const highest = highestAnchor(stored.sections.map(({ anchor }) => anchor));
  return nextVersion(stored.sections, next, { highest }).sections.flatMap(({ anchor }, index) => {
    const to = next[index]?.anchor;
    return to !== undefined && used.has(anchor) ? [{ from: anchor, to }] : [];
  });
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
