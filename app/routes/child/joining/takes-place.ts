import '../../../load-context.ts';
import type { AppLoadContext } from '@remix-run/node';

const visitor = { kind: 'visitor' } as const;

/**
 * Whoever comes in takes the place of the child that had its seat in this browser (`next`: the new one): that session is over, so that no page of it
 * that still stands somewhere says anything more. The same child once more has the seat it had, and its other pages stay.
 */
export async function takesPlace(
  { child, cookies, services }: AppLoadContext,
  next: { readonly consultationId: string; readonly session: string },
): Promise<void> {
  if (!child || !cookies.seatToken) return;
  const now = await services.room.identify(visitor, { ...next, acts: false });
  if (!now.ok || now.value.actor.participantId === child.actor.participantId) return;
  await services.room.leave(child.actor, { ...cookies.seatToken, taken: true });
}
