import type { Database } from '../../../db/databases.ts';
import { type ActivityRow, activities } from '../../../db/queries/consultation/consultations.ts';
import { type SeedRow, seeds } from '../../../db/queries/consultation/statements.ts';
import type { OnSheet, SheetEntry } from '../../core/paper/entry.ts';

/** What a sheet asks, in the order of the consultation: an activity, with its sentences where it has some. */
export type AskedOnPaper = {
  readonly activity: ActivityRow;
  readonly statements: readonly SeedRow[];
};

/**
 * What can be asked on paper: questions, polls, and the organiser's own sentences that may be voted on now. No rooms, and no sentence
 * of a child: which of them a group would see depends on the day on which its sheets are printed. `read`: sentences that somebody
 * read on a sheet, which stood on it whatever became of them.
 */
export async function askedOnPaper(
  db: Database,
  read: ReadonlySet<string> = new Set(),
): Promise<readonly AskedOnPaper[]> {
  const [found, sentences] = await Promise.all([activities(db), seeds(db)]);
  return found
    .filter(
      ({ kind, form }) => kind === 'question' || kind === 'statements' || (kind === 'poll' && form !== ''),
    )
    .map((activity) => ({
      activity,
      statements: sentences.filter(
        (each) => each.activityId === activity.id && (each.state === 'open' || read.has(each.id)),
      ),
    }));
}

/** Which of it this entry says something to. */
export function answeredIn(asked: readonly AskedOnPaper[], entry: SheetEntry): readonly ActivityRow[] {
  return asked.flatMap(({ activity, statements }) => {
    const said = [entry.polls[activity.id], entry.texts[activity.id]];
    const votes = statements.map(({ id }) => entry.votes[id]);
    return [...said, ...votes].some((each) => each !== undefined) ? activity : [];
  });
}

/** The same, as far as an entry is held against it. */
export function onSheet(asked: readonly AskedOnPaper[]): OnSheet {
  return {
    polls: asked.flatMap(({ activity: { id, form, options } }) =>
      form === '' ? [] : [{ id, form, options: options.length }],
    ),
    statements: asked.flatMap(({ statements }) => statements.map(({ id }) => id)),
    questions: asked.flatMap(({ activity: { id, kind } }) => (kind === 'poll' ? [] : [id])),
  };
}
