import type { Database } from '../../../db/databases.ts';
import {
  answersOf,
  remediesOf,
  type SealedCaseRow,
  textsOf,
} from '../../../db/queries/safeguarding/sealed-cases.ts';
import type { CasePart, CaseState, Remedy } from '../../core/safeguarding/cases.ts';

/** One case as whoever wrote it sees it. Its own words are sealed for it too: it sees that it wrote, and when. */
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

/** Texts by their day, answers that a second lead has seen, and what was promised. */
export async function ownCase(db: Database, row: SealedCaseRow): Promise<OwnCase> {
  const [texts, answers, promised] = await Promise.all([
    textsOf(db, row.id),
    answersOf(db, row.id),
    remediesOf(db, row.id),
  ]);
  const lines = [
    ...texts.map(({ number, part, day }) => ({ from: 'child' as const, number, part, day })),
    ...answers
      .filter(({ seenBy }) => seenBy !== null)
      .map(({ number, body, day }) => ({ from: 'team' as const, number, text: body, day })),
  ].sort((a, b) => a.number - b.number);
  return {
    id: row.id,
    state: row.state,
    day: row.day,
    language: row.language,
    lines,
    remedies: promised.map(({ remedy, day, doneDay }) => ({ remedy, day, doneDay })),
  };
}
