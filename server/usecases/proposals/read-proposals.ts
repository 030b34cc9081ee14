import { asksForProposals, proposalsFor } from '../../../db/queries/consultation/proposals.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { draftLanguage, type Proposal, proposalOf } from '../../core/consultation/proposals.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type Part, redact } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps } from '../deps.ts';
import { logReads } from '../privacy/log-reads.ts';

/** Questions on one page. */
const onePage = 100;

export type ProposalsPage = {
  /** Children are asked here what others should be asked. */
  readonly asks: boolean;
  readonly proposals: readonly (Proposal & {
    readonly id: string;
    /** Of the words that are shown: a decision is about these and no others. */
    readonly revision: number;
    readonly language: string;
    /** In whose template it is taken over. */
    readonly draftLanguage: string;
    readonly parts: readonly Part[];
  })[];
  readonly more: boolean;
};

/**
 * What children want others to be asked, as a moderator left it to be shown: without name, in the order of random ids, and nothing of
 * children whose group this person knows (R526). Whoever reads it is in the audit log. `page` counts from 0. Refusal: `not-found`.
 */
export async function readProposals(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; page: number },
): Promise<Outcome<ProposalsPage>> {
  const { consultationId, page } = input;
  const found = await permitted(deps, actor, { deed: 'proposals:host', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const of = { staffId: actorName(actor), offset: page * onePage, limit: onePage + 1 };
  const [asks, rows] = await Promise.all([asksForProposals(db), proposalsFor(db, of)]);
  const shown = rows.slice(0, onePage);
  await logReads(deps, db, {
    consultationId,
    actor,
    deed: 'proposals:read',
    day: dayIn(row.timeZone, deps.clock()),
    ids: shown.map(({ record }) => record.id),
    counted: true,
  });
  return done({
    asks,
    more: rows.length > onePage,
    proposals: shown.map(({ record, decided }) => ({
      id: record.id,
      revision: record.revision,
      language: record.language,
      draftLanguage: draftLanguage(record.language, row.languages),
      parts: redact(record.text, record.hidden),
      ...proposalOf(record.revision, decided),
    })),
  });
}
