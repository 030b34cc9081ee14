import type { KeyObject } from 'node:crypto';
import type { OwnSecrets } from './keyring-file.ts';
import type { MasterSource } from './master-key.ts';

/** Keys are 64 hexadecimal digits (32 random bytes). */
export type Keyring = {
  readonly control: string;
  readonly complaints: string;
  /** For the HMAC of join codes, sessions and links, so that a stolen database does not open doors. */
  readonly pepper: string;
  /** The organisation's Ed25519 key: PKCS#8 in, SPKI out. */
  readonly signing: { readonly privateKey: KeyObject; readonly publicKey: string };
  /** The consultations that have a key. */
  ids(): readonly string[];
  /** Reads again what other processes wrote. */
  look(): void;
  /** Whether it had to be written anew since this was last asked: what lay there was cut short, or other bytes. */
  mended(): boolean;
  keyFor(id: string): string | undefined;
  /** Makes a key, and what is hashed with it, and has both on disk before it answers; the one that exists is given back. */
  addKey(id: string): string;
  /** What codes, seats and phrases of this consultation are hashed with; undefined: with the site's. */
  ownOf(id: string): OwnSecrets | undefined;
  /** From here on the key opens nothing that is served, and `keyFor` and `ids` do not know it. Refusal: `key-unknown`. */
  setApart(id: string): void;
  /** The key of what was set apart, for whoever moves it. */
  apartKey(id: string): string | undefined;
  apartIds(): readonly string[];
  /** A key of another machine, set apart until `serve`. Refusal: `database-exists`. */
  handOver(id: string, handed: { readonly key: string; readonly own: OwnSecrets }): void;
  /** Makes 32 random bytes from which the key that opens one letter is derived, and keeps them until `forgetPlace`. */
  addPlace(id: string): string;
  /** Undefined once its letter was taken in: whoever still has a copy of that has nothing that opens it. */
  placeSecret(id: string): string | undefined;
  forgetPlace(id: string): void;
  /** What was set apart is served. Refusal: `key-unknown`. */
  serve(id: string): void;
  /** After this nothing encrypted with the key can be read again. Unknown ids are no error. */
  destroyKey(id: string): void;
  /**
   * Wraps every key with a new master key, whole or not at all. `changed` is false when the next key wraps it already.
   * Refusal: `master-key-missing` where the new one comes from outside and was not said.
   */
  rotate(): { readonly changed: boolean };
  /** The keyring as it lies on disk: wrapped, and worth nothing without the master key. */
  sealed(): string;
};

export type KeyringOptions = {
  readonly path: string;
  readonly dataDir: string;
  readonly create: boolean;
  /** A file beside the keyring when not said. */
  readonly master?: MasterSource;
  /** Folders of backups: a key among them would go where they go. */
  readonly backupDirs?: readonly string[];
  /** No other process writes it while this one has it: what it holds is the truth, whatever becomes of the file. */
  readonly only?: boolean;
};
