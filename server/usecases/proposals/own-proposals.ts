import type { Database } from '../../../db/databases.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { decidedOfChild } from '../../../db/queries/consultation/proposals.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import { type Proposal, proposalOf } from '../../core/consultation/proposals.ts';
import { type Deps, openConsultation } from '../deps.ts';

/** What became of a question that a child proposed, as the child reads it. */
export type OwnProposal = Omit<Proposal, 'takenTo'> & {
  /** The consultation that asks it, once it is open; '' before. */
  readonly askedIn: string;
};

/**
 * What became of those of a child's words with which it proposed a question, by contribution (R528). `own` are the words of one child in
 * activities that ask for it. A draft is not told: only that somebody prepares it.
 */
export async function ownProposals(
  deps: Deps,
  db: Database,
  of: { participantId: string; own: readonly { readonly id: string; readonly revision: number }[] },
): Promise<Readonly<Record<string, OwnProposal>>> {
  if (of.own.length === 0) return {};
  const decided = await decidedOfChild(db, of.participantId);
  const entries = await Promise.all(
    of.own.map(async ({ id, revision }) => {
      const { takenTo, ...said } = proposalOf(revision, decided.get(id) ?? null);
      return [id, { ...said, askedIn: (await wasOpened(deps, takenTo)) ? takenTo : '' }] as const;
    }),
  );
  return Object.fromEntries(entries);
}

async function wasOpened(deps: Deps, consultationId: string): Promise<boolean> {
  if (consultationId === '') return false;
  const db = await openConsultation(deps, consultationId).catch(() => undefined);
  const row = db && (await consultationRow(db));
  return row !== undefined && (row.state === 'open' || row.state === 'paused' || isOver(row.state));
}
