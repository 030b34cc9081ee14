import { forgetLead, forgetLeadBoxes } from '../../../db/queries/sealed-case-writes.ts';
import { type Deps, openConsultation } from '../deps.ts';

/**
 * Takes every box of a lead out of every consultation and every letter: it is a lead no longer (`gone`), or its key is another one
 * now. One that cannot be opened has nothing that could be handed out either.
 */
export async function forgetLeadEverywhere(
  deps: Deps,
  of: { readonly staffId: string; readonly because: 'gone' | 'new-key' },
): Promise<void> {
  const statements = of.because === 'gone' ? forgetLead(of.staffId) : forgetLeadBoxes(of.staffId);
  for (const id of deps.databases.ids()) {
    const db = await openConsultation(deps, id).catch(() => undefined);
    await db?.write(statements);
  }
  await deps.databases.complaints.write(statements);
}
