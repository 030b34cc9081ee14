import type { DocumentFault } from '../../core/consultation/documents/fault.ts';
import { markdownOf } from '../../core/consultation/documents/markdown-of.ts';
import { countTree, type DocumentCounts } from '../../core/consultation/documents/tree.ts';
import { maxDocumentLength } from '../../core/consultation/documents.ts';
import { hasReleases, mayEdit } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { RefusalCode } from '../../core/wire/refusals.ts';
import type { Deps } from '../deps.ts';
import { permitted } from './permitted.ts';

/** On a page there are six sentences for what the command line says in twenty. */
const refusalOf: Readonly<Record<DocumentFault, RefusalCode>> = {
  'kind-unknown': 'file-kind',
  'not-text': 'file-letters',
  'not-its-kind': 'file-kind',
  'xml-broken': 'file-kind',
  'not-akoma-ntoso': 'file-kind',
  'archive-broken': 'file-kind',
  locked: 'file-locked',
  'too-large': 'file-large',
  'too-deep': 'file-large',
  'too-many-parts': 'file-large',
  'too-long': 'file-large',
  'too-much-memory': 'file-large',
  'archive-bomb': 'file-large',
  'declares-entities': 'file-unsafe',
  'script-link': 'file-unsafe',
  'leads-outside': 'file-unsafe',
  'archive-path': 'file-unsafe',
  'archive-within': 'file-unsafe',
  'has-programs': 'file-unsafe',
  empty: 'document-empty',
};

/**
 * Reads a file into text that can be repaired before `writeDocument` takes it; stores nothing. The text is Markdown. Refusals: `not-found`,
 * `state-forbids`, `file-kind`, `file-letters`, `file-locked`, `file-large`, `file-unsafe`, `document-empty`, `too-many-now`.
 */
export async function readFile(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; name: string; bytes: Uint8Array },
): Promise<Outcome<{ markdown: string; counts: DocumentCounts }>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  // Before it opens for the document itself, after a release for its next version.
  if (!mayEdit(found.row.state) && !hasReleases(found.row.state)) return refuse('state-forbids');
  const read = await deps.readFile({ name: input.name, bytes: input.bytes });
  if (read === 'busy') return refuse('too-many-now');
  if (!read.ok) return refuse(refusalOf[read.fault]);
  const markdown = markdownOf(read.tree);
  // It would be refused when it is cut, after somebody repaired it.
  if (markdown.length > maxDocumentLength) return refuse('file-large');
  return done({ markdown, counts: countTree(read.tree) });
}
