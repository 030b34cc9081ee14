import type { Database } from '../../../db/databases.ts';
import { proposedInOf, wordsTakenTo } from '../../../db/queries/consultation/proposals.ts';
import type { ProposedByChildren } from '../../core/consultation/proposals.ts';
import { redact } from '../../core/room/contribution-text.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

/**
 * Says of a consultation that children thought of its question; null where they did not (R527). The words are read where they were
 * written, at each look: taken back, changed, hidden, erased or destroyed they are gone from here in the same moment. No name, no child.
 */
export async function proposedBy(
  deps: Deps,
  db: Database,
  consultationId: string,
): Promise<ProposedByChildren | null> {
  const source = await proposedInOf(db);
  if (source === null) return null;
  // Another machine may hold it, or nobody any more.
  const record = await ifReadable(deps, source, (there) => wordsTakenTo(there, consultationId));
  if (!record) return { words: null };
  return { words: { language: record.language, parts: redact(record.text, record.hidden) } };
}
