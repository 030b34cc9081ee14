import type { Databases } from '../../db/databases.ts';
import type { Keyring } from '../../db/keyring.ts';
import type { Move } from '../../db/queries/retention/moves.ts';
import { copyState } from '../../db/queries/staff/staff.ts';
import { dayIn } from '../core/consultation/days.ts';
import type { Deps } from '../usecases/deps.ts';
import { MoveRefusal } from './refusal.ts';

/** What moving needs of the process that holds the data folder. */
export type MovingParts = {
  readonly deps: Deps;
  readonly databases: Databases;
  readonly keyring: Keyring;
};

/** Who does it, in the audit logs. */
export const mover = 'command-line';

/** Days of a machine's own log are in no consultation's zone. */
export function dayOf({ deps }: MovingParts): string {
  return dayIn('UTC', deps.clock());
}

/** Files alone are moved: on a libSQL server a consultation is a namespace of it. */
export function fileOf({ databases }: MovingParts, consultationId: string): string {
  const file = databases.file(consultationId);
  if (file === undefined)
    throw new MoveRefusal('The data lies on a libSQL server: this program moves files only.');
  return file;
}

/** A write that only a defect, or another command at the same moment, refuses. */
export function settled(result: { readonly ok: boolean; readonly refusal?: string }): void {
  if (!result.ok) throw new MoveRefusal(`It was not written (${result.refusal}). Try again.`);
}

/** As lists show it while it is elsewhere. */
export function markedMoved(consultationId: string) {
  return copyState(consultationId, 'moved');
}

/** How a move ended of which nothing comes back, as a sentence; undefined while it is under way. */
export function endOf({ state, place }: Pick<Move, 'state' | 'place'>): string | undefined {
  if (state === 'lapsed') return 'Its last day came while it was on its way: it is destroyed here.';
  return state === 'confirmed' || state === 'moved' ? `It has moved to ${place}.` : undefined;
}
