import type { Database } from '../../../db/databases.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import type { Seat } from '../../../db/queries/room/participants.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import type { AgeBand } from '../../core/privacy/consent.ts';
import type { Deps } from '../deps.ts';
import { drawFreeNames } from './draw-free-names.ts';

/** Minutes in which the same form, sent again, finds the same seat (R16). */
export const nonceMinutes = 10;

/** A seat that is about to be taken, however the child came: a name nobody has here, a session, the day. Writes nothing. */
export async function newSeat(
  deps: Deps,
  from: {
    readonly db: Database;
    readonly row: ConsultationRow;
    /** With everything that makes this form this form. */
    readonly nonce: string;
    readonly ageBand: AgeBand | '';
    readonly language: string;
    readonly level: string;
  },
): Promise<{ readonly seat: Omit<Seat, 'codeHash'>; readonly session: string }> {
  const now = deps.clock();
  const session = deps.secrets.token();
  const [pseudonym, ...spareNames] = await drawFreeNames(deps, { db: from.db, count: 4 });
  if (!pseudonym) throw new Error('No name was drawn.');
  return {
    session,
    seat: {
      participantId: newId(deps.random),
      nonceHash: deps.secrets.hash('nonce', from.nonce),
      sessionHash: deps.secrets.of(from.row.id).hash('seat', session),
      language: from.language,
      level: from.level,
      pseudonym,
      spareNames,
      day: dayIn(from.row.timeZone, now),
      dueMinute: minuteOf(now) + nonceMinutes,
      ageBand: from.ageBand,
    },
  };
}
