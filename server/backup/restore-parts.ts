import type { Engine } from '../../db/engine.ts';
import type { Keyring } from '../../db/keyring.ts';
import type { Lost } from './lost.ts';

/** What a restore did. */
export type Restored = {
  readonly backup: string;
  readonly drill: boolean;
  readonly seconds: number;
  readonly consultations: number;
  readonly rows: number;
  /** Seats that were erased since the backup and are gone from the restored data as well. */
  readonly erased: number;
  /** Words that children took back since the backup and that show nothing in the restored data as well. */
  readonly takenBack: number;
  /** Words that were hidden since the backup and wait for a person in the restored data. */
  readonly hidden: number;
  /** Consultations that were open in it and rest until somebody opens them again. */
  readonly resting: number;
  /** Those that had been closed since, and were closed again. */
  readonly closed: number;
  /** Releases that were signed since and stand again. */
  readonly stand: number;
  /** Those that were signed since and of which not every byte is left: their numbers are given to nothing else. */
  readonly unsigned: readonly { readonly consultationId: string; readonly number: number }[];
  /** So old that what was taken back since is on no list any more: complaints, letters and recovery codes were left out. */
  readonly outlived: boolean;
  /** Consultations that stand in the backup and stay destroyed. */
  readonly destroyed: readonly string[];
  /** Consultations of which there is no key, or no file in the backup. */
  readonly missing: readonly string[];
  /** Served until now, and not in the backup: thrown away with their keys, or in a drill what would be. */
  readonly lost: readonly Lost[];
  /** Backups beside it that were changed or are of another keyring: what they list is not known. */
  readonly passedOver: readonly string[];
  /** Others beside it that are named for later than now: one of them may be the newest in truth. */
  readonly ahead: readonly string[];
  /** The list of erasures of the data folder could be read too, and not that of the newest backup alone. */
  readonly liveListRead: boolean;
};

export type RestoreParts = {
  /** A backup, as `backupNamed` found it. */
  readonly from: string;
  readonly dataDir: string;
  readonly keyring: Keyring;
  readonly nowMs: number;
  /** Into a folder that is thrown away again; nothing else is touched. */
  readonly drill: boolean;
  /** Where backups are made: the newest there may know of more than those beside this one. */
  readonly backupDir?: string;
  /** What is served and not in the backup may be lost for good. */
  readonly drop?: boolean;
  /** Who reads the control database, for a drill beside a process that has it. */
  readonly running?: Pick<Engine, 'query'>;
};
