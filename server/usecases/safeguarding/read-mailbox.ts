import { leadsOf } from '../../../db/queries/leads.ts';
import { answersOf, casesOfChild, remediesOf, textsOf } from '../../../db/queries/sealed-cases.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { CasePart, CaseState, Remedy } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';

/** One case as its child sees it. Its own words are sealed for it too: it sees that it wrote, and when. */
export type OwnCase = {
  readonly id: string;
  readonly state: CaseState;
  readonly day: string;
  readonly language: string;
  readonly lines: readonly (
    | { readonly from: 'child'; readonly number: number; readonly part: CasePart; readonly day: string }
    | { readonly from: 'team'; readonly number: number; readonly text: string; readonly day: string }
  )[];
  readonly remedies: readonly {
    readonly remedy: Remedy;
    readonly day: string;
    readonly doneDay: string | null;
  }[];
};

export type Mailbox = {
  /** Two leads at least can open what is written now. */
  readonly ready: boolean;
  readonly cases: readonly OwnCase[];
};

/** What a child told the team and what the team answered; answers that a second lead has not seen are not there. Refusals: `not-allowed`, `not-found`. */
export async function readMailbox(deps: Deps, actor: Actor, _input: object): Promise<Outcome<Mailbox>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child } = found;
  const leads = await leadsOf(deps.databases.control, {
    organisationId: row.organisationId,
    consultationId: row.id,
  });
  const cases = await Promise.all(
    (await casesOfChild(db, child.participantId)).map(async (each): Promise<OwnCase> => {
      const [texts, answers, promised] = await Promise.all([
        textsOf(db, each.id),
        answersOf(db, each.id),
        remediesOf(db, each.id),
      ]);
      const lines = [
        ...texts.map(({ number, part, day }) => ({ from: 'child' as const, number, part, day })),
        ...answers
          .filter(({ seenBy }) => seenBy !== null)
          .map(({ number, body, day }) => ({ from: 'team' as const, number, text: body, day })),
      ].sort((a, b) => a.number - b.number);
      return {
        id: each.id,
        state: each.state,
        day: each.day,
        language: each.language,
        lines,
        remedies: promised.map(({ remedy, day, doneDay }) => ({ remedy, day, doneDay })),
      };
    }),
  );
  return done({ ready: leads.length >= 2, cases: cases.sort((a, b) => (a.day < b.day ? 1 : -1)) });
}
