import type { Database } from '../../../db/databases.ts';
import { moveCase, waitForLeads } from '../../../db/queries/sealed-case-writes.ts';
import type { SealedCaseRow } from '../../../db/queries/sealed-cases.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { CasePart } from '../../core/safeguarding/cases.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { nextNumber, sealText } from './seal-text.ts';

/**
 * One more text in a case, whoever's it is: sealed, and the case waits (again), also where it was taken back. Refusals: `text-empty`, `text-too-long`,
 * `text-unreadable`, `team-not-ready`, `try-again`.
 */
export async function sealMore(
  deps: Deps,
  of: {
    readonly db: Database;
    readonly row: { readonly id: string; readonly organisationId: string };
    readonly case: SealedCaseRow;
    readonly part: CasePart;
    readonly text: string;
    readonly day: string;
    readonly minute: number;
  },
): Promise<Outcome<null>> {
  const { db, row, part, day, minute } = of;
  const clean = cleanText(of.text);
  if (!clean.ok) return refuse(clean.code);
  const sealed = await sealText(deps, {
    organisationId: row.organisationId,
    consultationId: row.id,
    caseId: of.case.id,
    number: await nextNumber(db, of.case.id),
    part,
    text: clean.text,
    day,
  });
  if (!sealed) return refuse('team-not-ready');
  const result = await db.write([
    ...sealed,
    ...moveCase({
      id: of.case.id,
      from: ['sealed', 'opened', 'answered', 'closed', 'withdrawn'],
      to: of.case.state === 'sealed' || of.case.state === 'withdrawn' ? 'sealed' : 'opened',
    }),
    waitForLeads(of.case.id, minute),
  ]);
  if (result.ok) return done(null);
  return result.refusal === 'id-taken' ? refuse('try-again') : refusedBy(result);
}
