import { auditStatement } from '../../../db/audit.ts';
import { putResponse, responsesTo, storedAnswer } from '../../../db/queries/analysis/responses.ts';
import { consultationTexts } from '../../../db/queries/consultation/consultations.ts';
import { moveConsultation } from '../../../db/queries/consultation/preparation.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import {
  type FindingResponse,
  type ResponseDecision,
  responseDecisions,
} from '../../core/analysis/findings.ts';
import { answeredIn, farthestDay, mixesAnswers, stateByAnswers } from '../../core/analysis/ledger.ts';
import { dayIn, isDay } from '../../core/consultation/days.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import { readingLevels } from '../../core/consultation/reading-levels.ts';
import { titleOf } from '../../core/consultation/title.ts';
import { writtenTexts } from '../../core/consultation/written-texts.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestPlain, longestResponse } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { noteState } from '../consultation/note-state.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { answering } from './answering.ts';
import { allReleasesOf, type PublicRelease, readRelease } from './read-releases.ts';
import type { ReleasedFinding } from './release.ts';
import { seenAnswer, seenDeed } from './seen-before.ts';

export type AnswersDesk = {
  /** Once it is published as its answers have it (R1038). */
  readonly state: ConsultationState;
  readonly title: string;
  readonly languages: readonly string[];
  /** Null before anything is published. */
  readonly release: PublicRelease | null;
  readonly findings: readonly ReleasedFinding[];
  readonly responses: readonly FindingResponse[];
  /** What a form says of the answer it shows, by finding; none where nothing is answered. */
  readonly seen: Readonly<Record<string, string>>;
  /** The same of what is said of a promise. */
  readonly seenDeeds: Readonly<Record<string, string>>;
};

/** What a decision-maker owes an answer to. Refusal: `not-found`. */
export async function readAnswersDesk(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<AnswersDesk>> {
  const found = await answering(deps, actor, input);
  if (!found.ok) return found;
  const { db, about } = found;
  const [release = null] = await allReleasesOf(deps, about.id);
  const texts = db ? await consultationTexts(db) : (release?.release.texts ?? []);
  return done({
    state: stateByAnswers(about.state, {
      findings: release?.release.findings ?? [],
      responses: release?.responses ?? [],
    }),
    title: titleOf(about, texts),
    languages: about.languages,
    release,
    findings: release?.release.findings ?? [],
    responses: release?.responses ?? [],
    seen: Object.fromEntries((release?.responses ?? []).map((each) => [each.findingId, seenAnswer(each)])),
    seenDeeds: Object.fromEntries((release?.responses ?? []).map((each) => [each.findingId, seenDeed(each)])),
  });
}

export type ResponseInput = {
  readonly releaseId: string;
  readonly findingId: string;
  readonly decision: ResponseDecision;
  readonly texts: readonly { readonly language: string; readonly body: string }[];
  /** The same in words for children: in every language of `texts`, at both levels. */
  readonly plain: readonly { readonly language: string; readonly level: string; readonly body: string }[];
  /** YYYY-MM-DD: by when it is done (yes, partly), or by when they will know (later); not read for a no. */
  readonly dueDay: string;
  /** What the form showed (`seenAnswer`), '' for no answer; another one by now is not overwritten. Absent: not compared. */
  readonly seen?: string;
};

/**
 * A decision-maker answers one finding, or answers it anew; the newest answer stands and every one is audited. With the last
 * finding answered the consultation is (published → answered); more time is no answer yet (R905). Empty texts count as none.
 * Refusals: `not-found` (also: no such finding in this release), `not-allowed`, `field-missing` (no text, no decision, no words
 * for children in a language it has, no day from today on within ten years, except that of the same answer), `field-too-long`, `language-unknown`, `answer-mixed` (another decision, and words of the one before in a language), `stale-revision` (somebody else answered
 * since it was read; the same answer sent again is given already).
 */
export async function respondFinding(
  deps: Deps,
  actor: Actor,
  input: ResponseInput,
): Promise<Outcome<{ answered: boolean }>> {
  const read = await readRelease(deps, actor, { id: input.releaseId });
  if (!read.ok) return read;
  const { release } = read.value;
  const consultationId = release.consultationId;
  const found = await answering(deps, actor, { consultationId });
  if (!found.ok) return found;
  const { db, about, staff } = found;
  if (!release.findings.some((finding) => finding.id === input.findingId)) return refuse('not-found');
  if (!responseDecisions.includes(input.decision)) return refuse('field-missing');
  const texts = writtenTexts(input.texts);
  if (texts.length === 0) return refuse('field-missing');
  if (texts.some(({ body }) => body.length > longestResponse)) return refuse('field-too-long');
  if (texts.some(({ language }) => !about.languages.includes(language))) return refuse('language-unknown');
  const plain = plainFor(texts, input.plain);
  if (!plain) return refuse('field-missing');
  if (plain.some(({ body }) => body.length > longestPlain)) return refuse('field-too-long');

  const control = deps.databases.control;
  const day = dayIn(about.timeZone, deps.clock());
  const dueDay = input.decision === 'no' ? '' : input.dueDay;
  const stored = storedAnswer(input);
  // Read before the answer itself is: whatever comes after is no longer what this one saw.
  const was = await storedNow(control, stored);
  const stands = async () =>
    (await responsesTo(control, input.releaseId)).find((each) => each.findingId === input.findingId);
  const before = await stands();
  const given = seenAnswer({ decision: input.decision, dueDay, texts, plain });
  const meanwhile = (now: string) =>
    now === given ? done({ answered: about.state === 'answered' }) : refuse('stale-revision');
  if (input.seen !== undefined && seenAnswer(before) !== input.seen) return meanwhile(seenAnswer(before));
  if (before && mixesAnswers(before, { decision: input.decision, texts, plain }))
    return refuse('answer-mixed');
  if (input.decision !== 'no') {
    // The day of the same answer stands, also once it is over: better words make no other promise of it.
    const same = before?.decision === input.decision && before.dueDay === dueDay;
    const named = isDay(dueDay) && dueDay >= day && dueDay <= farthestDay(day);
    if (!same && !named) return refuse('field-missing');
  }
  const result = await control.write([
    ...(input.seen === undefined ? [] : [stillStored(stored, was)]),
    ...putResponse(control, { ...input, texts, plain, dueDay, signedBy: staff.name, day }),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: 'response:write',
      subject: input.findingId,
      detail: input.decision,
    }),
  ]);
  if (!result.ok)
    return result.refusal === 'stale-revision' ? meanwhile(seenAnswer(await stands())) : refusedBy(result);

  const all = answeredIn(release.findings, await responsesTo(control, input.releaseId));
  if (all < release.findings.length) return done({ answered: false });
  // What was destroyed stays so.
  if (!db) return done({ answered: true });
  // Refused when somebody answered everything before: then it is answered already.
  const moved = await db.write(moveConsultation({ from: 'published', to: 'answered' }));
  if (!moved.ok) return done({ answered: true });
  await noteState(deps, { id: consultationId, state: 'answered' });
  return done({ answered: true }, [{ name: 'consultation-changed', consultationId, state: 'answered' }]);
}

/** The words for children at both levels in every language of the answer; undefined where one of them is missing. */
function plainFor(
  texts: ResponseInput['texts'],
  plain: ResponseInput['plain'],
): ResponseInput['plain'] | undefined {
  const wanted = texts.flatMap(({ language }) =>
    readingLevels.map((level) => ({
      language,
      level,
      body: plain.find((each) => each.language === language && each.level === level)?.body.trim() ?? '',
    })),
  );
  return wanted.every(({ body }) => body !== '') ? wanted : undefined;
}
