import type { Staff } from '../core/staff/roles.ts';
import type { Answers, Refusal } from '../core/wire/events.ts';
import type { Message, MessageName } from '../core/wire/messages.ts';
import type { Services } from '../services.ts';
import { answer } from './answer.ts';
import { cutOff } from './cut-off.ts';
import type { LiveSocket } from './live-server.ts';

/** A page of staff: who it is of, and how it listens to one message. */
export type StaffPage = {
  readonly socket: LiveSocket;
  readonly staff: Staff;
  readonly services: Services;
  readonly fault: (error: unknown) => void;
  /** `acts`: the person itself does this. What a page sends by itself says nothing of anybody, and is no act. */
  readonly on: <N extends MessageName>(
    name: N,
    message: {
      readonly acts: boolean;
      readonly does: (message: Message<N>) => Promise<Answers[N] | Refusal>;
    },
  ) => void;
};

/**
 * A page of staff that is connected. A revocation disconnects the socket at once (`staff-changed`); `staff` is who it was when it
 * connected, and whoever changed since has no socket. A socket may outlive its session, which went idle, ended or goes on
 * under another name: each message first asks whether the session still stands, and answers its refusal (`signed-out`, `factor-needed`).
 */
export function createStaffPage(
  socket: LiveSocket,
  of: {
    readonly staff: Staff;
    readonly session: string;
    readonly services: Services;
    readonly fault: (error: unknown) => void;
  },
): StaffPage {
  const { staff, services, fault } = of;
  // Hashed once a connection: a desk says much over one session.
  const session = services.staff.sessionOf(of.session);
  socket.data.seat = session.toString('base64url');

  async function stillSignedIn(acts: boolean) {
    const known = await services.staff.stillSignedIn(staff, { session, acts });
    // After the answer: a page whose browser holds the new name of the session comes back with it at once.
    if (!known.ok) setImmediate(() => cutOff(socket, { staff, services }).catch(fault));
    return known;
  }

  return {
    socket,
    staff,
    services,
    fault,
    on: (name, { acts, does }) =>
      answer(socket, {
        name,
        fault,
        does: async (message) => {
          const known = await stillSignedIn(acts);
          return known.ok ? does(message) : known;
        },
      }),
  };
}
