import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { storedDraft } from '../../../db/queries/analysis/version-traces.ts';
import { keepAsked, putDraft } from '../../../db/queries/analysis/version-writes.ts';
import {
  anchorsEver,
  versionChanges,
  versionSections,
  versions,
} from '../../../db/queries/analysis/versions.ts';
import { sections } from '../../../db/queries/consultation/consultations.ts';
import { stillStored } from '../../../db/statement.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type DraftSection, maxDocumentLength } from '../../core/consultation/documents.ts';
import { highestAnchor, nextVersion } from '../../core/consultation/versions.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestTitle } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';
import { afterAnswers } from './after-answers.ts';

export type VersionInput = {
  readonly consultationId: string;
  readonly language: string;
  readonly title: string;
  /** Markdown or plain text, cut into sections as the document that children read was. */
  readonly markdown: string;
  /** Of the draft that the form showed, 0 where there was none. Absent: not compared. */
  readonly revision?: number;
};

/**
 * Writes the next version of a document as a draft that nobody outside sees, or writes the draft anew. Sections that stayed keep
 * their anchor (`nextVersion`); what was said of their changes stays with them.
 * Refusals: `not-found`, `state-forbids` (nothing published yet, or somebody signed it meanwhile), `document-empty`, `field-too-long`, `too-many-now`,
 * `version-same` (not a letter changed), `stale-revision` (somebody else wrote a draft since it was read).
 */
export async function addVersion(
  deps: Deps,
  actor: Actor,
  input: VersionInput,
): Promise<Outcome<{ number: number; changes: number }>> {
  const found = await afterAnswers(deps, actor, { deed: 'consultation:edit', ...input });
  if (!found.ok) return found;
  const title = input.title.trim();
  if (title.length > longestTitle) return refuse('field-too-long');
  if (input.markdown.length > maxDocumentLength) return refuse('field-too-long');
  const typed = await deps.cutText(input.markdown);
  if (typed === 'busy') return refuse('too-many-now');
  if (typed === 'too-much') return refuse('field-too-long');
  if (typed.length === 0) return refuse('document-empty');

  const control = deps.databases.control;
  const { consultationId } = input;
  const day = dayIn('UTC', deps.clock());
  if ((await versions(control, consultationId)).length === 0) {
    const kept = await keepAskedText(deps, consultationId, day);
    if (!kept.ok) return kept;
  }
  const known = await versions(control, consultationId);
  const last = known.filter((each) => each.signedDay !== '').at(-1);
  if (!last) return refuse('not-found');
  const draft = known.find(({ number }) => number === last.number + 1);
  const [before, drafted, ever] = await Promise.all([
    versionSections(control, { consultationId, number: last.number }),
    versionSections(control, { consultationId, number: last.number + 1 }),
    anchorsEver(control, consultationId),
  ]);
  const number = last.number + 1;
  const written = { language: input.language, title: title === '' ? last.title : title, sections: typed };
  if (input.revision !== undefined && (draft?.revision ?? 0) !== input.revision)
    return writtenMeanwhile(control, { consultationId, number }, written);
  const next = nextVersion(before, typed, { highest: highestAnchor(ever), draft: drafted });
  if (next.changes.length === 0) return refuse('version-same');
  const result = await control.write([
    ...(input.revision === undefined
      ? []
      : [stillStored(storedDraft({ consultationId, number }), String(input.revision))]),
    ...putDraft(control, {
      consultationId,
      number,
      language: written.language,
      title: written.title,
      writtenBy: found.staff.staffId,
      day,
      ...next,
    }),
    auditStatement({
      day,
      actor: found.staff.staffId,
      deed: 'version:write',
      subject: consultationId,
      detail: `version ${number}: ${next.sections.length} sections, ${next.changes.length} changed`,
    }),
  ]);
  if (result.ok) return done({ number, changes: next.changes.length });
  return result.refusal === 'stale-revision'
    ? writtenMeanwhile(control, { consultationId, number }, written)
    : refusedBy(result);
}

/** Sent twice it is written once; other words of another person are not overwritten. */
async function writtenMeanwhile(
  control: Database,
  of: { consultationId: string; number: number },
  written: { language: string; title: string; sections: readonly DraftSection[] },
): Promise<Outcome<{ number: number; changes: number }>> {
  const draft = (await versions(control, of.consultationId)).find(({ number }) => number === of.number);
  const drafted = await versionSections(control, of);
  const same =
    draft?.language === written.language &&
    draft.title === written.title &&
    drafted.length === written.sections.length &&
    written.sections.every(
      (each, at) => each.heading === drafted[at]?.heading && each.original === drafted[at]?.original,
    );
  if (!draft || !same) return refuse('stale-revision');
  return done({ number: draft.number, changes: (await versionChanges(control, draft)).length });
}

/** Of a release from before texts were kept at signing: the consultation's own database still has what was asked about. */
async function keepAskedText(deps: Deps, consultationId: string, day: string): Promise<Outcome<null>> {
  const db = await openConsultation(deps, consultationId);
  const asked = db && (await sections(db));
  if (!asked?.version) return refuse('not-found');
  const control = deps.databases.control;
  const { language, title } = asked.version;
  const result = await control.write(
    keepAsked(control, { consultationId, language, title, day, sections: asked.sections }),
  );
  return result.ok ? done(null) : refusedBy(result);
}
