import { auditStatement } from '../../../db/audit.ts';
import { storedChange } from '../../../db/queries/analysis/version-traces.ts';
import { putReasons } from '../../../db/queries/analysis/version-writes.ts';
import { type FindingName, versions } from '../../../db/queries/analysis/versions.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isAtEachLevel } from '../../core/consultation/reading-levels.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestPlain } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { afterAnswers } from './after-answers.ts';
import { type ExplainedChange, redlineOf, seenChange } from './read-versions.ts';

export type ChangeReasons = {
  readonly consultationId: string;
  readonly number: number;
  readonly anchor: string;
  /** What the form showed (`seenChange`). Absent: not compared. */
  readonly seen?: string;
  /** Findings behind the change; none is an answer too, and then no words are kept. */
  readonly findings: readonly FindingName[];
  /** What changed, for children. Empty texts count as none. */
  readonly words: readonly { readonly language: string; readonly level: string; readonly body: string }[];
};

/**
 * Names the findings behind a change of a draft, with words for children at both levels in each language that has any; in place of
 * what was named before.
 * Refusals: `not-found` (also: no such change, or no such published finding), `state-forbids`, `field-missing` (no words,
 * or one level of a language without the other), `field-too-long`, `language-unknown` (not one of the release),
 * `stale-revision` (somebody else wrote the draft or the words anew since they were read, signed it, or made it no change; the same words sent again stand already).
 */
export async function explainChange(deps: Deps, actor: Actor, input: ChangeReasons): Promise<Outcome<null>> {
  const found = await afterAnswers(deps, actor, { deed: 'consultation:edit', ...input });
  if (!found.ok) return found;
  const published = input.findings.every(({ releaseId, findingId }) =>
    found.releases.some(
      ({ id, release }) => id === releaseId && release.findings.some((finding) => finding.id === findingId),
    ),
  );
  if (!published) return refuse('not-found');
  const languages = new Set(found.releases.flatMap(({ release }) => release.languages));
  const words = input.words
    .map((text) => ({ ...text, body: text.body.trim() }))
    .filter(({ body }) => input.findings.length > 0 && body !== '');
  if (words.some(({ language }) => !languages.has(language))) return refuse('language-unknown');
  if (words.some(({ body }) => body.length > longestPlain)) return refuse('field-too-long');
  const whole = words.every(({ language }) => isAtEachLevel(words, language));
  if (!whole || (input.findings.length > 0 && words.length === 0)) return refuse('field-missing');

  const control = deps.databases.control;
  const stored = storedChange(input);
  // Read before the change itself is: whatever comes after is no longer what this one saw.
  const was = await storedNow(control, stored);
  const stands = async () => {
    const draft = (await versions(control, input.consultationId)).find(
      ({ number, signedDay }) => number === input.number && signedDay === '',
    );
    return draft && (await redlineOf(deps, draft)).changes.find(({ anchor }) => anchor === input.anchor);
  };
  const meanwhile = (now: ExplainedChange | undefined) =>
    now && seenChange({ ...now, findings: input.findings, words }) === seenChange(now)
      ? done(null)
      : refuse('stale-revision');
  if (input.seen !== undefined) {
    const now = await stands();
    // Also where it is no change any more: the section is again as it was, or the draft is signed.
    if (!now || seenChange(now) !== input.seen) return meanwhile(now);
  }
  const result = await control.write([
    ...(input.seen === undefined ? [] : [stillStored(stored, was)]),
    ...putReasons(control, { ...input, words }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: found.staff.staffId,
      deed: 'version:explain',
      subject: input.consultationId,
      detail: `version ${input.number}, section ${input.anchor}: ${input.findings.length} findings`,
    }),
  ]);
  if (result.ok) return done(null);
  return result.refusal === 'stale-revision' ? meanwhile(await stands()) : refusedBy(result);
}
