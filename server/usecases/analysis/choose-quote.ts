import { auditStatement } from '../../../db/audit.ts';
import {
  approveQuote,
  chooseQuote,
  dropQuote,
  type QuoteRow,
  quotedChildren,
  quotes,
} from '../../../db/queries/analysis/quotes.ts';
import { placeOfQuote } from '../../core/analysis/quotes/quotable.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { AuditDeed } from '../../core/privacy/audit-deeds.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { quotesOf, strangerOf } from './quotes-of.ts';
import { tellPoints } from './tell-points.ts';
import { toldBefore } from './told-before.ts';

/**
 * An analyst chooses words of a child to be quoted, letter for letter. They stand under a point with a number, their child said yes to be
 * quoted and objects to nothing, they are twelve at most, none of them is rare, and of a room no five in a row are. Chosen twice by the same person
 * they are chosen once.
 * Refusals: `not-found`, `not-allowed` (no person), `state-forbids` (not closed, or drafted), `stale-revision` (no such words, not to be quoted, or chosen
 * already, other words of it or by another person), `quote-unfit` (not its very words, too many, or hidden ones; also where its child is quoted already,
 * which is not told), `quote-rare`.
 */
export async function chooseQuoteOf(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; contributionId: string; words: string },
): Promise<Outcome<{ quoteId: string }>> {
  const found = await permitted(deps, actor, {
    deed: 'findings:write',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  if (row.state !== 'closed') return refuse('state-forbids');
  const { points } = await tellPoints(db, await toldBefore(deps, row.id));
  const { open, chosen, rareIn } = await quotesOf(db, points);
  const record = open.find((each) => each.record.id === input.contributionId)?.record;
  if (!record) return refuse('stale-revision');
  const place = placeOfQuote(record, input.words);
  const quote = place && { contributionId: record.id, chosenBy: actor.staffId, ...place };
  const same = quote && chosen.find(isSame(quote));
  if (same) return done({ quoteId: same.id });
  if (chosen.some(({ contributionId }) => contributionId === record.id)) return refuse('stale-revision');
  if (!place || !quote) return refuse('quote-unfit');
  if (rareIn(record, record.text.slice(place.start, place.stop)).length > 0) return refuse('quote-rare');
  if ((await quotedChildren(db)).has(record.participantId)) return refuse('quote-unfit');
  const quoteId = newId(deps.random);
  const result = await db.write([
    ...chooseQuote({ id: quoteId, ...quote }),
    audited(deps, actor, { row, deed: 'quote:choose', quoteId }),
  ]);
  if (result.ok) return done({ quoteId });
  const twice = result.refusal === 'stale-revision' ? (await quotes(db)).find(isSame(quote)) : undefined;
  return twice ? done({ quoteId: twice.id }) : refusedBy(result);
}

/**
 * A person other than the one who chose it says that these words may be printed; two have to.
 * Refusals: `not-found`, `not-allowed` (no person), `one-person-alone` (this person chose or approved it already), `state-forbids` (not closed, or
 * signed), `stale-revision` (it was taken out, may not be shown any more or is approved by two; and to who knows the group of its child).
 */
export async function approveQuoteOf(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; quoteId: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'quotes:approve',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  if (row.state !== 'closed' && row.state !== 'analysed') return refuse('state-forbids');
  const { points } = await tellPoints(db, await toldBefore(deps, row.id));
  const strangerId = strangerOf(actor, { organisationId: row.organisationId, consultationId: row.id });
  const { chosen } = await quotesOf(db, points, strangerId);
  const quote = chosen.find(({ id, words }) => id === input.quoteId && words !== null);
  if (!quote) return refuse('stale-revision');
  const did = [quote.chosenBy, quote.approvedBy, quote.alsoApprovedBy].includes(actor.staffId);
  if (did) return refuse('one-person-alone');
  const result = await db.write([
    ...approveQuote(input.quoteId, actor.staffId, { stranger: strangerId !== undefined }),
    audited(deps, actor, { row, deed: 'quote:approve', quoteId: input.quoteId }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}

/**
 * Whoever may approve takes a quote out, until the release is signed. `approvals`: how many had approved it on the page that was read.
 * Refusals: `not-found`, `state-forbids`, `stale-revision` (it is out already, or somebody approved it since: whoever takes it out has read that).
 */
export async function dropQuoteOf(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; quoteId: string; approvals: number },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'quotes:approve',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { db, row } = found;
  if (row.state !== 'closed' && row.state !== 'analysed') return refuse('state-forbids');
  const result = await db.write([
    ...dropQuote(input.quoteId, input.approvals),
    audited(deps, actor, { row, deed: 'quote:drop', quoteId: input.quoteId }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}

/** The very words of this text, chosen by this person. */
const isSame =
  (of: Pick<QuoteRow, 'contributionId' | 'chosenBy' | 'revision' | 'start' | 'stop'>) =>
  (row: QuoteRow): boolean =>
    row.contributionId === of.contributionId &&
    row.chosenBy === of.chosenBy &&
    row.revision === of.revision &&
    row.start === of.start &&
    row.stop === of.stop;

function audited(
  deps: Deps,
  actor: Actor,
  of: { readonly row: { readonly timeZone: string }; readonly deed: AuditDeed; readonly quoteId: string },
) {
  return auditStatement({
    day: dayIn(of.row.timeZone, deps.clock()),
    actor: actorName(actor),
    deed: of.deed,
    subject: of.quoteId,
    detail: '',
  });
}
