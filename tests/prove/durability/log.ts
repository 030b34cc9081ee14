/** What a client knows of one text: what it sent, and what it was told. Written by clients alone. */
export type Said = {
  readonly id: string;
  readonly child: number;
  readonly text: string;
  readonly activity: string;
  /** The post was answered, and so is owed. */
  answered: boolean;
  /** The decision that was answered. */
  decided: 'published' | 'returned' | null;
  withdrawn: boolean;
};

export type Log = {
  readonly said: Map<string, Said>;
  /** By child, the choice that was answered last for each statement. */
  readonly votes: Map<number, Map<string, string>>;
  /** Children who began to erase themselves, and whether they were told that it is done. */
  readonly erased: Map<number, boolean>;
};

export type Tally = {
  posts: number;
  decisions: number;
  votes: number;
  withdrawals: number;
  erasures: number;
  /** Sent more than once, because the first time found no answer or was not taken. */
  resent: number;
  /** Answers that said: not now, say it again. */
  notNow: number;
  /** Under way when something was broken. */
  cutOff: number;
};

export function emptyLog(): Log {
  return { said: new Map(), votes: new Map(), erased: new Map() };
}

export function emptyTally(): Tally {
  return {
    posts: 0,
    decisions: 0,
    votes: 0,
    withdrawals: 0,
    erasures: 0,
    resent: 0,
    notNow: 0,
    cutOff: 0,
  };
}

/** Acts that were answered as done: each is owed. */
export function answered(tally: Tally): number {
  return tally.posts + tally.decisions + tally.votes + tally.withdrawals + tally.erasures;
}

/** The state in which a text has to be. */
export function stateOwed(said: Said): string {
  return said.withdrawn ? 'withdrawn' : (said.decided ?? 'held');
}
