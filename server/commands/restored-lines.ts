import { sayLost } from '../backup/lost.ts';
import type { Restored } from '../backup/restore-parts.ts';

/** What a restore did, for the person at the keyboard. */
export function restoredLines(restored: Restored): readonly string[] {
  const { consultations, rows, erased, takenBack, hidden, resting, closed, stand, unsigned } = restored;
  const { destroyed, missing, seconds, drill } = restored;
  return [
    restored.backup,
    `${consultations} consultations with ${rows} rows, every database whole, every chain intact, ${seconds} s.`,
    `${erased} seats were erased again, ${takenBack} texts taken back again, ${hidden} that were hidden since wait for a person; ${destroyed.length} destroyed consultations stay destroyed.`,
    ...(resting === 0
      ? []
      : [
          `Open when it was made, and ${drill ? 'would rest' : 'at rest now'}: ${resting} consultations. What was decided in the last minute is on no list: look at what is shown and at who is on the staff, then open each again.`,
        ]),
    ...(closed === 0
      ? []
      : [
          `Closed since, and ${drill ? 'would be closed' : 'closed'} again: ${closed} consultations. What staff did after that is not in the backup.`,
        ]),
    ...(stand === 0
      ? []
      : [
          `Signed since, and ${drill ? 'would stand' : 'standing'} again: ${stand} releases. Answers that were given to them are not in the backup.`,
        ]),
    ...unsigned.map(
      ({ consultationId, number }) =>
        `Signed since, and lost: release ${number} of ${consultationId}. Its number is given to no other.`,
    ),
    ...(restored.outlived
      ? [
          'It is older than any backup that is kept, and what was taken back since is on no list any more: its complaints, its letters and the recovery codes of the staff were left out.',
        ]
      : []),
    ...(restored.liveListRead
      ? []
      : ['The data folder could not be read: what was erased after the newest backup is not known here.']),
    ...restored.passedOver.map(
      (folder) =>
        `Not used, because it was changed or belongs to another keyring: ${folder}. Nothing is read there about who was erased.`,
    ),
    ...restored.ahead.map(
      (folder) => `Named for later than now, so not taken for the newest: ${folder}. To take it, name it.`,
    ),
    ...missing.map((id) => `Not in the backup, or without a key: ${id}`),
    ...restored.lost.map(
      (each) =>
        `${drill ? 'Not in the backup, lost with it in place' : 'Lost for good, its key is destroyed'}: ${sayLost(each)}`,
    ),
    drill
      ? 'This was a drill: nothing was changed.'
      : 'Everybody on the staff signs in again. Nothing goes by the clock until a person says that the day is right: due-weight retention list says how.',
  ];
}
