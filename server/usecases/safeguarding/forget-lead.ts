import { forgetLead, forgetLeadBoxes } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

/**
 * Takes every box of a lead out of every consultation and every letter: it is a lead no longer (`gone`), or its key is another one
 * now. One that cannot be opened or read has nothing that could be handed out either.
 */
export async function forgetLeadEverywhere(
  deps: Deps,
  of: { readonly staffId: string; readonly because: 'gone' | 'new-key' },
): Promise<void> {
  const statements = of.because === 'gone' ? forgetLead(of.staffId) : forgetLeadBoxes(of.staffId);
  for (const id of deps.databases.ids()) {
    await ifReadable(deps, id, (db) => db.write(statements));
  }
  await deps.databases.complaints.write(statements);
}
