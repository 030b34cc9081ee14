import { refuse } from '../core/outcome.ts';
import { audiences } from './audiences.ts';
import type { DeskReaders } from './desk-readers.ts';
import { enterAudience } from './enter-audience.ts';
import type { LettingGo } from './letting-go.ts';
import { awaitSignsOfLife } from './signs-of-life.ts';
import type { StaffPage } from './staff-page.ts';

type Around = { readonly readers: DeskReaders; readonly lettingGo: LettingGo };

/** What a page says at the desks of consultations: it comes, claims, decides, and takes back. */
export function listenAtDesk(page: StaffPage, around: Around): void {
  const { socket, staff, services, on } = page;
  const { moderation } = services;
  const duty = keepDuty(page, around);
  /** Nothing of children of these groups is sent to this page. */
  const know = (batchIds: readonly string[]) => {
    socket.data.knows = new Set([...(socket.data.knows ?? []), ...batchIds]);
  };

  on('desk:enter', {
    acts: false,
    does: async ({ consultation }) => {
      const entered = await enterAudience(socket, {
        look: () => moderation.desk(staff, { consultationId: consultation }),
        audiences: () => [audiences.desk(consultation)],
        first: ({ knows }) => {
          know(knows);
          return duty.begin(consultation);
        },
      });
      if (!entered.ok) return entered;
      const { seq, claims, items, more, knows } = entered.value;
      // Said while it came in.
      know(knows);
      return { ok: true, seq, claims, items, more };
    },
  });
  on('desk:rooms', {
    acts: false,
    does: async ({ consultation }) => {
      const outcome = await moderation.rooms(staff, { consultationId: consultation });
      return outcome.ok ? { ok: true, ...outcome.value } : outcome;
    },
  });
  on('contribution:claim', {
    // A page renews by itself, and whoever opens another item loads it.
    acts: false,
    does: async ({ consultation, id }) => {
      const outcome = await moderation.claim(staff, { consultationId: consultation, id });
      return outcome.ok ? { ok: true, item: outcome.value } : outcome;
    },
  });
  on('contribution:decide', {
    acts: true,
    does: async ({ consultation, id, revision, change, decision, reason, hidden, leaves }) => {
      if (!socket.connected) return refuse('signed-out');
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
  on('contribution:undo', {
    acts: true,
    does: async ({ consultation, id }) => {
      const outcome = await moderation.undo(staff, { consultationId: consultation, id });
      return outcome.ok ? { ok: true, item: outcome.value } : outcome;
    },
  });
}

/** On duty at the desks that this page has open, for as long as something is heard from it. */
function keepDuty({ socket, staff, services, fault }: StaffPage, { readers, lettingGo }: Around) {
  const { moderation } = services;
  const desks = new Set<string>();
  const lineOf = (consultation: string) => `${socket.id} ${consultation}`;
  const arrive = (consultation: string) =>
    moderation.beOnDuty(staff, { consultationId: consultation, line: lineOf(consultation) });
  const depart = (consultation: string) => moderation.endDuty(staff, { line: lineOf(consultation) });
  /** The page may have gone while it was asked who it is. */
  const departIfGone = (consultation: string) => (socket.connected ? undefined : depart(consultation));

  // While it still belongs to its desks, so that what it was sent is written down as its own.
  socket.on('disconnecting', () => {
    for (const consultation of desks) readers.flush(consultation).catch(fault);
    for (const consultation of desks) depart(consultation).catch(fault);
    for (const consultation of desks) lettingGo.soon(staff, consultation);
  });

  function awaitSigns(): void {
    awaitSignsOfLife(socket, {
      silent() {
        for (const consultation of desks) depart(consultation).catch(fault);
      },
      heard() {
        for (const consultation of desks)
          arrive(consultation)
            .then(() => departIfGone(consultation))
            .catch(fault);
      },
    });
  }

  return {
    /** Refusals: those of `beOnDuty`, and `signed-out` where the page is gone. */
    async begin(consultation: string) {
      const begun = await arrive(consultation);
      if (!begun.ok) return begun;
      // What was pushed before this page came is none of its reads.
      await readers.flush(consultation);
      if (!socket.connected) {
        // That it goes was said already, and is said only once: what began now would never end.
        await depart(consultation);
        return refuse('signed-out');
      }
      if (desks.size === 0) awaitSigns();
      desks.add(consultation);
      return begun;
    },
  };
}
