import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { moveWithMore, waitForLeads } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { type SealedCaseRow, textsOf } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import { nonceBytes } from '../../core/safeguarding/sealed-format.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { type NewText, nextNumber, sealText } from './seal-text.ts';

export type SealedMore = {
  /** False where this very form had brought all of these words before. */
  readonly added: boolean;
};

/** What comes at once takes the number of each other. So many of one case find the next one. */
const tries = 4;

/**
 * More texts in a case, whoever's it is: sealed, all of them or none, and the case waits (again), also where it was taken back. One with the `nonce`
 * of a text that it has is not added. `most`: texts with which it is full. Refusals: `text-empty`, `text-too-long`, `text-unreadable`, `letter-full`,
 * `team-not-ready`, `try-again`.
 */
export async function sealMore(
  deps: Deps,
  of: {
    readonly db: Database;
    readonly row: { readonly id: string; readonly organisationId: string };
    readonly case: SealedCaseRow;
    readonly texts: readonly NewText[];
    readonly day: string;
    readonly minute: number;
    readonly most?: number;
  },
): Promise<Outcome<SealedMore>> {
  const { db, row, day, minute, most = Number.POSITIVE_INFINITY } = of;
  const clean: NewText[] = [];
  for (const each of of.texts) {
    const cleaned = cleanText(each.text);
    if (!cleaned.ok) return refuse(cleaned.code);
    clean.push({ ...each, text: cleaned.text });
  }
  for (let tried = 0; tried < tries; tried += 1) {
    const texts = await textsOf(db, of.case.id);
    const isHere = ({ nonce }: NewText) =>
      nonce && texts.some(({ body }) => body.subarray(0, nonceBytes).equals(nonce));
    const added = clean.filter((each) => !isHere(each));
    if (added.length === 0) return done({ added: false });
    if (texts.length >= most) return refuse('letter-full');
    const first = await nextNumber(db, of.case.id);
    const sealed: Statement[] = [];
    for (const [at, text] of added.entries()) {
      const statements = await sealText(deps, {
        ...text,
        organisationId: row.organisationId,
        consultationId: row.id,
        caseId: of.case.id,
        number: first + at,
        day,
      });
      if (!statements) return refuse('team-not-ready');
      sealed.push(...statements);
    }
    const result = await db.write([...sealed, ...moveWithMore(of.case.id), waitForLeads(of.case.id, minute)]);
    if (result.ok) return done({ added: true });
    if (result.refusal !== 'id-taken') return refusedBy(result);
  }
  return refuse('try-again');
}
