import type { ChildUses, QuotePlace } from '../../../server/core/analysis/quotes/quotable.ts';
import type { Use } from '../../../server/core/privacy/objections.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { quote } from '../../schema/quotes.ts';
import { shownStates } from '../../shown-states.ts';
import { guard } from '../../statement.ts';
import { strangerTo } from '../staff/own-groups.ts';
import { whileSorting } from './coding.ts';

export type QuoteRow = QuotePlace & {
  readonly id: string;
  readonly contributionId: string;
  readonly chosenBy: string;
  /** '' while nobody did. */
  readonly approvedBy: string;
  readonly alsoApprovedBy: string;
};

/**
 * Every quote that was chosen, by its random id, which tells nothing; with `strangerId` without those of children whose group this person
 * knows. Whether it may be shown is decided anew at each look.
 */
export async function quotes(db: Database, strangerId?: string): Promise<readonly QuoteRow[]> {
  const found = await db.read.select().from(quote).orderBy(quote.id);
  if (strangerId === undefined) return found;
  const rows = await db.query(
    `select q.id from quote q join contribution c on c.id = q.contribution_id where ${strangerTo('?1', 'c.participant_id')}`,
    [strangerId],
  );
  const theirs = new Set(rows.map(([id]) => id));
  return found.filter(({ id }) => theirs.has(id));
}

/** The children of whom a text is chosen, whether or not it may still be shown. */
export async function quotedChildren(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.query(
    'select participant_id from contribution where id in (select contribution_id from quote)',
    [],
  );
  return new Set(rows.map(([id]) => String(id)));
}

/** What each child said of uses of its words; for those whose words are chosen, or could be. */
export async function usesOfChildren(db: Database): Promise<ReadonlyMap<string, ChildUses>> {
  const [assents, objections] = await Promise.all([
    db.query('select participant_id, "use", answer from assent', []),
    db.query('select participant_id, "use" from objection', []),
  ]);
  const found = new Map<string, { assents: { use: string; answer: string }[]; objections: Use[] }>();
  const of = (id: string) => {
    const known = found.get(id) ?? { assents: [], objections: [] };
    found.set(id, known);
    return known;
  };
  for (const [id, use, answer] of assents)
    of(String(id)).assents.push({ use: String(use), answer: String(answer) });
  for (const [id, use] of objections) of(String(id)).objections.push(use as Use);
  return found;
}

/** Being quoted is one of the uses of this consultation. */
export const quotesAreUsed = `exists (select 1 from consultation_use where "use" = 'quotes' and state = 'made')`;
/** The consent of `c`'s child, asked again in the very write. */
export const saidYesToQuotes = `exists (select 1 from assent a where a.participant_id = c.participant_id and a."use" = 'quotes' and a.answer = 'yes')
  and not exists (select 1 from objection o where o.participant_id = c.participant_id and o."use" in ('quotes', 'analysis'))`;
/** One child is quoted once: two of its sentences side by side say more of it than each. */
const onlyOne = `not exists (select 1 from quote q join contribution other on other.id = q.contribution_id
  where other.participant_id = c.participant_id)`;

/** Chooses a place of a text to be quoted. Refusal: `stale-revision`, also where its child is quoted already: no choice overwrites another. */
export function chooseQuote(
  row: QuotePlace & {
    readonly id: string;
    readonly contributionId: string;
    readonly chosenBy: string;
  },
): Statement[] {
  return [
    {
      sql: `insert into quote (id, contribution_id, revision, start, stop, chosen_by)
        select ?1, c.id, ?3, ?4, ?5, ?6 from contribution c where c.id = ?2 and c.revision = ?3
        and c.state in ${shownStates} and ${saidYesToQuotes} and ${onlyOne} and ${quotesAreUsed} and ${whileSorting}`,
      args: [row.id, row.contributionId, row.revision, row.start, row.stop, row.chosenBy],
    },
    guard('stale-revision'),
  ];
}

const untilSigned = `exists (select 1 from consultation where state in ('closed', 'analysed'))`;

/**
 * One more person approves. Refusal: `stale-revision`: it was taken out, or is approved or signed by now; with `stranger` also where this person
 * knows the group of its child by now.
 */
export function approveQuote(
  id: string,
  staffId: string,
  { stranger }: { readonly stranger: boolean },
): Statement[] {
  return [
    {
      sql: `update quote set
        also_approved_by = case when approved_by = '' then '' else ?2 end,
        approved_by = case when approved_by = '' then ?2 else approved_by end
        where id = ?1 and chosen_by <> ?2 and approved_by <> ?2 and also_approved_by = '' and ${untilSigned}
        and (?3 = 0 or ${strangerTo('?2', '(select participant_id from contribution where id = quote.contribution_id)')})`,
      args: [id, staffId, stranger ? 1 : 0],
    },
    guard('stale-revision'),
  ];
}

/**
 * Takes a quote out, until it is signed, as it was seen: with so many who had approved it. Refusal: `stale-revision`, also when it is out already.
 */
export function dropQuote(id: string, approvals: number): Statement[] {
  return [
    {
      sql: `delete from quote where id = ?1 and (approved_by <> '') + (also_approved_by <> '') = ?2 and ${untilSigned}`,
      args: [id, approvals],
    },
    guard('stale-revision'),
  ];
}
