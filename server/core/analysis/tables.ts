import type { PollForm } from '../consultation/polls.ts';
import { choices, type Tally, votersOf } from '../room/voting.ts';

/** Children counted by what they answered to one statement or poll. Never told as it is: see `protectTable`. */
export type CountTable = {
  readonly kind: 'statement' | 'poll';
  /** The statement's id, or the poll's. */
  readonly subject: string;
  readonly activityId: string;
  /** Children who answered; a skipped poll is no answer. */
  readonly voters: number;
  /** True when each voter is in exactly one cell. */
  readonly parts: boolean;
  /** `cell` is the name of a choice, or the position of an option. */
  readonly cells: readonly { readonly cell: string; readonly children: number }[];
};

/** The table of one statement; its cells are the four choices. */
export function statementTable(of: { id: string; activityId: string; tally: Tally }): CountTable {
  return {
    kind: 'statement',
    subject: of.id,
    activityId: of.activityId,
    voters: votersOf(of.tally),
    parts: true,
    cells: choices.map((choice) => ({ cell: choice, children: of.tally[choice] })),
  };
}

/**
 * The table of one poll; its cells are the options. `answers` are the different answers with how many children gave each.
 * A ranking counts who placed an option first.
 */
export function pollTable(of: {
  activityId: string;
  form: PollForm;
  positions: readonly number[];
  answers: readonly { readonly choice: readonly number[]; readonly children: number }[];
}): CountTable {
  const given = of.answers.filter((answer) => answer.choice.length > 0);
  const sum = (those: typeof given) => those.reduce((all, answer) => all + answer.children, 0);
  const says = (choice: readonly number[], position: number) =>
    of.form === 'ranking' ? choice[0] === position : choice.includes(position);
  return {
    kind: 'poll',
    subject: of.activityId,
    activityId: of.activityId,
    voters: sum(given),
    parts: of.form !== 'multiple',
    cells: of.positions.map((position) => ({
      cell: String(position),
      children: sum(given.filter((answer) => says(answer.choice, position))),
    })),
  };
}
