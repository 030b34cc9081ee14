import { toUSVString } from 'node:util';

/** What both engines store and give back. Booleans, dates and objects are turned into these before they get here. */
export type SqlValue = null | string | number | Uint8Array;

export type Row = readonly SqlValue[];

/**
 * `refusal` is the code answered when this very statement fails by a unique key, a foreign key or a check (the guard).
 * A constraint failure without one, a missing value (NOT NULL) and a value of the wrong type are defects and reject.
 */
export type Statement = {
  readonly sql: string;
  readonly args: readonly SqlValue[];
  readonly refusal?: string;
  /** It answers one row at most, which the embedded driver hands over for half the price. */
  readonly one?: true;
};

/** Statements that are committed together or not at all. */
export type Write = readonly Statement[];

/** `rows` holds, for each statement in order, what it returned (`returning`); empty where it returns nothing. */
export type WriteOutcome =
  | { readonly ok: true; readonly rows: readonly (readonly Row[])[] }
  | { readonly ok: false; readonly refusal: string };

/** What became of one write of a group: an outcome, or a defect that belongs to this write alone. */
export type Settled = PromiseSettledResult<WriteOutcome>;

/** `truncated`: nothing deleted is left in the log. `kept-by-server`: a libSQL server keeps history and cannot be told. */
export type Checkpoint = 'truncated' | 'kept-by-server';

/** `too-large`: it would hold up everybody, and the log alone was emptied. `kept-by-server`: how a libSQL server lays out its pages is its own. */
export type Rewritten = 'rewritten' | 'too-large' | 'kept-by-server';

export interface Engine {
  readonly kind: 'embedded' | 'server';
  query(sql: string, args: readonly SqlValue[]): Promise<readonly Row[]>;
  /** One group; one settled result per write, in order. It rejects as a whole only when nothing is known of any write. */
  commit(writes: readonly Write[]): Promise<readonly Settled[]>;
  checkpoint(): Promise<Checkpoint>;
  /**
   * Writes every page anew, rows in the order of their keys, and empties the log. Where a row lay among its neighbours told who came
   * first; and SQLite, for all `secure_delete`, leaves copies of rows that it moved in the unused ends of pages, also of rows that are
   * deleted later. Nothing else runs meanwhile, so large files are left as they are. Data are the same afterwards.
   */
  rewrite(): Promise<Rewritten>;
  /** Writes the whole database into a new file, encrypted with the same key. Refusal: `copy-not-possible` (a server). */
  copy(file: string): Promise<void>;
  close(): Promise<void>;
}

export type StoreErrorCode =
  | 'database-unreadable'
  | 'database-newer'
  | 'database-exists'
  | 'database-closed'
  | 'database-busy'
  | 'database-setting-refused'
  | 'migration-not-expanding'
  | 'server-unreachable'
  | 'copy-not-possible'
  | 'value-not-storable'
  | 'read-only'
  | 'data-folder-in-use'
  | 'data-folder-unwritable'
  | 'keyring-missing'
  | 'keyring-inside-data'
  | 'keyring-inside-backup'
  | 'keyring-open-to-others'
  | 'keyring-unreadable'
  | 'key-unknown'
  | 'master-key-missing'
  | 'master-key-unanswered'
  | 'master-key-wrong'
  | 'table-without-retention';

/** A failure of the floor with a code to act on and one sentence that a person who runs the server understands. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/**
 * Makes arguments safe to bind on both engines. Each refusal has a reason: a boolean or an object aborts the process
 * in the embedded driver; a NUL cuts a string on reading; NaN is stored as null; whole numbers go as integers because
 * both drivers otherwise bind reals; a lone surrogate is not UTF-8 and a server refuses the whole request for it.
 */
export function bindable(args: readonly SqlValue[]): (SqlValue | bigint)[] {
  const bound: (SqlValue | bigint)[] = new Array(args.length);
  for (let index = 0; index < args.length; index += 1) {
    const value = args[index];
    if (typeof value === 'string') {
      if (value.includes('\0'))
        throw new StoreError('value-not-storable', 'A text with a NUL cannot be stored.');
      bound[index] = toUSVString(value);
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value))
        throw new StoreError('value-not-storable', 'A number must be finite to be stored.');
      bound[index] = Number.isSafeInteger(value) ? BigInt(value) : value;
    } else if (value === null || value instanceof Uint8Array) {
      bound[index] = value;
    } else {
      throw new StoreError('value-not-storable', `A value of type ${typeof value} cannot be stored.`);
    }
  }
  return bound;
}

/**
 * The code a failed statement answers with, or undefined when the failure is a defect. Told apart by SQLite's message,
 * the only thing that is the same on both engines (a server sends no extended code).
 */
export function refusalOf(statement: Statement | undefined, error: unknown): string | undefined {
  if (statement?.refusal === undefined || !(error instanceof Error)) return undefined;
  return /(UNIQUE|CHECK|FOREIGN KEY) constraint failed/.test(error.message) ? statement.refusal : undefined;
}

export function settledAs(refusal: string | undefined, error: unknown): Settled {
  if (refusal === undefined) return { status: 'rejected', reason: error };
  return { status: 'fulfilled', value: { ok: false, refusal } };
}
