import { organisations, staffOf } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type Actor, can, staffMay } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { comingInNow } from '../staff/coming-in.ts';

/** Whether anybody, who is in or can still come in, could read a complaint about this consultation; '' is one that names none. */
export type Readers = (consultationId: string) => boolean;

/** Who reads complaints in this organisation now, asked once for as many consultations as are wanted. Nothing is refused. */
export async function readersOf(deps: Deps, organisationId: string): Promise<Readers> {
  const { control } = deps.databases;
  const [everybody, comingIn] = await Promise.all([
    staffOf(control, organisationId),
    comingInNow(deps, organisationId),
  ]);
  const people = everybody.filter(({ staffId }) => comingIn.has(staffId));
  return (consultationId) =>
    people.some((person) => can(person, 'complaint:read', { organisationId, consultationId }));
}

/**
 * Which body everybody is from who reads any complaint, as whoever invited them said; '' where nobody said it of one of them, or they are from several: what is
 * written names a consultation or none, and is read by whoever oversees that. Nothing is refused.
 */
export async function bodyOfReaders(deps: Deps, _actor: Actor, _input: object): Promise<Outcome<string>> {
  const { control } = deps.databases;
  const [organisation] = await organisations(control);
  if (!organisation) return done('');
  const { id: organisationId } = organisation;
  const comingIn = await comingInNow(deps, organisationId);
  const bodies = (await staffOf(control, organisationId))
    .filter((person) => comingIn.has(person.staffId) && staffMay(person, 'complaint:read'))
    .map(({ body }) => body);
  const [body = '', ...others] = new Set(bodies);
  return done(others.length === 0 ? body : '');
}

/** Whether somebody here reads whatever is complained about, also what names no consultation. Nothing is refused. */
export async function complaintsAreRead(
  deps: Deps,
  _actor: Actor,
  _input: object,
): Promise<Outcome<boolean>> {
  const [organisation] = await organisations(deps.databases.control);
  return done(organisation !== undefined && (await readersOf(deps, organisation.id))(''));
}
