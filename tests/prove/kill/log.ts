/** What a client knows of one child's contribution: what it sent, and what it was told. Written by the client alone. */
export type Known = {
  readonly id: string;
  readonly child: number;
  readonly text: string;
  readonly activity: string;
  /** The post was answered, and so is owed. */
  acknowledged: boolean;
  /** Decisions that were answered, oldest first; the last one is how it has to be. */
  readonly decisions: string[];
  withdrawn: boolean;
};

export type Tally = {
  posts: number;
  decisions: number;
  withdrawals: number;
  /** Sent more than once, because the first time found no answer. */
  resent: number;
  /** Decisions that had been made before the kill: the answer alone was lost. */
  alreadyDone: number;
  /** Under way when the process was killed. */
  cutOff: number;
};

export function emptyTally(): Tally {
  return { posts: 0, decisions: 0, withdrawals: 0, resent: 0, alreadyDone: 0, cutOff: 0 };
}

export type ClientLog = Map<string, Known>;
