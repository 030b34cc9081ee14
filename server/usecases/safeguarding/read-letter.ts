import type { Database } from '../../../db/databases.ts';
import { letterOf } from '../../../db/queries/safeguarding/letters.ts';
import { caseById, type SealedCaseRow } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { organisations } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome, type Refused, refuse } from '../../core/outcome.ts';
import { letterTexts, withoutSeat } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { receiptFor } from '../complaints/draw-receipt.ts';
import type { Deps } from '../deps.ts';
import { type OwnCase, ownCase } from './own-case.ts';
import { twoCanOpen } from './trained-leads.ts';

export type HeldLetter = {
  readonly ok: true;
  readonly db: Database;
  readonly verifier: Buffer;
  readonly row: { readonly id: string; readonly organisationId: string };
  readonly case: SealedCaseRow;
};

/**
 * The letter that six words open. Refusals: `phrase-opens-nothing`, one answer after the same work for wrong, unknown and
 * malformed words; `too-fast` (too many hashes wait).
 */
export async function letterWith(deps: Deps, phrase: string): Promise<HeldLetter | Refused> {
  const verifier = await receiptFor(deps, { receiptOf: 'letters', phrase });
  if (!verifier) return refuse('too-fast');
  return (await letterBy(deps, verifier)) ?? refuse('phrase-opens-nothing');
}

/** The same of what is stored of six words; undefined where nothing has them. */
export async function letterBy(deps: Deps, verifier: Buffer): Promise<HeldLetter | undefined> {
  const { complaints: db, control } = deps.databases;
  const caseId = await letterOf(db, verifier);
  const found = caseId === undefined ? undefined : await caseById(db, caseId);
  const [organisation] = await organisations(control);
  if (!found || !organisation) return undefined;
  return { ok: true, db, verifier, row: { id: withoutSeat, organisationId: organisation.id }, case: found };
}

export type OwnLetter = {
  /** Two leads at least can open what is written now. */
  readonly ready: boolean;
  /** It has as many texts as one letter takes. */
  readonly full: boolean;
  readonly letter: OwnCase;
};

/** Where a letter stands and what was answered; answers that a second lead has not seen are not there. Refusals: `phrase-opens-nothing`, `too-fast`. */
export async function readLetter(
  deps: Deps,
  _actor: Actor,
  input: { phrase: string },
): Promise<Outcome<OwnLetter>> {
  const held = await letterWith(deps, input.phrase);
  if (!held.ok) return held;
  const { organisationId, id } = held.row;
  const ready = await twoCanOpen(deps, { organisationId, consultationId: id });
  const letter = await ownCase(held.db, held.case);
  const full = letter.lines.filter(({ from }) => from === 'child').length >= letterTexts;
  return done({ ready, full, letter });
}
