import { auditStatement } from '../../../db/audit.ts';
import { endStaffSession, endStaffSessions, staffById } from '../../../db/queries/staff/staff.ts';
import { sessionsOf } from '../../../db/queries/staff/staff-sessions.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, canTo } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';
import { sessionName } from './read-sessions.ts';

/**
 * Signs a person out elsewhere: one of its own sessions by its name, or, without a name, every session of somebody, by an
 * administrator of wherever that person works. Access stays; whoever comes again proves again who it is. Open pages and sockets
 * hear it at once. Refusals: `not-found` (no such person, or no such session of one's own), `not-allowed`.
 */
export async function endSessions(
  deps: Deps,
  actor: Actor,
  input: { staffId: string; name?: string },
): Promise<Outcome<null>> {
  const control = deps.databases.control;
  const person = await staffById(control, input.staffId);
  if (!person || person.state === 'revoked') return refuse('not-found');
  const own = actor.kind === 'staff' && actor.staffId === person.staffId;
  if (!(own && input.name !== undefined) && !canTo(actor, 'staff:end-sessions', person))
    return refuse('not-allowed');
  const sessions = await sessionsOf(control, person, minuteOf(deps.clock()));
  const ended = sessions.filter(({ hash }) => input.name === undefined || sessionName(hash) === input.name);
  if (input.name !== undefined && ended.length === 0) return refuse('not-found');
  await control.write([
    ...(input.name === undefined
      ? [endStaffSessions(person.staffId)]
      : ended.map(({ hash }) => endStaffSession(hash))),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: actorName(actor),
      deed: 'staff:end-sessions',
      subject: person.staffId,
      detail: input.name === undefined ? 'all' : 'one',
    }),
  ]);
  for (const { hash } of ended) deps.factors.forget(hash.toString('base64'));
  const [one] = ended;
  // All, or the last of them: nobody of that name is on duty any more (R180).
  const session = ended.length === sessions.length ? undefined : one?.hash.toString('base64url');
  return done(null, [{ name: 'staff-changed', staffId: person.staffId, session }]);
}
