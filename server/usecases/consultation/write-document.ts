import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { activities, sections as storedSections } from '../../../db/queries/consultation/consultations.ts';
import { uncheckDocumentSource } from '../../../db/queries/consultation/document-source.ts';
import { putPlain, removeEasy } from '../../../db/queries/consultation/plain-authors.ts';
import { replaceDocument, touchConsultation } from '../../../db/queries/consultation/preparation.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type DraftSection, maxDocumentLength } from '../../core/consultation/documents.ts';
import { easyLevel } from '../../core/consultation/easy-read.ts';
import { withoutWords } from '../../core/consultation/plain-words.ts';
import { highestAnchor, nextVersion } from '../../core/consultation/versions.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestTitle } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/**
 * Takes a typed or pasted document (Markdown) and cuts it into numbered sections; answers how many. Pasted anew it is a correction:
 * plain versions and activities go with their section (`nextVersion`), whatever number it has now. Who checked plain words has checked them still
 * where the original says what it said; whoever looked at what speaks for and against it looks again.
 * Refusals: `not-found`, `document-empty`, `field-too-long` (the title, or over `maxDocumentLength`, or with more marks than can be read in ten seconds), `too-many-now`,
 * `stale-revision`.
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
  const title = input.title.trim();
  if (title.length > longestTitle || input.markdown.length > maxDocumentLength)
    return refuse('field-too-long');
  const sections = await deps.cutText(input.markdown);
  if (sections === 'busy') return refuse('too-many-now');
  if (sections === 'too-much') return refuse('field-too-long');
  if (sections.length === 0) return refuse('document-empty');
  const { db, row } = found;
  const kept = await keptAnchors(db, sections);
  const result = await db.write([
    ...replaceDocument(db, {
      versionId: newId(deps.random),
      documentId: newId(deps.random),
      language: input.language,
      title,
      sections,
      kept,
      revision: input.revision + 1,
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
    ...stored.sections
      .filter(({ plain, easy }) => plain.length + easy.length > 0)
      .map(({ anchor }) => anchor),
    ...asked.map(({ anchor }) => anchor),
  ]);
  const highest = highestAnchor(stored.sections.map(({ anchor }) => anchor));
  const { sections, changes } = nextVersion(stored.sections, next, { highest });
  const changed = new Set(changes.filter(({ kind }) => kind === 'changed').map(({ anchor }) => anchor));
  return sections.flatMap(({ anchor }, index) => {
    const to = next[index]?.anchor;
    return to !== undefined && used.has(anchor) ? [{ from: anchor, to, same: !changed.has(anchor) }] : [];
  });
}

export type PlainEdit = {
  readonly consultationId: string;
  readonly revision: number;
  readonly anchor: string;
  /**
   * `machine`: a program translated it, and whoever saves it puts it there. An empty body where nothing stands is none; of easy-read, which
   * nobody has to write, it takes away what stands there.
   */
  readonly texts: readonly {
    readonly language: string;
    readonly level: string;
    readonly heading: string;
    readonly body: string;
    readonly machine?: boolean;
  }[];
};

/**
 * The plain versions of one section, easy-read among them. Whoever changes one is its writer from then on, and nobody has checked it; what stands there already keeps
 * its writer and its check. Refusals: `not-found`, `field-missing` (nothing was typed, or `withoutWords`), `stale-revision`.
 */
export async function writePlain(deps: Deps, actor: Actor, input: PlainEdit): Promise<Outcome<null>> {
  const { consultationId, anchor, revision } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const stored = await storedPlain(db, anchor);
  const texts = input.texts.map(({ heading, body, ...text }) => ({
    ...text,
    heading: heading.trim(),
    body: body.trim(),
  }));
  if (withoutWords(texts, stored)) return refuse('field-missing');
  const typed = texts.filter(({ body }) => body !== '');
  const emptied = texts.filter(
    ({ level, language, body }) =>
      level === easyLevel &&
      body === '' &&
      stored.some((each) => each.level === easyLevel && each.language === language),
  );
  if (typed.length + emptied.length === 0) return refuse('field-missing');
  const written = changedOnly(stored, typed);
  // Pressed twice it stands there by the first press: nothing is left to write.
  if (written.length + emptied.length === 0) return done(null);
  if (row.revision !== revision) return refuse('stale-revision');
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...emptied.map(({ language }) => removeEasy(anchor, language)),
    ...written.map((text) =>
      putPlain(db, {
        ...text,
        anchor,
        authorId: actorName(actor),
        authorName: actor.kind === 'staff' ? actor.name : actorName(actor),
        day,
        revision: revision + 1,
      }),
    ),
    ...touchConsultation(revision),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'document:plain',
      subject: row.id,
      detail: `section ${anchor}`,
    }),
  ]);
  if (result.ok) return done(null);
  const now = result.refusal === 'stale-revision' ? await storedPlain(db, anchor) : null;
  const isGone = ({ language }: Typed) =>
    !now?.some((each) => each.level === easyLevel && each.language === language);
  return now && changedOnly(now, typed).length === 0 && emptied.every(isGone)
    ? done(null)
    : refusedBy(result);
}

type Typed = PlainEdit['texts'][number];

/** What stands there. The revision of the write holds what follows together with what was read here. */
async function storedPlain(db: Database, anchor: string) {
  const section = (await storedSections(db)).sections.find((each) => each.anchor === anchor);
  return section ? [...section.plain, ...section.easy] : [];
}

/** The texts that do not stand there as they were typed. */
function changedOnly(stored: Awaited<ReturnType<typeof storedPlain>>, typed: readonly Typed[]) {
  return typed.flatMap(({ machine = false, ...text }) => {
    const stands = stored.find(({ language, level }) => language === text.language && level === text.level);
    // What a form stored before has its lines parted as a browser sends them.
    const body = stands?.body.replaceAll('\r\n', '\n');
    const same =
      stands?.heading === text.heading && body === text.body && (stands.by === 'machine') === machine;
    return same ? [] : [{ ...text, by: machine ? ('machine' as const) : ('staff' as const) }];
  });
}
