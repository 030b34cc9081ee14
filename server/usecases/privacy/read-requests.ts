import { consultationRow, titleTexts } from '../../../db/queries/consultation/consultations.ts';
import { requestDays, requestsTo } from '../../../db/queries/privacy/requests.ts';
import { staffNames } from '../../../db/queries/staff/staff-names.ts';
import { titleOf } from '../../core/consultation/title.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import {
  type AuthorityRequest,
  type RequestSide,
  type RequestState,
  type RequestsOfYear,
  requestsByYear,
  sideOf,
  subjectOf,
  whyNotDecide,
} from '../../core/privacy/authority-request.ts';
import { type Actor, can, type Staff, staffMay } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

/** A request as the people who decide see it: names for ids, and never a word of a child. */
export type ListedRequest = {
  readonly id: string;
  readonly day: string;
  readonly state: RequestState;
  readonly subject: string;
  /** Null when nothing was held, or the consultation is gone. */
  readonly consultation: string | null;
  readonly basis: string;
  /** Null: brought at the command line. */
  readonly askedBy: string | null;
  readonly approvedBy: string | null;
  readonly overseenBy: string | null;
  readonly refusedBy: string | null;
  readonly side: RequestSide | null;
  /** This person may say yes or no now. */
  readonly mayApprove: boolean;
  readonly mayRefuse: boolean;
};

/** The requests of authorities that this person may know of, newest day first. Refusal: `not-allowed`. */
export async function readRequests(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly ListedRequest[]>> {
  if (!staffMay(actor, 'request:read')) return refuse('not-allowed');
  const requests = (await requestsTo(deps.databases.control, actor.organisationId)).filter((request) =>
    can(actor, 'request:read', subjectOf(request)),
  );
  const names = await staffNames(
    deps.databases.control,
    requests.flatMap((each) => [each.askedBy, each.approvedBy, each.overseenBy, each.refusedBy]),
  );
  return done(await Promise.all(requests.map((request) => listed(deps, actor, { request, names }))));
}

/** How often authorities asked, by year. For everybody; nothing is refused. */
export async function countRequests(
  deps: Deps,
  _actor: Actor,
  _input: object,
): Promise<Outcome<readonly RequestsOfYear[]>> {
  return done(requestsByYear(await requestDays(deps.databases.control)));
}

async function listed(
  deps: Deps,
  actor: Staff,
  { request, names }: { readonly request: AuthorityRequest; readonly names: ReadonlyMap<string, string> },
): Promise<ListedRequest> {
  const nameOf = (id: string | null) => names.get(id ?? '') ?? null;
  const side = sideOf(actor, request) ?? null;
  const may = (approves: boolean) =>
    side !== null && whyNotDecide(request, { staffId: actor.staffId, side, approves }) === null;
  const { id, day, state, subject, basis } = request;
  return {
    id,
    day,
    state,
    subject,
    consultation: await titleIn(deps, request.consultationId),
    basis,
    askedBy: nameOf(request.askedBy),
    approvedBy: nameOf(request.approvedBy),
    overseenBy: nameOf(request.overseenBy),
    refusedBy: nameOf(request.refusedBy),
    side,
    mayApprove: may(true),
    mayRefuse: may(false),
  };
}

async function titleIn(deps: Deps, consultationId: string): Promise<string | null> {
  const title = await ifReadable(deps, consultationId, async (db) => {
    const row = await consultationRow(db);
    return row && titleOf(row, await titleTexts(db));
  });
  return title ?? null;
}
