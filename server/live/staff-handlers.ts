import { refuse } from '../core/outcome.ts';
import type { Staff } from '../core/staff/roles.ts';
import type { Services } from '../services.ts';
import { answer, type LiveSocket } from './answer.ts';
import { audiences } from './audiences.ts';
import { cutOff } from './cut-off.ts';
import type { DeskReaders } from './desk-readers.ts';
import { awaitSignsOfLife } from './signs-of-life.ts';

/**
 * What a desk may say. A revocation disconnects the socket at once (`staff-changed`); `staff` is who it was when it
 * connected, and whoever changed since has no socket. A socket may outlive its session, which went idle, was over or goes on
 * under another name: each message asks for it anew, and says its refusal (`signed-out`, `factor-needed`).
 */
export function listenToStaff(
  socket: LiveSocket,
  {
    staff,
    session,
    services,
    readers,
    fault,
  }: {
    staff: Staff;
    session: string;
    services: Services;
    readers: DeskReaders;
    fault: (error: unknown) => void;
  },
): void {
  const { moderation } = services;
  const desks = new Set<string>();
  const lineOf = (consultation: string) => `${socket.id} ${consultation}`;
  // Hashed once a connection: a desk says much over one session.
  const hash = services.staff.sessionOf(session);
  socket.data.seat = hash.toString('base64url');
  /** `acts`: whoever decides at a desk is there, however long it loads no page. What a page sends by itself is no act. */
  async function still({ acts } = { acts: true }) {
    const known = await services.staff.stillSignedIn(staff, { session: hash, acts });
    // After the answer: a page whose browser holds the new name of the session comes back with it at once.
    if (!known.ok) setImmediate(() => cutOff(socket, { staff, services }).catch(fault));
    return known;
  }

  const beOnDuty = (consultation: string) =>
    moderation.beOnDuty(staff, { consultationId: consultation, line: lineOf(consultation) });
  const endDuty = (consultation: string) => moderation.endDuty(staff, { line: lineOf(consultation) });
  /** It may have gone while it was asked who it is. */
  const unlessGone = (consultation: string) => (socket.connected ? undefined : endDuty(consultation));

  // While it still belongs to its desks, so that what it was sent is written down as its own.
  socket.on('disconnecting', () => {
    for (const consultation of desks) readers.flush(consultation).catch(fault);
    for (const consultation of desks) endDuty(consultation).catch(fault);
  });
  function awaitSigns(): void {
    awaitSignsOfLife(socket, {
      silent() {
        for (const consultation of desks) endDuty(consultation).catch(fault);
      },
      heard() {
        for (const consultation of desks)
          beOnDuty(consultation)
            .then(() => unlessGone(consultation))
            .catch(fault);
      },
    });
  }

  answer(socket, {
    name: 'desk:enter',
    fault,
    does: async ({ consultation }) => {
      const known = await still({ acts: false });
      if (!known.ok) return known;
      const audience = audiences.desk(consultation);
      // Allowed first: the desk's audience hears children's unread words.
      const allowed = await moderation.desk(staff, { consultationId: consultation });
      if (!allowed.ok) return allowed;
      const duty = await beOnDuty(consultation);
      if (!duty.ok) return duty;
      // What was pushed before this page came is none of its reads.
      await readers.flush(consultation);
      // Before it hears anything: of whom it may not.
      socket.data.knows = new Set([...(socket.data.knows ?? []), ...allowed.value.knows]);
      await socket.join(audience);
      if (desks.size === 0) awaitSigns();
      desks.add(consultation);
      await unlessGone(consultation);
      const outcome = await moderation.desk(staff, { consultationId: consultation });
      if (!outcome.ok) {
        await socket.leave(audience);
        return outcome;
      }
      // Said while it came in.
      for (const batchId of outcome.value.knows) socket.data.knows.add(batchId);
      const { seq, items, more } = outcome.value;
      return { ok: true, seq, items, more };
    },
  });
  answer(socket, {
    name: 'projector:enter',
    fault,
    does: async ({ consultation, activity }) => {
      const known = await still({ acts: false });
      if (!known.ok) return known;
      const at = { consultationId: consultation, activityId: activity };
      const allowed = await services.session.projector(staff, at);
      if (!allowed.ok) return allowed;
      await socket.join(audiences.projectors(consultation, activity));
      const outcome = await services.session.projector(staff, at);
      return outcome.ok ? { ok: true, shows: outcome.value } : outcome;
    },
  });
  answer(socket, {
    name: 'session:enter',
    fault,
    does: async ({ consultation, activity }) => {
      const known = await still({ acts: false });
      if (!known.ok) return known;
      const at = { consultationId: consultation, activityId: activity };
      const audience = audiences.leading(activity);
      const first = await services.session.follow(staff, at);
      if (!first.ok) return first;
      if (socket.rooms.has(audience)) return { ok: true, shows: first.value };
      // A small group hears of its room, too: steps are led there, and end what is said here.
      const of = first.value.group ? [audiences.leading(first.value.group.of)] : [];
      await socket.join([audience, audiences.leadingIn(consultation), ...of]);
      const outcome = await services.session.follow(staff, at);
      return outcome.ok ? { ok: true, shows: outcome.value } : outcome;
    },
  });
  answer(socket, {
    name: 'listening:enter',
    fault,
    does: async ({ consultation }) => {
      const known = await still({ acts: false });
      if (!known.ok) return known;
      const at = { consultationId: consultation };
      const allowed = await services.listening.attend(staff, at);
      if (!allowed.ok) return allowed;
      await socket.join(audiences.listeners(consultation));
      let { ids } = allowed.value;
      for (;;) {
        // Before the look: what goes meanwhile is told to pages that were handed it, or are about to be.
        socket.data.hears = new Set([...(socket.data.hears ?? []), ...ids]);
        const outcome = await services.listening.attend(staff, at);
        if (!outcome.ok) return outcome;
        const { shows, restMs } = outcome.value;
        ids = outcome.value.ids;
        if (ids.some((id) => !socket.data.hears.has(id))) continue;
        socket.data.hears = new Set(ids);
        return { ok: true, shows, restMs };
      }
    },
  });
  answer(socket, {
    name: 'desk:rooms',
    fault,
    does: async ({ consultation }) => {
      const known = await still({ acts: false });
      if (!known.ok) return known;
      const outcome = await moderation.rooms(staff, { consultationId: consultation });
      return outcome.ok ? { ok: true, ...outcome.value } : outcome;
    },
  });
  answer(socket, {
    name: 'contribution:claim',
    fault,
    does: async ({ consultation, id }) => {
      // A page renews by itself, and whoever opens another item loads it: this says nothing of anybody.
      const known = await still({ acts: false });
      if (!known.ok) return known;
      const outcome = await moderation.claim(staff, { consultationId: consultation, id });
      return outcome.ok ? { ok: true, item: outcome.value } : outcome;
    },
  });
  answer(socket, {
    name: 'contribution:decide',
    fault,
    does: async ({ consultation, id, revision, change, decision, reason, hidden, leaves }) => {
      if (!socket.connected) return refuse('signed-out');
      const known = await still();
      if (!known.ok) return known;
      const outcome = await moderation.decide(staff, {
        consultationId: consultation,
        id,
        revision,
        change,
        decision,
        reason,
        hidden,
        leaves,
      });
      return outcome.ok ? { ok: true, state: outcome.value.state } : outcome;
    },
  });
  answer(socket, {
    name: 'contribution:undo',
    fault,
    does: async ({ consultation, id }) => {
      const known = await still();
      if (!known.ok) return known;
      const outcome = await moderation.undo(staff, { consultationId: consultation, id });
      return outcome.ok ? { ok: true, item: outcome.value } : outcome;
    },
  });
}
