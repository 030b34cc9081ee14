import type { Database, Handle } from './database.ts';
import type { Keyring } from './keyring.ts';

export type Databases = {
  readonly control: Database;
  /** Of the whole site too, with a key of its own: who reads the control database reads no complaint. */
  readonly complaints: Database;
  /** The consultations that have a key, whether or not they can be opened. */
  ids(): readonly string[];
  /** After a start that looks at each: those of them that were not looked at yet, or are damaged. Else none. */
  notWhole(): readonly string[];
  /** Undefined when it has no key: it never was, or it was destroyed. Throws `database-unreadable` or `database-newer`. */
  consultation(id: string): Promise<Database | undefined>;
  create(id: string): Promise<Database>;
  /** The key first, then the files: from the first step on nothing can be read, whatever becomes of the second. */
  destroy(id: string): Promise<void>;
  /** From here on it is as if it had no key; what was under way is finished. Again is no error. Refusal: `key-unknown`. */
  setApart(id: string): Promise<void>;
  /** Not what this process destroyed: what is left of an old connection could remove the log of a new file of that name. */
  mayHandOver(id: string): boolean;
  /** A key of another machine, set apart. Refusal: `database-exists`, also of what this process destroyed. */
  handOver(id: string, handed: Parameters<Keyring['handOver']>[1]): void;
  /** From here on no letter that was sent for this line opens anything. Unknown ids are no error. */
  forgetPlace(id: string): void;
  /** Where other processes share the keyring: reads it again, and closes what has no key there any more. */
  followKeyring(): Promise<void>;
  /** Opens what nobody is served from, and closes it again: a file with a key that whoever moves it has. */
  withKey<T>(
    of: { readonly id: string; readonly key: string; readonly file: string },
    act: (db: Handle) => Promise<T>,
  ): Promise<T>;
  /** The same of what is set apart and lies here; undefined where nothing of it does. */
  withApart<T>(id: string, act: (db: Handle) => Promise<T>): Promise<T | undefined>;
  /** `server`: files are somebody else's, and `file`, `copy` and `fingerprint` know nothing. */
  readonly kind: 'embedded' | 'server';
  /** Where a database lies; `control` and `complaints` are some too. */
  file(id: string): string | undefined;
  /** Writes the whole database into a new file, encrypted with the same key. Refusals: `key-unknown`, `copy-not-possible`. */
  copy(id: string, file: string): Promise<void>;
  /** SHA-256 of the encrypted file, its log emptied before; in hexadecimal. */
  fingerprint(id: string): Promise<string | undefined>;
  close(): Promise<void>;
};
