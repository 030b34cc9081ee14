import { dayIn } from '../../core/consultation/days.ts';
import { type ConsultationState, isOver } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Part, redact } from '../../core/room/contribution-text.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';
import { restsUntil } from '../moderation/exposure.ts';
import { logReads } from '../privacy/log-reads.ts';
import { quotesOf, strangerOf } from './quotes-of.ts';
import { tellPoints } from './tell-points.ts';
import { toldBefore } from './told-before.ts';
import type { CountedPoint } from './told-tables.ts';

/** Texts to choose from on one page. */
const onePage = 100;

export type QuotesDesk = {
  readonly state: ConsultationState;
  readonly points: readonly Pick<CountedPoint, 'id' | 'title' | 'language'>[];
  readonly chosen: readonly {
    readonly id: string;
    readonly pointId: string;
    readonly language: string;
    /** null: it may not be shown (any more). */
    readonly words: string | null;
    readonly approvals: 0 | 1 | 2;
    /** What this person did to it: somebody else has to do the next step. */
    readonly own: boolean;
  }[];
  /** What can be chosen from, for whoever chooses and while it is chosen; in the order of random ids. */
  readonly open: readonly {
    readonly id: string;
    readonly pointId: string;
    readonly language: string;
    readonly parts: readonly Part[];
  }[];
  readonly more: boolean;
};

/**
 * Words that may be quoted, and those that were chosen. The audit log counts what is handed out. While the consultation runs, and where nobody
 * was asked for a yes, it is empty. Who approves and knows a group reads no quote of its children. Refusals: `not-found`, `break-needed`.
 */
export async function readQuotes(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; page: number },
): Promise<Outcome<QuotesDesk>> {
  const found = await permitted(deps, actor, {
    deed: 'quotes:approve',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  if (actor.kind === 'staff' && restsUntil(deps, actor.staffId) !== null) return refuse('break-needed');
  const { db, row } = found;
  const { state } = row;
  if (!isOver(state)) return done({ state, points: [], chosen: [], open: [], more: false });
  const { points } = await tellPoints(db, await toldBefore(deps, row.id));
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  const ground = await quotesOf(db, points, strangerOf(actor, subject));
  const chooses = state === 'closed' && can(actor, 'findings:write', subject);
  // That one child is quoted once shows in no list: what went with a choice would be of one author.
  const taken = new Set(ground.chosen.map(({ contributionId }) => contributionId));
  const left = (chooses ? ground.open : [])
    .filter(({ record }) => !taken.has(record.id))
    .sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
  const page = left.slice(input.page * onePage, (input.page + 1) * onePage);
  await logReads(deps, db, {
    consultationId: row.id,
    actor,
    deed: 'quotes:read',
    day: dayIn(row.timeZone, deps.clock()),
    ids: [
      ...page.map(({ record }) => record.id),
      ...ground.chosen.filter(({ words }) => words !== null).map(({ contributionId }) => contributionId),
    ],
    counted: true,
  });
  const self = actor.kind === 'staff' ? actor.staffId : '';
  return done({
    state,
    points: points.map(({ id, title, language }) => ({ id, title, language })),
    chosen: ground.chosen.map((quote) => ({
      id: quote.id,
      pointId: quote.pointId,
      language: quote.language,
      words: quote.words,
      approvals: quote.approvedBy === '' ? 0 : quote.alsoApprovedBy === '' ? 1 : 2,
      own: [quote.chosenBy, quote.approvedBy, quote.alsoApprovedBy].includes(self),
    })),
    open: page.map(({ record, pointId }) => ({
      id: record.id,
      pointId,
      language: record.language,
      parts: redact(record.text, record.hidden),
    })),
    more: left.length > (input.page + 1) * onePage,
  });
}
