import type { Database } from '../../../db/databases.ts';
import {
  accountsOf,
  type Counts,
  complaintCounts,
  deedCounts,
} from '../../../db/queries/complaints/accountability.ts';
import { requestDays } from '../../../db/queries/privacy/requests.ts';
import { destructions } from '../../../db/queries/retention/destructions.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { protectNumber } from '../../core/analysis/disclosure/small-numbers.ts';
import { judgedOn } from '../../core/analysis/ledger.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import {
  type Accounts,
  neverLess,
  protectAccount,
  type Transparency,
} from '../../core/privacy/accountability.ts';
import { requestsByYear } from '../../core/privacy/authority-request.ts';
import { type ComplaintKind, isOnTime } from '../../core/privacy/complaint.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { toldFirst } from '../analysis/told-first.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';
import { readDeeds } from '../privacy/log-reads.ts';

/**
 * The public report: how many were held, shown, returned and why, what was contested, how long it took, what authorities asked,
 * what was complained about. Counted anew at most once a minute, from the audit chains and the decisions; no number is small and
 * no word of anybody is in it. What is not closed is not counted, since nobody is to know a number while children answer. What was decided,
 * contested, complained about or answered is counted once its day is over everywhere: whoever watched a number go up would know the minute, and may
 * have seen who was at a screen. Of one consultation it never counts less than before: an erasure takes its rows and moves no number. Nothing is refused.
 */
export async function readTransparency(
  deps: Deps,
  _actor: Actor,
  _input: object,
): Promise<Outcome<Transparency>> {
  const minute = minuteOf(deps.clock());
  const known = deps.report.get('site');
  if (known && known.minute === minute) return done(await known.transparency);
  // Kept while it is under way: who asks meanwhile waits for it, and does not count once more.
  const transparency = counted(deps);
  deps.report.set('site', { minute, transparency });
  try {
    return done(await transparency);
  } catch (error) {
    if (deps.report.get('site')?.transparency === transparency) deps.report.delete('site');
    throw error;
  }
}

async function counted(deps: Deps): Promise<Transparency> {
  const { control, complaints } = deps.databases;
  const today = dayIn('UTC', deps.clock());
  const sums = new Map<string, Map<string, number>>();
  const add = (table: string, counts: Counts) => {
    const sum = sums.get(table) ?? new Map<string, number>();
    for (const [word, count] of counts) sum.set(word, (sum.get(word) ?? 0) + count);
    sums.set(table, sum);
  };
  const judged = judgedOn(deps.clock());
  let consultations = 0;
  let words = 0;
  let corrections = 0;
  for (const { id, state } of await directoryEntries(control)) {
    if (state === 'destroyed' || state === 'moved' || !isOver(state)) continue;
    const found = await ifReadable(deps, id, async (db) => ({
      accounts: await toldFirst<Accounts>(db, 'account', async (before) =>
        neverLess(before, recordsOf(await accountsOf(db, { before: judged }))),
      ),
      deeds: await deedsIn(deps, db),
    }));
    if (!found) continue;
    const { deeds } = found;
    const { decisions, reasons, waits, appeals, reported } = found.accounts;
    for (const [table, counts] of Object.entries({ decisions, reasons, waits, appeals, reported }))
      add(table, new Map(Object.entries(counts)));
    corrections += deeds.get('question:correct') ?? 0;
    for (const deed of readDeeds) words += deeds.get(deed) ?? 0;
    consultations += 1;
  }
  const { kinds, answered } = await complaintCounts(complaints, { before: judged });
  add('complaints', kinds);
  for (const { kind, day, answeredDay } of answered) {
    const seen = answeredDay !== null && answeredDay < judged ? answeredDay : null;
    const onTime = isOnTime({ kind: kind as ComplaintKind, day, answeredDay: seen }, judged);
    add('complaints-answered', new Map([[onTime === null ? 'waiting' : onTime ? 'on-time' : 'late', 1]]));
  }
  const table = (name: Parameters<typeof protectAccount>[0]) =>
    protectAccount(name, sums.get(name) ?? new Map());
  return {
    format: 'due-weight transparency 1',
    day: today,
    consultations,
    destroyed: (await destructions(control)).filter(({ signed }) => signed).length,
    tables: [
      table('decisions'),
      table('reasons'),
      table('waits'),
      table('appeals'),
      table('reported'),
      table('complaints'),
      table('complaints-answered'),
    ],
    requests: requestsByYear(await requestDays(control)),
    reads: {
      words: protectNumber(words),
      complaints: protectNumber((await deedsIn(deps, complaints)).get('complaint:read') ?? 0),
    },
    comments: (await deedsIn(deps, control)).get('comment:write') ?? 0,
    corrections,
  };
}

/** How often each deed stands in a log, counted on from the last look at it. */
async function deedsIn(deps: Deps, db: Database): Promise<Counts> {
  const counted = await deedCounts(db, deps.countedLogs.get(db.id));
  deps.countedLogs.set(db.id, counted);
  return counted.deeds;
}

function recordsOf(of: Readonly<Record<keyof Accounts, Counts>>): Accounts {
  const { decisions, reasons, waits, appeals, reported } = of;
  const record = (counts: Counts) => Object.fromEntries(counts);
  return {
    decisions: record(decisions),
    reasons: record(reasons),
    waits: record(waits),
    appeals: record(appeals),
    reported: record(reported),
  };
}
