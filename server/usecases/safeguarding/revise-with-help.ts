import { isListed } from '../../../db/queries/privacy/removals.ts';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { caseById, textsOf } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { takenBackText } from '../privacy/promised.ts';
import { reviseContribution } from '../room/revise-contribution.ts';
import { askForHelp } from './ask-for-help.ts';
import { sealMore } from './seal-more.ts';
import { nonceOfForm } from './seal-text.ts';

export type RevisedWithHelp = {
  readonly caseId: string;
  /** It was the first that this child told in this case: as a false alarm the whole case may go. */
  readonly begun: boolean;
  readonly counted: boolean;
};

/**
 * New words for an old contribution, which tell of harm: they go to the team in the one case that this contribution has, and with
 * `both` they are its new words too. The same words of the same `form` are one text. Of a form without a number `told` is how many texts that case had
 * when it was made: it adds nothing again while none of them went. Refusals: `not-allowed`, `not-found`, those of a text, `state-forbids` (its child
 * took back what this form had brought), `team-not-ready`, `try-again`.
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
    /** The form's own 128 random bits: the same words in it are one text, also where it comes twice at once, and others are one more. */
    readonly form?: string | undefined;
  },
): Promise<Outcome<RevisedWithHelp>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child, day, minute } = found;
  const { id, revision, text, language, form } = input;
  const record = await contributionById(db, id);
  if (record?.participantId !== child.participantId) return refuse('not-found');
  const own = await caseById(db, id);
  if (own && own.participantId !== child.participantId) return refuse('not-found');
  if (!own) {
    const asked = await askForHelp(deps, actor, { id, text, language, choice: 'help', form });
    if (!asked.ok) return asked;
  } else if (form !== undefined || (await textsOf(db, id)).length <= input.told) {
    // Fewer than its page saw: taken back in another tab, or a way to be reached that went. These words are new all the same.
    // As `askForHelp` has it: whichever of two that come at once begins the case.
    const nonce = form === undefined ? undefined : nonceOfForm(deps, form, id, 'help', text);
    // What its child took back since comes again by no form that comes again: a backup would take these words back as well.
    if (nonce && (await isTakenBack(deps, { consultationId: row.id, caseId: id, nonce })))
      return refuse('state-forbids');
    const texts = [{ part: 'told', text, nonce } as const];
    const sealed = await sealMore(deps, { db, row, case: own, texts, day, minute });
    if (!sealed.ok) return sealed;
  }
  const begun = !own || own.state === 'withdrawn';
  if (input.choice === 'help') return done({ caseId: id, begun, counted: false });
  const revised = await reviseContribution(deps, actor, { id, revision, text, language });
  return revised.ok
    ? done({ caseId: id, begun, counted: true }, revised.events)
    : done({ caseId: id, begun, counted: false });
}

async function isTakenBack(
  deps: Deps,
  of: { readonly consultationId: string; readonly caseId: string; readonly nonce: Uint8Array },
): Promise<boolean> {
  const { consultationId } = of;
  return isListed(deps.databases.control, { consultationId, subject: takenBackText(deps.secrets, of) });
}
