import type { DecidedProposal } from '../../../server/core/consultation/proposals.ts';
import type { ContributionRecord } from '../../../server/core/wire/views.ts';
import type { Database } from '../../databases.ts';
import type { Row, Statement } from '../../engine.ts';
import { othersFirst } from '../../others-first.ts';
import { shownStates } from '../../shown-states.ts';
import { guard } from '../../statement.ts';
import { columns, toRecord } from '../room/contributions.ts';
import { strangerTo } from '../staff/own-groups.ts';

const decidedColumns = 'o.state, o.revision, o.reason, o.taken_to';

function decidedOf([state, revision, reason, takenTo]: Row): DecidedProposal | null {
  if (state === null || state === undefined) return null;
  return {
    state: state as DecidedProposal['state'],
    revision: Number(revision),
    reason: String(reason),
    takenTo: String(takenTo),
  };
}

/** Words that a moderator accepted, of a child that neither objects to being counted or quoted nor is being erased. */
const askable = `c.state in ${shownStates} and c.participant_id not in (select participant_id from uncounted)
  and not exists (select 1 from objection j where j.participant_id = c.participant_id and j."use" = 'quotes')`;

const fromProposals = `from contribution c join participant p on p.id = c.participant_id
  join activity a on a.id = c.activity_id and a.proposes = 1 left join proposal o on o.contribution_id = c.id`;

export type ProposalRow = { readonly record: ContributionRecord; readonly decided: DecidedProposal | null };

const width = 20;

function toProposal(db: Database, row: Row): ProposalRow {
  return { record: toRecord(db, row), decided: decidedOf(row.slice(width)) };
}

/** Words that are looked at together, before everybody else has a turn. */
const wordsAtOnce = 2_000;

/** What was decided about stands: it was taken over, or a no is of these very words. */
const stands = `o.state is not null and (o.state = 'taken' or o.revision >= c.revision)`;

/**
 * Questions that a person may decide about, of children it does not know: those that wait first, each in the order of random ids, which tells nothing.
 * Words are looked through in that order, and no further than the page needs: they are found by no index, which each decision would write to.
 */
export async function proposalsFor(
  db: Database,
  of: { readonly staffId: string; readonly offset: number; readonly limit: number },
): Promise<readonly ProposalRow[]> {
  // Where nobody is asked for questions the list would look through all that children wrote, and find none.
  if (!(await asksForProposals(db))) return [];
  const enough = of.offset + of.limit;
  const ids: string[] = [];
  for (let after: string | undefined = ''; after !== undefined && ids.length < enough; ) {
    const part: Waiting = await waitingAfter(db, { after, staffId: of.staffId });
    ids.push(...part.ids);
    after = part.last;
    if (after !== undefined) await othersFirst();
  }
  if (ids.length < enough) ids.push(...(await settledFor(db, of.staffId)));
  // What is decided about between two parts is found in both.
  const page = [...new Set(ids)].slice(of.offset, enough);
  const sql = `select ${columns}, ${decidedColumns} ${fromProposals}
    where c.id in (select value from json_each(?2)) and ${askable} and ${strangerTo('?1', 'c.participant_id')}`;
  const rows = await db.query(sql, [of.staffId, JSON.stringify(page)]);
  const found = new Map(rows.map((row) => [row[0], toProposal(db, row)]));
  return page.flatMap((id) => found.get(id) ?? []);
}

/** `last`: of all that were looked at; undefined where none come after it. */
type Waiting = { readonly ids: readonly string[]; readonly last: string | undefined };

async function waitingAfter(
  db: Database,
  of: { readonly after: string; readonly staffId: string },
): Promise<Waiting> {
  const sql = `select json_group_array(c.id) filter (where c.activity_id in (select id from activity where proposes = 1)
      and ${askable} and ${strangerTo('?1', 'c.participant_id')}
      and not exists (select 1 from proposal o where o.contribution_id = c.id and ${stands})), max(c.id), count(*)
    from (select id, activity_id, participant_id, state, revision from contribution where id > ?2 order by id limit ${wordsAtOnce}) c`;
  const [row] = await db.query(sql, [of.staffId, of.after]);
  const ids = (JSON.parse(String(row?.[0])) as string[]).sort();
  return { ids, last: row?.[2] === wordsAtOnce ? String(row[1]) : undefined };
}

