import { type CrossTable, rest } from '../analysis/disclosure/crosses.ts';
import { type CountTable, pollTable, statementTable } from '../analysis/tables.ts';
import type { PollForm } from '../consultation/polls.ts';
import { choiceOf, type Tally } from '../room/voting.ts';
import type { DeclaredCross } from './attribute-tables.ts';
import type { Attribute } from './attributes.ts';

/** So many children with this choice, as it is stored, said so much about themselves: a position, 0, or null for nothing. */
export type CrossCount = { readonly said: number | null; readonly choice: string; readonly children: number };

/**
 * A declared table: the children of one poll or statement by an attribute. A row for each answer of the organiser and one for all other
 * children, whatever they said or did not say. `form` and `positions` are of a poll.
 */
export function crossTable(of: {
  readonly declared: DeclaredCross;
  readonly attribute: Attribute;
  readonly base: CountTable;
  readonly form: PollForm | undefined;
  readonly counts: readonly CrossCount[];
}): CrossTable {
  const { declared, attribute, base, form, counts } = of;
  const known = new Set(attribute.answers.map(({ position }) => position));
  const row = (category: string, those: readonly CrossCount[]) => {
    const { voters, cells } = form
      ? pollTable({
          activityId: base.activityId,
          form,
          positions: base.cells.map(({ cell }) => Number(cell)),
          answers: those.map(({ choice, children }) => ({
            choice: JSON.parse(choice) as number[],
            children,
          })),
        })
      : statementTable({ id: base.subject, activityId: base.activityId, tally: tallyOf(those) });
    return { category, children: voters, cells };
  };
  const { kind, subject } = declared;
  return {
    kind,
    subject,
    activityId: base.activityId,
    attribute: attribute.name,
    rows: [
      ...attribute.answers.map(({ position }) =>
        row(
          String(position),
          counts.filter(({ said }) => said === position),
        ),
      ),
      row(
        rest,
        counts.filter(({ said }) => said === null || !known.has(said)),
      ),
    ],
  };
}

function tallyOf(counts: readonly CrossCount[]): Tally {
  const tally = { agree: 0, disagree: 0, pass: 0, unclear: 0 };
  for (const { choice, children } of counts) {
    const name = choiceOf(Number(choice));
    if (name) tally[name] += children;
  }
  return tally;
}
