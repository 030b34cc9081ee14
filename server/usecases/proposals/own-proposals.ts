import type { Database } from '../../../db/databases.ts';
import { directoryEntry } from '../../../db/queries/analysis/versions.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { decidedOfChild } from '../../../db/queries/consultation/proposals.ts';
import { wasOpened } from '../../core/consultation/lifecycle.ts';
import { type Proposal, proposalOf } from '../../core/consultation/proposals.ts';
import { type Deps, openConsultation } from '../deps.ts';

/** What became of a question that a child proposed, as the child reads it. */
export type OwnProposal = Omit<Proposal, 'takenTo'> & {
  /** Other children are or were asked it. */
  readonly asked: boolean;
  /** The consultation that asks it, while it can be read here; '' else. */
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
      return [id, { ...said, ...(await whereAsked(deps, takenTo)) }] as const;
    }),
  );
  return Object.fromEntries(entries);
}

async function whereAsked(
  deps: Deps,
  consultationId: string,
): Promise<Pick<OwnProposal, 'asked' | 'askedIn'>> {
  if (consultationId === '') return { asked: false, askedIn: '' };
  const db = await openConsultation(deps, consultationId).catch(() => undefined);
  const row = db && (await consultationRow(db));
  if (row)
    return wasOpened(row.state) ? { asked: true, askedIn: consultationId } : { asked: false, askedIn: '' };
  // Destroyed, on another machine or not readable now: the list still knows how far it came, of one that moved by the last day that children
  // could read. Only a draft goes without a trace.
  const entry = await directoryEntry(deps.databases.control, consultationId);
  if (!entry) return { asked: false, askedIn: '' };
  const { state, lastDay } = entry;
  return { asked: state === 'moved' ? lastDay !== '' : wasOpened(state), askedIn: '' };
}
