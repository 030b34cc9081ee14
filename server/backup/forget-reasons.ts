import { existsSync } from 'node:fs';
import type { Databases } from '../../db/databases.ts';
import type { Statement } from '../../db/engine.ts';
import { dropReasons, loneConsultations } from '../../db/queries/safeguarding/leads.ts';
import { standingCases } from '../../db/queries/safeguarding/sealed-cases.ts';
import { withoutSeat } from '../core/safeguarding/cases.ts';

/**
 * Why a case was opened alone is in a restored control database as it was: it goes again where the case is gone, or all of its consultation.
 * After what was promised is kept in the others. One that is not there, and not gone, says nothing of its cases.
 */
export async function forgetReasonsAgain(
  databases: Databases,
  gone: ReadonlySet<string>,
): Promise<Statement[]> {
  const { control, complaints } = databases;
  const statements: Statement[] = [];
  for (const consultationId of await loneConsultations(control)) {
    const file = databases.file(consultationId);
    const isThere = !gone.has(consultationId) && file !== undefined && existsSync(file);
    const db =
      consultationId === withoutSeat ? complaints : isThere && (await databases.consultation(consultationId));
    if (!db && !gone.has(consultationId)) continue;
    statements.push(dropReasons(control, { consultationId, standing: db ? await standingCases(db) : [] }));
  }
  return statements;
}
