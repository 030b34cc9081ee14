import type { Child } from '../core/staff/roles.ts';
import type { Services } from '../services.ts';
import { answer } from './answer.ts';
import { audiences } from './audiences.ts';
import { enterAudience } from './enter-audience.ts';
import type { LiveSocket } from './live-server.ts';

/** What a child's page may say. The actor is the socket's, fixed when it connected; a message cannot name another. */
export function listenToChild(
  socket: LiveSocket,
  { child, services, fault }: { child: Child; services: Services; fault: (error: unknown) => void },
): void {
  const { room } = services;
  const said = new Set<string>();
  socket.data.said = said;

  answer(socket, {
    name: 'room:enter',
    fault,
    does: async ({ activity, after, language }) => {
      const entered = await enterAudience(socket, {
        look: () => room.enter(child, { activityId: activity, after, language }),
        audiences: ({ shared }) => (shared ? [audiences.children(child.consultationId, activity)] : []),
      });
      if (!entered.ok) return entered;
      const { shared: _shared, ...snapshot } = entered.value;
      return { ok: true, ...snapshot };
    },
  });
  answer(socket, {
    name: 'room:earlier',
    fault,
    does: async ({ activity, before, language }) => {
      const outcome = await room.earlier(child, { activityId: activity, before, language });
      return outcome.ok ? { ok: true, ...outcome.value } : outcome;
    },
  });
  answer(socket, {
    name: 'turn:ask',
    fault,
    does: async ({ activity, wants }) => {
      const outcome = await services.session.askTurn(child, { activityId: activity, wants });
      return outcome.ok ? { ok: true, ...outcome.value } : outcome;
    },
  });
  answer(socket, {
    name: 'room:answer',
    fault,
    does: async ({ activity, poll, choice }) => {
      const outcome = await services.session.answer(child, { activityId: activity, poll, choice });
      return outcome.ok ? { ok: true } : outcome;
    },
  });
  answer(socket, {
    name: 'contribution:post',
    fault,
    // Nobody is asked who does not say that it can be: an older page, and whatever is no page, has words taken as they are.
    does: async ({ id, activity, text, language, asked = true }) => {
      const outcome = await room.postOrAsk(child, { id, activityId: activity, text, language, asked });
      if (!outcome.ok) return outcome;
      const { asking, item } = outcome.value;
      if (item) said.add(id);
      return asking ? { ok: true, item, asking } : { ok: true, item };
    },
  });
  answer(socket, {
    name: 'contribution:revise',
    fault,
    does: async ({ id, revision, text, language }) => {
      const outcome = await room.revise(child, { id, revision, text, language });
      return outcome.ok ? { ok: true, item: outcome.value } : outcome;
    },
  });
  answer(socket, {
    name: 'contribution:withdraw',
    fault,
    does: async ({ id }) => {
      const outcome = await room.withdraw(child, { id });
      return outcome.ok ? { ok: true, item: outcome.value } : outcome;
    },
  });
  answer(socket, {
    name: 'contribution:report',
    fault,
    does: async ({ id }) => {
      const outcome = await room.report(child, { id });
      return outcome.ok ? { ok: true } : outcome;
    },
  });
  answer(socket, {
    name: 'statements:next',
    fault,
    does: async ({ activity, but, holds }) => {
      const allowed = await room.readStatements(child, { activityId: activity, but, holds });
      if (!allowed.ok) return allowed;
      const voters = audiences.voters(child.consultationId, activity);
      const isNew = !socket.rooms.has(voters);
      await socket.join(voters);
      // What went before it was in the audience nobody told it.
      const outcome = isNew
        ? await room.readStatements(child, { activityId: activity, but, holds })
        : allowed;
      if (!outcome.ok) return outcome;
      const { state, answered, all, next, gone } = outcome.value;
      const through = audiences.votedThrough(child.consultationId, activity);
      if (answered + next.length + (but?.length ?? 0) >= all) await socket.join(through);
      else await socket.leave(through);
      return { ok: true, state, answered, all, next, gone };
    },
  });
  answer(socket, {
    name: 'vote:cast',
    fault,
    does: async ({ statement, choice }) => {
      const outcome = await room.vote(child, { statementId: statement, choice });
      return outcome.ok ? { ok: true, word: outcome.value.word } : outcome;
    },
  });
  answer(socket, {
    name: 'poll:answer',
    fault,
    does: async ({ activity, choice }) => {
      const outcome = await room.answerPoll(child, { activityId: activity, choice });
      return outcome.ok ? { ok: true } : outcome;
    },
  });
}
