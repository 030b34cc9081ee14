import { contributionById } from '../../../db/queries/room/contributions.ts';
import { caseById, textsOf } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { reviseContribution } from '../room/revise-contribution.ts';
import { askForHelp } from './ask-for-help.ts';
import { sealMore } from './seal-more.ts';

export type RevisedWithHelp = {
  readonly caseId: string;
  /** It was the first that this child told in this case: as a false alarm the whole case may go. */
  readonly begun: boolean;
  readonly counted: boolean;
};

/**
 * New words for an old contribution, which tell of harm: they go to the team in the one case that this contribution has, and with
 * `both` they are its new words too. `told` is how many texts that case had when the form was made: the same form again adds
 * nothing while none of them went. Refusals: `not-allowed`, `not-found`, those of a text, `team-not-ready`, `try-again`.
 */
export async function reviseWithHelp(
  deps: Deps,
  actor: Actor,
  input: {
    readonly id: string;
    readonly revision: number;
    readonly text: string;
    readonly language: string;
    readonly choice: 'help' | 'both';
    readonly told: number;
  },
): Promise<Outcome<RevisedWithHelp>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child, day, minute } = found;
  const { id, revision, text, language } = input;
  const record = await contributionById(db, id);
  if (record?.participantId !== child.participantId) return refuse('not-found');
  const own = await caseById(db, id);
  if (own && own.participantId !== child.participantId) return refuse('not-found');
  if (!own) {
    const asked = await askForHelp(deps, actor, { id, text, language, choice: 'help' });
    if (!asked.ok) return asked;
  } else if ((await textsOf(db, id)).length <= input.told) {
    // Fewer than its page saw: taken back in another tab, or a way to be reached that went. These words are new all the same.
    const sealed = await sealMore(deps, { db, row, case: own, texts: [{ part: 'told', text }], day, minute });
    if (!sealed.ok) return sealed;
  }
  const begun = !own || own.state === 'withdrawn';
  if (input.choice === 'help') return done({ caseId: id, begun, counted: false });
  const revised = await reviseContribution(deps, actor, { id, revision, text, language });
  return revised.ok
    ? done({ caseId: id, begun, counted: true }, revised.events)
    : done({ caseId: id, begun, counted: false });
}