/** A person decided about each of them: far fewer than there are words. */
async function settledFor(db: Database, staffId: string): Promise<readonly string[]> {
  const sql = `select c.id from proposal o cross join contribution c on c.id = o.contribution_id
    where ${stands} and c.activity_id in (select id from activity where proposes = 1)
      and ${askable} and ${strangerTo('?1', 'c.participant_id')} order by c.id`;
  return (await db.query(sql, [staffId])).map(([id]) => String(id));
}

/** One of them, under the same conditions. */
export async function proposalFor(
  db: Database,
  of: { readonly staffId: string; readonly id: string },
): Promise<ProposalRow | undefined> {
  const sql = `select ${columns}, ${decidedColumns} ${fromProposals}
    where c.id = ?2 and ${askable} and ${strangerTo('?1', 'c.participant_id')}`;
  const [row] = await db.query(sql, [of.staffId, of.id]);
  return row && toProposal(db, row);
}

/** Does any activity ask children what others should be asked? */
export async function asksForProposals(db: Database): Promise<boolean> {
  return (await db.query('select 1 from activity where proposes = 1 limit 1', [])).length > 0;
}

/** What was decided about the questions of one child, by contribution. */
export async function decidedOfChild(
  db: Database,
  participantId: string,
): Promise<ReadonlyMap<string, DecidedProposal>> {
  const rows = await db.query(
    `select o.contribution_id, ${decidedColumns} from proposal o join contribution c on c.id = o.contribution_id
      where c.participant_id = ?1`,
    [participantId],
  );
  return new Map(
    rows.flatMap(([id, ...row]) => {
      const decided = decidedOf(row);
      return decided ? [[String(id), decided] as const] : [];
    }),
  );
}

/**
 * Decides about exactly the words that were seen, once: what was taken over stays so, and a no stands until its child writes anew.
 * Refusals: `stale-revision` where the words went or changed meanwhile, `already-decided`.
 */
export function decideProposal(row: {
  readonly id: string;
  readonly revision: number;
  readonly state: 'taken' | 'declined';
  readonly reason: string;
  readonly takenTo: string;
  readonly staffId: string;
  readonly day: string;
}): Statement[] {
  return [
    {
      sql: `insert into guard select exists (select 1 from contribution where id = ?1 and revision = ?2)`,
      args: [row.id, row.revision],
      refusal: 'stale-revision',
    },
    {
      sql: `insert into proposal (contribution_id, revision, state, reason, taken_to, staff_id, day)
        select c.id, c.revision, ?3, ?4, ?5, ?6, ?7 from contribution c
        join activity a on a.id = c.activity_id and a.proposes = 1
        where c.id = ?1 and c.revision = ?2 and ${askable} and ${strangerTo('?6', 'c.participant_id')}
        on conflict (contribution_id) do update set revision = excluded.revision, state = excluded.state,
          reason = excluded.reason, taken_to = excluded.taken_to, staff_id = excluded.staff_id, day = excluded.day
          where proposal.state = 'declined' and proposal.revision < excluded.revision`,
      args: [row.id, row.revision, row.state, row.reason, row.takenTo, row.staffId, row.day],
    },
    guard('already-decided'),
  ];
}

/** Where what is asked here was thought of; null where no child proposed it. */
export async function proposedInOf(db: Database): Promise<string | null> {
  const [row] = await db.query('select consultation_id from proposed_in', []);
  return row ? String(row[0]) : null;
}

export function putProposedIn(consultationId: string): Statement {
  return { sql: 'insert into proposed_in (consultation_id) values (?1)', args: [consultationId] };
}

/**
 * The words with which a question was proposed that another consultation asks: as long as their child leaves them there and objects to
 * nothing, a moderator leaves them shown, and they are those that were taken over.
 */
export async function wordsTakenTo(db: Database, takenTo: string): Promise<ContributionRecord | undefined> {
  const sql = `select ${columns} ${fromProposals}
    where o.taken_to = ?1 and o.revision = c.revision and ${askable} limit 1`;
  const [row] = await db.query(sql, [takenTo]);
  return row && toRecord(db, row);
}
