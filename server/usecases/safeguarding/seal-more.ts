import type { Database } from '../../../db/databases.ts';
import { moveCase, waitForLeads } from '../../../db/queries/sealed-case-writes.ts';
import { type SealedCaseRow, textsOf } from '../../../db/queries/sealed-cases.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { CasePart } from '../../core/safeguarding/cases.ts';
import { nonceBytes } from '../../core/safeguarding/sealed-format.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { nextNumber, sealText } from './seal-text.ts';

export type SealedMore = {
  /** False where this very form had brought these words before. */
  readonly added: boolean;
};

/** What comes at once takes the number of each other. So many of one case find the next one. */
const tries = 4;

/**
 * One more text in a case, whoever's it is: sealed, and the case waits (again), also where it was taken back. With the `nonce` of a text
 * that it has nothing is added. `most`: texts that it takes. Refusals: `text-empty`, `text-too-long`, `text-unreadable`, `state-forbids` (it
 * has `most`), `team-not-ready`, `try-again`.
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
    readonly nonce?: Uint8Array | undefined;
    readonly most?: number;
  },
): Promise<Outcome<SealedMore>> {
  const { db, row, part, day, minute, nonce, most = Number.POSITIVE_INFINITY } = of;
  const clean = cleanText(of.text);
  if (!clean.ok) return refuse(clean.code);
  for (let tried = 0; tried < tries; tried += 1) {
    const texts = await textsOf(db, of.case.id);
    if (nonce && texts.some(({ body }) => body.subarray(0, nonceBytes).equals(nonce)))
      return done({ added: false });
    if (texts.length >= most) return refuse('state-forbids');
    const sealed = await sealText(deps, {
      organisationId: row.organisationId,
      consultationId: row.id,
      caseId: of.case.id,
      number: await nextNumber(db, of.case.id),
      part,
      text: clean.text,
      day,
      nonce,
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
    if (result.ok) return done({ added: true });
    if (result.refusal !== 'id-taken') return refusedBy(result);
  }
  return refuse('try-again');
}
