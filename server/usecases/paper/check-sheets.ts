import { createHash } from 'node:crypto';
import { auditStatement } from '../../../db/audit.ts';
import { putMeant } from '../../../db/queries/analysis/meant.ts';
import { seatsOnPaper } from '../../../db/queries/paper/paper.ts';
import { strangerToSheet } from '../../../db/queries/paper/paper-acts.ts';
import { meantAnswers } from '../../core/analysis/meant.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { ReadingLevel } from '../../core/consultation/reading-levels.ts';
import { plainDigits } from '../../core/digits.ts';
import { done, type Outcome, type Refused, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { askedOf, type MeantGiven } from '../analysis/check-findings.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { type AtSheet, atSheet } from './at-sheet.ts';
import type { ChecksJob } from './paper-job.ts';
import { settledPile } from './settled-pile.ts';
import { type WordsOnSheet, wordsOf } from './words-on-sheet.ts';

export type SheetCheck = {
  readonly number: string;
  readonly language: string;
  readonly level: ReadingLevel;
  /** In the order of the printed sheet. No answer: what a child said is nobody's to see before the signature, typed or on a screen. */
  readonly findings: readonly (WordsOnSheet & { readonly id: string })[];
};

/**
 * "Is this what we meant?" of a sheet: what its child is asked about. Refusals: `not-found`, `sheet-unknown`,
 * `sheet-own-group`, `state-forbids` (no draft, signed, or the sheet is no seat any more).
 */
export async function readSheetCheck(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; number: string },
): Promise<Outcome<SheetCheck>> {
  const at = await atSeat(deps, actor, input);
  if (!at.ok) return at;
  const { db, row, sheet, batch, participantId } = at;
  const { asked } = await askedOf(deps, { db, row, participantId });
  return done({
    number: sheet.number,
    language: batch.language,
    level: batch.level,
    findings: asked.map((finding) => ({ id: finding.id, ...wordsOf(finding, batch) })),
  });
}

/**
 * Somebody types what a child ticked, in place of what was typed of this sheet before, and the digits by which the sheet names its words
 * (absent: not compared): a tick counts for no words but those it stands beside. What the child said with its six words stays, and they change
 * what was typed until the signature. Refusals: those of `readSheetCheck`, `sheet-other-words`.
 */
export async function keySheetCheck(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; number: string; answers: MeantGiven; mark?: string },
): Promise<Outcome<null>> {
  const at = await atSeat(deps, actor, input);
  if (!at.ok) return at;
  const { db, row, sheet, batch, participantId } = at;
  const { asked } = await askedOf(deps, { db, row, participantId });
  const now = markOf(asked.map((finding) => wordsOf(finding, batch)));
  if (input.mark !== undefined && plainDigits(input.mark).replace(/[\s-]/g, '') !== now)
    return refuse('sheet-other-words');
  const given = asked.flatMap(({ id }) => {
    const answer = meantAnswers.find((each) => each === input.answers[id]);
    return answer ? [[id, answer] as const] : [];
  });
  const result = await db.write([
    // It may have said a moment ago that it knows the group.
    ...strangerToSheet(sheet.number, actorName(actor)),
    ...putMeant(participantId, new Map(given), 'paper'),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'paper:check',
      subject: sheet.number,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}

/**
 * The question for each sheet of a pile as a PDF, by its number: what its child is asked about, with four boxes each. Who printed it
 * stands in the log first. Refusals: those of `settledPile`, `state-forbids` (no draft, or signed), `not-ready` (none of its sheets is asked).
 */
export async function printChecks(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; batchId: string; origin: string },
): Promise<Outcome<{ pdf: Uint8Array }>> {
  const pile = await settledPile(deps, actor, input);
  if (!pile.ok) return pile;
  const { db, row, batch, common, settled } = pile;
  if (row.state !== 'analysed') return refuse('state-forbids');
  const printed: ChecksJob['checks'][number][] = [];
  for (const { number, participantId } of settled) {
    const { asked } = await askedOf(deps, { db, row, participantId });
    const words = asked.map((finding) => wordsOf(finding, batch));
    printed.push({ number, mark: markOf(words), findings: words });
  }
  if (printed.length === 0) return refuse('not-ready');
  const logged = await db.write([
    auditStatement({
      day: common.day,
      actor: actorName(actor),
      deed: 'paper:ask',
      subject: batch.id,
      detail: String(printed.length),
    }),
  ]);
  if (!logged.ok) throw new Error('What was printed could not be written down.');
  return done({ pdf: await deps.drawPaper({ ...common, kind: 'checks', checks: printed }) });
}

async function atSeat(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; number: string },
): Promise<(AtSheet & { readonly participantId: string }) | Refused> {
  const at = await atSheet(deps, actor, input);
  if (!at.ok) return at;
  const seats = await seatsOnPaper(at.db, at.batch.id);
  const seat = seats.find(({ number }) => number === at.sheet.number);
  if (at.row.state !== 'analysed' || !seat) return refuse('state-forbids');
  return { ...at, participantId: seat.participantId };
}

/** Four digits for the words that stand on a sheet, in their order. Other words have other ones, but for once in ten thousand. */
function markOf(words: readonly WordsOnSheet[]): string {
  const read = words.map(({ language, text, added }) => [
    ...[language, text],
    ...(added ? [added.language, added.words] : []),
  ]);
  const hash = createHash('sha256').update(JSON.stringify(read));
  return String(hash.digest().readUInt32BE(0) % 10_000).padStart(4, '0');
}
