import { type Actor, can } from '../staff/roles.ts';
import type { RefusalCode } from '../wire/refusals.ts';

/** `asked` waits for people; `approved` by two, and not yet handed out; the others are over. */
export const requestStates = ['asked', 'approved', 'refused', 'answered'] as const;
export type RequestState = (typeof requestStates)[number];

/** That an authority asked who wrote something. Days are UTC: the site's own books. */
export type AuthorityRequest = {
  readonly id: string;
  readonly organisationId: string;
  /** '' when nothing was held about the subject when it was asked. */
  readonly consultationId: string;
  readonly subject: string;
  readonly state: RequestState;
  /** A staff id, or `command-line`. */
  readonly askedBy: string;
  readonly approvedBy: string | null;
  readonly overseenBy: string | null;
  readonly refusedBy: string | null;
  readonly basis: string;
  readonly day: string;
};

/** One takes responsibility for an answer, the other watches over it; two sides, two people. */
export type RequestSide = 'approve' | 'oversee';

/** What a request is about, for the permission table: a consultation while one is known, else the organisation. */
export function subjectOf(request: Pick<AuthorityRequest, 'organisationId' | 'consultationId'>) {
  return request.consultationId === ''
    ? { organisationId: request.organisationId }
    : { organisationId: request.organisationId, consultationId: request.consultationId };
}

/** The side on which this person may decide, if any. The command line has none: it asks, and nobody answers itself. */
export function sideOf(actor: Actor, request: AuthorityRequest): RequestSide | undefined {
  if (actor.kind !== 'staff') return undefined;
  if (can(actor, 'request:oversee', subjectOf(request))) return 'oversee';
  return can(actor, 'request:approve', subjectOf(request)) ? 'approve' : undefined;
}

/** Why a person may not decide on its side now, or null. Refusals: `state-forbids`, `request-own`, `already-signed`, `one-person-alone`. */
export function whyNotDecide(
  request: AuthorityRequest,
  person: { readonly staffId: string; readonly side: RequestSide; readonly approves: boolean },
): RefusalCode | null {
  if (request.state !== 'asked') return 'state-forbids';
  if (request.askedBy === person.staffId) return 'request-own';
  // A no needs no second person and may follow one's own yes.
  if (!person.approves) return null;
  const own = person.side === 'approve' ? request.approvedBy : request.overseenBy;
  const other = person.side === 'approve' ? request.overseenBy : request.approvedBy;
  if (own !== null) return 'already-signed';
  return other === person.staffId ? 'one-person-alone' : null;
}

export type RequestsOfYear = {
  readonly year: string;
  readonly asked: number;
  readonly answered: number;
  readonly refused: number;
};

/** How often was asked, answered and refused, newest year first. Requests are counted, no children: nothing is rounded. */
export function requestsByYear(
  requests: readonly Pick<AuthorityRequest, 'day' | 'state'>[],
): readonly RequestsOfYear[] {
  const years = [...new Set(requests.map(({ day }) => day.slice(0, 4)))].sort().reverse();
  return years.map((year) => {
    const of = requests.filter(({ day }) => day.startsWith(year));
    const count = (state: RequestState) => of.filter((request) => request.state === state).length;
    return { year, asked: of.length, answered: count('answered'), refused: count('refused') };
  });
}
