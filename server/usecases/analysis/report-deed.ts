import { auditStatement } from '../../../db/audit.ts';
import { putDeed, responsesTo, storedDeed } from '../../../db/queries/analysis/responses.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { type DeedState, deedStates, type FindingResponse } from '../../core/analysis/findings.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { writtenTexts } from '../../core/consultation/written-texts.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestLine } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { answering } from './answering.ts';
import { readRelease } from './read-releases.ts';
import { seenDeed } from './seen-before.ts';

export type DeedInput = {
  readonly releaseId: string;
  readonly findingId: string;
  readonly state: DeedState;
  readonly texts: readonly { readonly language: string; readonly body: string }[];
  /** What the form showed (`seenDeed`); of another promise, or after something else was said of it, nothing is written. Absent: not compared. */
  readonly seen?: string;
};

/**
 * Whether what was promised was done, in one sentence for everybody, under a name and with the day; what was said last stands
 * and every one is audited. It can be said after the consultation was destroyed. Empty texts count as none.
 * Refusals: `not-found`, `not-allowed`, `field-missing` (no sentence), `field-too-long`, `language-unknown`, `state-forbids`
 * (nothing was promised: no answer, or not a yes), `stale-revision` (another promise stands by now, or somebody else said something of it; the
 * same said again is said already).
 */
export async function reportDeed(deps: Deps, actor: Actor, input: DeedInput): Promise<Outcome<null>> {
  const read = await readRelease(deps, actor, { id: input.releaseId });
  if (!read.ok) return read;
  const { consultationId } = read.value.release;
  const found = await answering(deps, actor, { consultationId });
  if (!found.ok) return found;
  const { about, staff } = found;
  if (!deedStates.includes(input.state)) return refuse('field-missing');
  const texts = writtenTexts(input.texts);
  if (texts.length === 0) return refuse('field-missing');
  if (texts.some(({ body }) => body.length > longestLine)) return refuse('field-too-long');
  if (texts.some(({ language }) => !about.languages.includes(language))) return refuse('language-unknown');
  const { control } = deps.databases;
  const day = dayIn(about.timeZone, deps.clock());
  const stored = storedDeed(input);
  // Read before the promise itself is: whatever comes after is no longer what this one saw.
  const was = await storedNow(control, stored);
  const stands = async () =>
    (await responsesTo(control, input.releaseId)).find((each) => each.findingId === input.findingId);
  const meanwhile = (now: FindingResponse | undefined) =>
    now && seenDeed(now) === seenDeed(now, { state: input.state, texts })
      ? done(null)
      : refuse('stale-revision');
  if (input.seen !== undefined) {
    const now = await stands();
    if (seenDeed(now) !== input.seen) return meanwhile(now);
  }
  const result = await control.write([
    ...(input.seen === undefined ? [] : [stillStored(stored, was)]),
    ...putDeed(control, { ...input, texts, signedBy: staff.name, day }),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: 'response:deed',
      subject: input.findingId,
      detail: input.state,
    }),
  ]);
  if (result.ok) return done(null);
  return result.refusal === 'stale-revision' ? meanwhile(await stands()) : refusedBy(result);
}
