import { auditStatement } from '../../../db/audit.ts';
import { type Move, newestMoves, stepMove } from '../../../db/queries/moves.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { Deps } from '../deps.ts';

/** Consultations on their way whose last day has come: neither here nor there is anything of them kept longer. */
export async function movesToLapse(deps: Deps): Promise<readonly Move[]> {
  const today = dayIn('UTC', deps.clock());
  return (await newestMoves(deps.databases.control)).filter(
    ({ state, lastDay }) =>
      ['leaving', 'sent', 'taking'].includes(state) && lastDay !== '' && today >= lastDay,
  );
}

/** The key, the files, then the row: done again it goes on from there. */
export async function lapseMove(deps: Deps, move: Move): Promise<void> {
  await deps.databases.destroy(move.consultationId);
  const lapsed = await deps.databases.control.write([
    ...stepMove({ id: move.id, from: [move.state], to: move.way === 'out' ? 'lapsed' : 'refused' }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: 'retention',
      deed: 'consultation:lapse',
      subject: move.consultationId,
      detail: move.place,
    }),
  ]);
  if (!lapsed.ok) throw new Error(`A move was refused: ${lapsed.refusal}`);
}
