import { execFileSync } from 'node:child_process';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from './engine.ts';
import { makeFolder } from './lock.ts';
import { isOpenToOthers, isThere, replaceFile, writeFlushed } from './places.ts';

/**
 * Where the key that wraps the keyring comes from: 64 hexadecimal digits in a file of mode 0600, in the environment, or
 * printed by a command (program and arguments, without a shell). `next` is what a rotation wraps with; a file makes its own.
 */
export type MasterSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'value'; readonly value: string; readonly next?: string }
  | { readonly kind: 'command'; readonly command: string; readonly next?: string };

export type MasterKey = { readonly bytes: Buffer; readonly id: string };

const commandLimitMs = 10_000;
const nonceBytes = 12;
const tagBytes = 16;

export function nextPath(path: string): string {
  return `${path}.next`;
}

/** The key, and the one a rotation was going to or has just gone to. Refusals: `master-key-missing`, `master-key-unanswered` (its command gave none now), `keyring-open-to-others`. */
export function readMasters(source: MasterSource): readonly MasterKey[] {
  switch (source.kind) {
    case 'file':
      return [source.path, nextPath(source.path)]
        .filter((path) => readByUs(path, () => isThere(path)))
        .map((path) => masterOf(readOwn(path), `the file ${path}`));
    case 'value':
      return [source.value, source.next]
        .filter((value) => value !== undefined)
        .map((value) => masterOf(value, 'the environment'));
    case 'command':
      return [source.command, source.next]
        .filter((command) => command !== undefined)
        .map((command) => masterOf(answerOf(command), `the command ${wordsOf(command)[0]}`));
  }
}

/** Makes the file when there is none; a key that comes from elsewhere is only read. */
export function makeMaster(source: MasterSource): MasterKey {
  if (source.kind === 'file' && !isThere(source.path)) {
    makeFolder(dirname(source.path));
    makeKeyFile(source.path);
  }
  const [master] = readMasters(source);
  if (master === undefined) throw missing('There is no master key.');
  return master;
}

/** What a rotation wraps with next. Of a file it lies beside, until `settleNext`. Refusal: `master-key-missing`. */
export function prepareNext(source: MasterSource): MasterKey {
  if (source.kind === 'file') {
    makeKeyFile(nextPath(source.path));
    return masterOf(readOwn(nextPath(source.path)), 'the new file');
  }
  const [, next] = readMasters(source);
  if (next === undefined)
    throw missing(
      `Say the new key as ${source.kind === 'value' ? 'MASTER_KEY_NEXT' : 'MASTER_KEY_COMMAND_NEXT'}.`,
    );
  return next;
}

/** Ends a rotation of a file once the keyring is wrapped with the new key, and takes away one that came to nothing. */
export function settleNext(source: MasterSource, current: MasterKey): void {
  if (source.kind !== 'file' || !fs.existsSync(nextPath(source.path))) return;
  if (masterOf(readOwn(nextPath(source.path)), 'the new file').id === current.id)
    replaceFile(nextPath(source.path), source.path);
  else fs.rmSync(nextPath(source.path));
}

/** AES-256-GCM as base64 of nonce ‖ tag ‖ ciphertext. `name` is bound in, so that no secret can stand in another's place. */
export function seal(master: MasterKey, name: string, secret: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', master.bytes, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(name));
  const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64');
}

/** Throws when it is not what was sealed with this key under this name. */
export function unseal(master: MasterKey, name: string, sealed: string): string {
  const all = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', master.bytes, all.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(all.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(all.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
    'utf8',
  );
}

/** Whole or not at all: half a key beside the keyring would keep it from being opened. */
function makeKeyFile(path: string): void {
  writeFlushed(`${path}.tmp`, `${randomBytes(32).toString('hex')}\n`);
  replaceFile(`${path}.tmp`, path);
}

function masterOf(text: string, from: string): MasterKey {
  const digits = text.trim();
  if (!/^[0-9a-f]{64}$/i.test(digits))
    throw missing(`The master key in ${from} is not 64 hexadecimal digits.`);
  const bytes = Buffer.from(digits, 'hex');
  // Tells which key a keyring is wrapped with, and nothing about the key.
  const id = createHash('sha256').update('due-weight master key\n').update(bytes).digest('hex').slice(0, 16);
  return { bytes, id };
}

function readOwn(path: string): string {
  if (readByUs(path, () => isOpenToOthers(path)))
    throw new StoreError(
      'keyring-open-to-others',
      `Others can read the master key ${path}; run: chmod 600 ${path}`,
    );
  return readByUs(path, () => fs.readFileSync(path, 'utf8'));
}

/** A key that this user may not read is not a key that is missing or wrong. */
function readByUs<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new StoreError('keyring-unreadable', `This user may not read the master key ${path}.`, error);
  }
}

/** Words parted by spaces, or a JSON list of them where one has a space in it. */
function wordsOf(command: string): readonly string[] {
  if (!command.startsWith('[')) return command.split(/\s+/).filter((word) => word !== '');
  let words: unknown;
  try {
    words = JSON.parse(command);
  } catch {
    throw missing('The command for the master key begins as a JSON list and is none.');
  }
  return Array.isArray(words) ? words.map(String) : [];
}

function answerOf(command: string): string {
  const [program = '', ...args] = wordsOf(command);
  try {
    return execFileSync(program, args, {
      timeout: commandLimitMs,
      maxBuffer: 4096,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    // Neither its output nor its error is repeated: either may be the key.
    if (['ENOENT', 'EACCES'].includes(String((error as NodeJS.ErrnoException).code)))
      throw missing(`The command ${program} for the master key cannot be started.`);
    throw new StoreError(
      'master-key-unanswered',
      `The command ${program} gave no master key within ${commandLimitMs / 1000} s.`,
    );
  }
}

function missing(sentence: string): StoreError {
  return new StoreError('master-key-missing', sentence);
}
