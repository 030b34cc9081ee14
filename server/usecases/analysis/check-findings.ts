import { meantOf, putMeant, subjectsOf } from '../../../db/queries/analysis/meant.ts';
import { uncounted } from '../../../db/queries/privacy/objections.ts';
import type { SpokenText } from '../../core/analysis/findings.ts';
import { findingsToCheck, type MeantAnswer, meantAnswers } from '../../core/analysis/meant.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { type InSeat, inSeat } from '../privacy/in-seat.ts';
import { bareFindings } from './bare-findings.ts';

/** What a child says to the findings it is asked about, by finding; what it skipped is not there. */
export type MeantGiven = Readonly<Record<string, MeantAnswer | undefined>>;

export type FindingsToCheck = {
  /** `early`: no draft yet. `open`: between draft and signature. `over`: it is signed. */
  readonly answering: 'early' | 'open' | 'over';
  /** The languages of the consultation, in their order. */
  readonly languages: readonly string[];
  /** They rest on what this child's words became; else these are all of them. */
  readonly own: boolean;
  /** False for a child that objected to analysis: its answer is in no count, and it is told so. */
  readonly counted: boolean;
  /** Without a number: none is told before the signature. */
  readonly findings: readonly {
    readonly id: string;
    readonly language: string;
    readonly text: string;
    readonly plain: readonly SpokenText[];
    /** The trace of these words; a form carries it, so that an answer is one to the words that were read. */
    readonly read: string;
    readonly answer: MeantAnswer | null;
  }[];
};

/**
 * The findings of a draft that a child is asked about, with what it answered; empty before the draft and after the signature.
 * They stand as they were drafted: one that loses its number meanwhile leaves at the signature, and not on this page, where its going
 * would tell of whoever took words back. Refusals: `not-allowed`, `not-found`.
 */
export async function readFindingsToCheck(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<FindingsToCheck>> {
  const found = await inSeat(deps, actor, 'finding:check');
  if (!found.ok) return found;
  const { db, row, child } = found;
  const answering =
    row.state === 'analysed'
      ? 'open'
      : isOver(row.state) && row.state !== 'closed'
        ? ('over' as const)
        : ('early' as const);
  const { participantId } = child;
  const { own, asked } =
    answering === 'open' ? await askedOf(deps, { db, row, participantId }) : { own: false, asked: [] };
  const answers = await meantOf(db, child.participantId);
  return done({
    answering,
    languages: row.languages,
    own,
    counted: !(await uncounted(db)).has(child.participantId),
    findings: asked.map(({ id, language, text, plain }) => ({
      id,
      language,
      text,
      plain,
      read: wordsRead({ language, text, plain }),
      answer: answers.get(id) ?? null,
    })),
  });
}

/** All words in which a child may read a finding, and nothing that it does not read. */
function wordsRead({
  language,
  text,
  plain,
}: {
  readonly language: string;
  readonly text: string;
  readonly plain: readonly SpokenText[];
}): string {
  const read = plain.map(({ language: tag, level, body, added }) => [
    ...[tag, level, body],
    ...(added ? [added.language, added.words] : []),
  ]);
  return printOf([language, text, read]);
}

/**
 * A child says of the findings it is asked about whether that is what was meant, in place of what it said before; what it skips
 * has no answer, and a finding that it is not asked about is passed over. `read`: the traces of the words that the form showed, by
 * finding; absent: not compared. Where other words stand by now its answer is passed over and what it said of these stays:
 * `reworded` says so. No number comes back, and nobody is told.
 * Refusals: `not-allowed`, `not-found`, `state-forbids` (no draft, signed, or its erasure waits).
 */
export async function checkFindings(
  deps: Deps,
  actor: Actor,
  input: { readonly answers: MeantGiven; readonly read?: Readonly<Record<string, string | undefined>> },
): Promise<Outcome<{ readonly reworded: boolean }>> {
  const found = await inSeat(deps, actor, 'finding:check');
  if (!found.ok) return found;
  const { db, row, child } = found;
  const { asked } = await askedOf(deps, { db, row, participantId: child.participantId });
  const before = await meantOf(db, child.participantId);
  const unread = new Set(
    asked.filter((each) => input.read && input.read[each.id] !== wordsRead(each)).map(({ id }) => id),
  );
  const given = asked.flatMap(({ id }) => {
    const answer = unread.has(id) ? before.get(id) : meantAnswers.find((each) => each === input.answers[id]);
    return answer ? [[id, answer] as const] : [];
  });
  const result = await db.write(putMeant(child.participantId, new Map(given), 'child'));
  if (!result.ok) return refusedBy(result);
  return done({ reworded: [...unread].some((id) => input.answers[id] !== undefined) });
}

/**
 * The findings a seat is asked about, and whether they rest on its own words. Nothing that this reads moves between draft and signature
 * but what a child takes back itself.
 */
export async function askedOf(
  deps: Deps,
  { db, row, participantId }: Pick<InSeat, 'db' | 'row'> & { readonly participantId: string },
) {
  const [all, subjects] = await Promise.all([
    bareFindings(deps, db, row.languages),
    subjectsOf(db, participantId),
  ]);
  const asked = findingsToCheck(all, subjects);
  return { asked, own: asked.some(({ evidence }) => evidence.some(({ subject }) => subjects.has(subject))) };
}
