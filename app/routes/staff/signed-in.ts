import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { type ConsultationState, mayEdit } from '../../../server/core/consultation/lifecycle.ts';
import type { GateRow } from '../../../server/core/consultation/release-gate.ts';
import { titleIn } from '../../../server/core/consultation/title.ts';
import { isId } from '../../../server/core/ids.ts';
import { withoutSeat } from '../../../server/core/safeguarding/cases.ts';
import { can, type Deed, deeds, type Role, type Staff, staffMay } from '../../../server/core/staff/roles.ts';
import type { ConsultationDesk } from '../../../server/usecases/consultation/read-consultation.ts';
import type { PlainDesk } from '../../../server/usecases/consultation/read-plain.ts';
import type { DestroyedToStaff } from '../../components/staff/destroyed.tsx';
import { readFields, readSent } from '../../forms/read-form.ts';
import type { StaffGivenBack, TypedForNothing } from './given-back.tsx';

/** What the bar of every staff page shows, and which links this person has. `may` only draws links: use cases decide. */
export type Frame = {
  readonly demo: boolean;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly may: readonly Deed[];
  /** A lead of every consultation: letters without a seat are its work too. */
  readonly letters: boolean;
};

export type ConsultationFrame = Frame & {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly state: ConsultationState;
  /** The gate's rows, on the page that whoever prepares it has just saved. */
  readonly gate?: readonly GateRow[];
  /** How many appeals wait that this person may answer; absent on pages of whoever answers none. */
  readonly seconds?: number;
  /** How many shown texts a child says something is wrong with, that no person looked at yet; absent where the other is. */
  readonly reported?: number;
};

/** Which deeds this person may do: in one consultation, or in its organisation (`staffMay`). */
export function deedsFor(staff: Staff, consultationId?: string): readonly Deed[] {
  const { organisationId } = staff;
  return deeds.filter((deed) =>
    consultationId === undefined
      ? staffMay(staff, deed)
      : can(staff, deed, { organisationId, consultationId }),
  );
}

/** The person whose session this is; without one, the page that says so, or the one that asks for the second factor. */
export function signedIn(context: AppLoadContext, request: Request): Staff {
  if (context.staff) return context.staff;
  if (!context.factorNeeded) throw new Response('signed-out', { status: 404 });
  const back = new URL(request.url);
  const to = back.pathname !== '/staff' ? `?back=${encodeURIComponent(back.pathname + back.search)}` : '';
  throw redirect(`/staff/prove${to}`, { status: 303 });
}

/**
 * The same for a form: what was typed after the session had ended, or while nobody had touched it for half an hour, is given
 * back and stored nowhere. One from an old page of a consultation that is destroyed meets the page that says so (R1014).
 */
export async function signedInToSend(context: AppLoadContext, request: Request): Promise<Staff> {
  if (context.staff) {
    const [, consultationId] = /^\/staff\/c\/([^/]+)/.exec(new URL(request.url).pathname) ?? [];
    // What is no id has no page, and no answer could lead back to it: nothing is done before that is known.
    if (consultationId && !isId(consultationId)) throw nothingHere();
    if (consultationId) await throwIfGone(context, context.staff, consultationId);
    return context.staff;
  }
  const typed = [...(await readFields(request))];
  throw data<StaffGivenBack>({ staffGivenBack: typed, prove: context.factorNeeded }, { status: 400 });
}

/**
 * The same for a form whose answer is a file to print: it has no page to give back what was typed on. Whoever is signed out is led to
 * where one signs in, which says that nothing was printed; whoever has not shown a second factor to where that is shown.
 */
export function signedInToPrint(context: AppLoadContext, consultationId: string): Staff {
  if (context.staff) return context.staff;
  if (!context.factorNeeded) throw redirect('/staff/sign-in?unprinted', { status: 303 });
  const back = encodeURIComponent(`/staff/c/${consultationId}/paper`);
  throw redirect(`/staff/prove?back=${back}`, { status: 303 });
}

/** Unknown and forbidden are one page. */
export function nothingHere(): Response {
  return new Response('nothing', { status: 404 });
}

/** The same for a form: its page is gone, and what was typed on it stands where it was, to be copied (R716). */
export function nothingFor(fields: URLSearchParams) {
  return data<TypedForNothing>({ typedForNothing: [...fields] }, { status: 404 });
}

/** A desk is not shown to whoever was not trained; that the desk exists is no secret to it. */
export function trainingNeeded(): Response {
  return new Response('training-needed', { status: 403 });
}

