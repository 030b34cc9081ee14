import { auditStatement } from '../../../db/audit.ts';
import { decideProposal, type ProposalRow, proposalFor } from '../../../db/queries/consultation/proposals.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { askingInstead, draftLanguage, proposalOf, questionOf } from '../../core/consultation/proposals.ts';
import { usualQuiet } from '../../core/consultation/quiet-hours.ts';
import type { TemplateDraft } from '../../core/consultation/templates.ts';
import { isReason } from '../../core/moderation/reasons.ts';
import { done, type Outcome, type Refused, refuse } from '../../core/outcome.ts';
import { redact } from '../../core/room/contribution-text.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { createConsultation } from '../consultation/create-consultation.ts';
import { dropDraft } from '../consultation/drop-draft.ts';
import { type Permitted, permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';

export type ProposalAct = {
  readonly consultationId: string;
  readonly id: string;
  /** Of the words that were read. */
  readonly revision: number;
};

/**
 * A host takes over what a child wants others to be asked: a draft of its own from `template`, whose first question is in the child's
 * words, whose front says that children thought of it, and which opens by the gate and no other way (R527). `language`: the one whose
 * template it is (`draftLanguage`); `title`: of the draft. Refusals: `not-found`, `not-allowed`, `already-decided` (also gone, or of a child
 * this person knows), `stale-revision` (its child wrote anew), `language-unknown`, `field-missing`, `field-too-long` (the title).
 */
export async function takeProposal(
  deps: Deps,
  actor: Actor,
  input: ProposalAct & {
    readonly title: string;
    readonly language: string;
    readonly template: TemplateDraft;
  },
): Promise<Outcome<{ id: string }>> {
  const found = await undecided(deps, actor, input);
  if (!found.ok) return found;
  const { row, proposal } = found;
  const { record } = proposal;
  const { organisationId, timeZone } = row;
  if (!can(actor, 'consultation:create', { organisationId })) return refuse('not-allowed');
  if (draftLanguage(record.language, row.languages) !== input.language) return refuse('language-unknown');
  // The draft comes first: a crash between leaves a draft that nobody asked for, never a promise to a child that leads nowhere.
  const created = await createConsultation(deps, actor, {
    title: input.title,
    language: input.language,
    timeZone,
    sensitiveTopic: row.sensitiveTopic === 1,
    template: askingInstead(input.template, questionOf(redact(record.text, record.hidden))),
    quiet: usualQuiet,
    proposedIn: input.consultationId,
  });
  if (!created.ok) return created;
  const { id } = created.value;
  const drop = () => dropDraft(deps, actor, { id, day: dayIn(timeZone, deps.clock()) });
  const as = { state: 'taken', reason: '', takenTo: id } as const;
  const decided = await decide(deps, actor, { found, deed: 'proposal:take', as }).catch(async (error) => {
    // Its answer may be all that was lost, and then the child is led to this draft. Where nobody can tell it stays.
    const now = await proposalFor(found.db, { staffId: actorName(actor), id: input.id });
    if (now?.decided?.takenTo === id) return done(null);
    await drop();
    throw error;
  });
  if (decided.ok) return done({ id });
  // Somebody else decided meanwhile. This draft would keep the child's words whatever became of them, since nothing leads to it.
  await drop();
  return decided;
}

/**
 * A host does not take it over, with one of the published reasons, which its child reads. Refusals: `not-found`, `already-decided`,
 * `stale-revision`, `reason-needed`.
 */
export async function declineProposal(
  deps: Deps,
  actor: Actor,
  input: ProposalAct & { readonly reason: string },
): Promise<Outcome<null>> {
  const found = await undecided(deps, actor, input);
  if (!found.ok) return found;
  if (!isReason(input.reason)) return refuse('reason-needed');
  const as = { state: 'declined', reason: input.reason, takenTo: '' } as const;
  return decide(deps, actor, { found, deed: 'proposal:decline', as });
}

type Undecided = Permitted & { readonly proposal: ProposalRow };

/** The words that were read, as long as nobody has decided about them. */
async function undecided(deps: Deps, actor: Actor, act: ProposalAct): Promise<Undecided | Refused> {
  const { consultationId, id, revision } = act;
  const found = await permitted(deps, actor, { deed: 'proposals:host', consultationId });
  if (!found.ok) return found;
  const proposal = await proposalFor(found.db, { staffId: actorName(actor), id });
  // The same to whoever may not see it: of a child it knows, objected to, gone.
  if (!proposal) return refuse('already-decided');
  const { record, decided } = proposal;
  if (proposalOf(record.revision, decided).state !== 'waits') return refuse('already-decided');
  if (record.revision !== revision) return refuse('stale-revision');
  return { ...found, proposal };
}

async function decide(
  deps: Deps,
  actor: Actor,
  of: {
    readonly found: Undecided;
    readonly deed: 'proposal:take' | 'proposal:decline';
    readonly as: { readonly state: 'taken' | 'declined'; readonly reason: string; readonly takenTo: string };
  },
): Promise<Outcome<null>> {
  const { db, row, proposal } = of.found;
  const { id, revision } = proposal.record;
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...decideProposal({ id, revision, ...of.as, staffId: actorName(actor), day }),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: of.deed,
      subject: id,
      detail: of.as.takenTo || of.as.reason,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
