import type { Database } from '../../../db/databases.ts';
import {
  marksOf,
  markTallies,
  noteTold,
  putMarks,
  tellLine,
  toldLines,
  toldOf,
} from '../../../db/queries/analysis/evaluations.ts';
import { ofParticipant } from '../../../db/queries/room/contributions.ts';
import {
  leavesOpen,
  type Mark,
  type MarkTally,
  markOf,
  marks,
  mayRenew,
  processActivity,
  type Requirement,
  requirements,
  scoreLine,
  storedMark,
} from '../../core/analysis/evaluation.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { forAuthor, type OwnContribution } from '../../core/wire/views.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';

/** What a child said of each requirement; what it skipped is not there. */
export type Marks = Readonly<Partial<Record<Requirement, Mark>>>;

export type OwnEvaluation = {
  /** The consultation is over: marks and words are taken. */
  readonly takes: boolean;
  readonly marks: Marks;
  /** What this child said about it, whatever became of it. */
  readonly words: readonly OwnContribution[];
};

/** What a child said about the way it was asked. Refusals: `not-allowed`, `not-found`. */
export async function readEvaluation(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<OwnEvaluation>> {
  const found = await inSeat(deps, actor, 'process:judge');
  if (!found.ok) return found;
  const { db, row, child } = found;
  const own = await ofParticipant(db, child.participantId);
  return done({
    takes: isOver(row.state) && row.state !== 'destroyed',
    marks: marksIn(await marksOf(db, child.participantId)),
    words: own.filter((record) => record.activityId === processActivity).map(forAuthor),
  });
}

/**
 * A child judges how it was asked, in place of what it marked before; what it skips has no mark. A line of the scorecard is
 * told (anew) once ten more children marked it and both tellings leave open what these said.
 * Refusals: `not-allowed`, `not-found`, `state-forbids` (not over yet, or its erasure waits).
 */
export async function evaluateProcess(
  deps: Deps,
  actor: Actor,
  input: { readonly marks: Marks },
): Promise<Outcome<null>> {
  const found = await inSeat(deps, actor, 'process:judge');
  if (!found.ok) return found;
  const { db, row, child, day } = found;
  const result = await db.write(putMarks(child.participantId, storedIn(input.marks)));
  if (!result.ok) return refusedBy(result);
  await tellLines(deps, db, { consultationId: row.id, day });
  return done(null);
}

/** Tells the lines that may be told. Remembered first: stopping in between, a line waits for ten more; it never comes too early. */
async function tellLines(
  deps: Deps,
  db: Database,
  of: { readonly consultationId: string; readonly day: string },
): Promise<void> {
  const [tallies, told, lines] = await Promise.all([
    markTallies(db),
    toldOf(db),
    toldLines(deps.databases.control, of.consultationId),
  ]);
  for (const [requirement, tally] of tallies) {
    const children = childrenIn(tally);
    const before = told.get(requirement) ?? 0;
    if (!mayRenew(children, before)) continue;
    const line = scoreLine(requirement, tally);
    const last = lines.find((each) => each.requirement === requirement);
    if (last && !leavesOpen(last, line)) continue;
    if (!(await db.write(noteTold({ requirement, children, before }))).ok) continue;
    await deps.databases.control.write([tellLine(of.consultationId, { ...line, day: of.day })]);
  }
}

function childrenIn({ yes, partly, no }: MarkTally): number {
  return yes + partly + no;
}

function marksIn(stored: ReadonlyMap<Requirement, number>): Marks {
  return Object.fromEntries([...stored].map(([requirement, mark]) => [requirement, markOf(mark)]));
}

/** Only what there is: nothing else that came with a form gets further. */
function storedIn(given: Marks): ReadonlyMap<Requirement, number> {
  return new Map(
    requirements.flatMap((requirement) => {
      const mark = marks.find((each) => each === given[requirement]);
      return mark ? [[requirement, storedMark[mark]] as const] : [];
    }),
  );
}