export function frameOf(context: AppLoadContext, staff: Staff): Frame {
  return {
    demo: context.demo,
    name: staff.name,
    roles: [...new Set(staff.grants.map((grant) => grant.role))],
    may: deedsFor(staff),
    letters: deedsFor(staff, withoutSeat).includes('case:work'),
  };
}

/** A consultation as this person may read it, with its bar. Throws the page for "nothing here". */
export async function consultationOf(
  context: AppLoadContext,
  id: string | undefined,
  request: Request,
): Promise<{ staff: Staff; frame: ConsultationFrame; desk: ConsultationDesk }> {
  const staff = signedIn(context, request);
  const read = await context.services.consultation.read(staff, { consultationId: id ?? '' });
  if (!read.ok) throw await notToBeRead(context, staff, id);
  const frame = await frameWithin(context, staff, read.value);
  const saved = new URL(request.url).searchParams.has('saved');
  if (!saved || !mayEdit(frame.state) || !frame.may.includes('consultation:edit'))
    return { staff, frame, desk: read.value };
  const gate = await context.services.consultation.gate(staff, { consultationId: frame.id });
  return { staff, frame: gate.ok ? { ...frame, gate: gate.value } : frame, desk: read.value };
}

/** The same of its document and the plain words alone, which somebody may check who reads nothing else of it. */
export async function plainWordsOf(
  context: AppLoadContext,
  id: string | undefined,
  request: Request,
): Promise<{ staff: Staff; frame: ConsultationFrame; desk: PlainDesk }> {
  const staff = signedIn(context, request);
  const read = await context.services.consultation.readPlain(staff, { consultationId: id ?? '' });
  if (!read.ok) throw await notToBeRead(context, staff, id);
  return { staff, frame: await frameWithin(context, staff, read.value), desk: read.value };
}

/**
 * One that went to another machine says where to whoever works on it, and one that is destroyed says that it is (R1014); else there is
 * nothing.
 */
export async function notToBeRead(context: AppLoadContext, staff: Staff, id: string | undefined) {
  await throwIfGone(context, staff, id ?? '');
  const listed = await context.services.consultation.list(staff, {});
  const left = listed.ok && listed.value.some((each) => each.id === id && each.state === 'moved');
  return left ? redirect(`/moved?at=${id}`, { status: 303 }) : nothingHere();
}

async function throwIfGone(context: AppLoadContext, staff: Staff, consultationId: string): Promise<void> {
  const gone = await context.services.retention.gone(staff, { consultationId });
  if (gone.ok) throw data<DestroyedToStaff>({ destroyed: gone.value }, { status: 410 });
}

/** The day of a backup that was put back lately, for pages whose people have to look at what that undid. */
export async function putBackOn(context: AppLoadContext, staff: Staff): Promise<string | null> {
  const read = await context.services.retention.putBack(staff, {});
  return read.ok ? read.value.day : null;
}

async function frameWithin(
  context: AppLoadContext,
  staff: Staff,
  { row, texts }: Pick<ConsultationDesk, 'row' | 'texts'>,
): Promise<ConsultationFrame> {
  const title = titleIn(row, texts);
  const may = deedsFor(staff, row.id);
  const { moderation } = context.services;
  const [seconds, reported] = may.includes('desk:decide')
    ? await Promise.all([
        moderation.secondsWaiting(staff, { consultationId: row.id }),
        moderation.reportedOnce(staff, { consultationId: row.id }),
      ])
    : [];
  return {
    ...frameOf(context, staff),
    may,
    seconds: seconds?.ok ? seconds.value : 0,
    reported: reported?.ok ? reported.value : 0,
    id: row.id,
    title: title?.body ?? '',
    language: title?.language ?? row.languages[0] ?? 'en',
    state: row.state,
  };
}

/**
 * The text of a file that came with a form, stored nowhere, or the code with which it was not taken. What was sent is at most as large
 * as a form may be: more is refused before a byte of it is read.
 */
export async function textOfFile(
  { services }: AppLoadContext,
  of: { staff: Staff; consultationId: string; request: Request },
) {
  const file = (await readSent(of.request)).get('file');
  if (file === null || typeof file === 'string' || file.size === 0) return { code: 'field-missing' as const };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { staff, consultationId } = of;
  const read = await services.consultation.readFile(staff, { consultationId, name: file.name, bytes });
  if (read.ok) return read.value;
  if (read.code === 'not-found') throw nothingHere();
  return { code: read.code };
}
