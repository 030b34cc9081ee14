import { waitingContributions } from '../../../db/queries/moderation/desk.ts';
import { contributionsById } from '../../../db/queries/room/contributions.ts';
import { saysTheSame } from '../../core/moderation/alike.ts';
import { type Decision, type HiddenSpan, undoWindowMs } from '../../core/moderation/decide.ts';
import type { Place } from '../../core/moderation/read-anew.ts';
import type { Reason } from '../../core/moderation/reasons.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { afterThese } from '../told-so-far.ts';
import { atDesk } from './at-desk.ts';
import { decideContribution } from './decide-contribution.ts';

/** How many waiting texts are looked through for the same words. */
const mostLooked = 200;

/**
 * Decides on one text and on every other that waits with the same words, said to the same question (R969), whoever wrote them: each is a decision of its own, on
 * the revision that was looked at, and stands in the log by itself. What another desk holds, or children reported, is left.
 * Hiding a part is not among them: its places are those of one text. Marks of what is harmful hold for texts
 * that are the same to the letter; the others are left. The first taken back takes the others along. Answers how many were decided.
 * Refusals: those of `decideContribution` for the first, and `not-ready` for hiding a part.
 */
export async function decideAlike(
  deps: Deps,
  actor: Actor,
  input: {
    consultationId: string;
    id: string;
    revision: number;
    decision: Decision;
    reason?: Reason | undefined;
    /** What is harmful in words that are refused; it holds for texts that are the same to the letter. */
    hidden?: readonly HiddenSpan[] | undefined;
    /** As one decision has it: another text in which these places do not name all that tells who a child is stays where it is. */
    leaves?: readonly Place[] | undefined;
  },
): Promise<Outcome<{ decided: number }>> {
  if (input.decision === 'redact') return refuse('not-ready');
  const { consultationId } = input;
  const found = await atDesk(deps, actor, { deed: 'desk:decide', consultationId, awake: true });
  if (!found.ok) return found;
  const waits = await waitingContributions(found.db, { limit: mostLooked, staffId: found.staff.staffId });
  const records = await contributionsById(
    found.db,
    waits.map(({ id }) => id),
  );
  const first = records.find(({ id }) => id === input.id);
  const outcome = await decideContribution(deps, actor, input);
  if (!outcome.ok) return outcome;
  const events: DomainEvent[] = [...outcome.events];
  const alike: { id: string; change: number }[] = [];
  for (const record of records) {
    if (!first || record.id === first.id || record.state !== 'held' || !saysTheSame(record, first)) continue;
    const marked = (input.hidden ?? []).length > 0;
    if (marked && record.text !== first.text) continue;
    const { id, revision } = record;
    const one = await afterThese(events, decideContribution(deps, actor, { ...input, id, revision }));
    if (!one.ok) continue;
    events.push(...one.events);
    alike.push({ id, change: deps.undoable.get(id)?.change ?? 0 });
  }
  // Ten seconds from the last of them on, for each.
  const untilMs = deps.steady() + undoWindowMs;
  for (const { id } of alike) {
    const mark = deps.undoable.get(id);
    if (mark) deps.undoable.set(id, { ...mark, untilMs });
  }
  const mark = deps.undoable.get(input.id);
  // The same form, sent twice at once: each decided some of them, and one undo takes all of them back.
  const all = [
    ...new Map([...(mark?.alike ?? []), ...alike].map((each) => [each.id, each] as const)).values(),
  ];
  if (mark) deps.undoable.set(input.id, { ...mark, untilMs, alike: all });
  return done({ decided: 1 + all.length }, events);
}
