import { audiences } from './audiences.ts';
import { enterAudience } from './enter-audience.ts';
import type { StaffPage } from './staff-page.ts';

/** What pages say that follow something and decide nothing: a projector, a session that is led, an hour of listening. */
export function listenToWatchers({ socket, staff, services, on }: StaffPage): void {
  on('projector:enter', {
    acts: false,
    does: async ({ consultation, activity }) => {
      const entered = await enterAudience(socket, {
        look: () => services.session.projector(staff, { consultationId: consultation, activityId: activity }),
        audiences: () => [audiences.projectors(consultation, activity)],
      });
      return entered.ok ? { ok: true, shows: entered.value } : entered;
    },
  });
  on('session:enter', {
    acts: false,
    does: async ({ consultation, activity }) => {
      const own = audiences.leading(activity);
      const entered = await enterAudience(socket, {
        look: () => services.session.follow(staff, { consultationId: consultation, activityId: activity }),
        audiences: ({ group }) =>
          socket.rooms.has(own)
            ? []
            : // A small group hears of its room, too: steps are led there, and end what is said here.
              [own, audiences.leadingIn(consultation), ...(group ? [audiences.leading(group.of)] : [])],
      });
      return entered.ok ? { ok: true, shows: entered.value } : entered;
    },
  });
  on('listening:enter', {
    acts: false,
    does: async ({ consultation }) => {
      const at = { consultationId: consultation };
      const allowed = await services.listening.attend(staff, at);
      if (!allowed.ok) return allowed;
      await socket.join(audiences.listeners(consultation));
      let { ids } = allowed.value;
      for (;;) {
        // Before the look: what goes meanwhile is told to pages that were handed it, or are about to be.
        socket.data.hears = new Set([...(socket.data.hears ?? []), ...ids]);
        const outcome = await services.listening.attend(staff, at);
        if (!outcome.ok) {
          await socket.leave(audiences.listeners(consultation));
          return outcome;
        }
        const { shows, restMs } = outcome.value;
        ids = outcome.value.ids;
        if (ids.some((id) => !socket.data.hears.has(id))) continue;
        socket.data.hears = new Set(ids);
        return { ok: true, shows, restMs };
      }
    },
  });
}
