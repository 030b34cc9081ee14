import { readFileSync, statSync } from 'node:fs';
import type { Connection } from './connection.ts';

const headBytes = 32;
const frameHeadBytes = 24;
/** What the log of SQLite begins with. */
const beginnings: readonly number[] = [0x377f0682, 0x377f0683];
/** Where its head is noise: of every file that was made here. */
const usualPageBytes = 2048;

/**
 * How many pages the log beside a file held for sure, from its bytes alone, before anybody opens it: each commit was flushed before the next one was
 * written, so all but the last stand in it whole. SQLite reads a log up to the first page that is not as it was written, and takes what comes
 * after it for something that was never committed, without a word.
 */
export function surelyLogged(file: string): number {
  const log = `${file}-wal`;
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size < headBytes + frameHeadBytes) return 0;
  const bytes = readFileSync(log);
  const isHead = beginnings.includes(bytes.readUInt32BE(0));
  const frameBytes = frameHeadBytes + (isHead ? bytes.readUInt32BE(8) : usualPageBytes);
  // Frames of before the log began anew have another salt.
  const saltAt = isHead ? 16 : headBytes + 8;
  const salt = bytes.subarray(saltAt, saltAt + 8);
  const commits: number[] = [];
  for (let at = headBytes, frame = 1; at + frameBytes <= size; at += frameBytes, frame += 1)
    if (bytes.readUInt32BE(at + 4) > 0 && bytes.subarray(at + 8, at + 16).equals(salt)) commits.push(frame);
  return commits.at(-2) ?? 0;
}

/** How many pages of the log could be read when it was opened. */
export function logged(connection: Connection): number {
  const [, pages] = connection.prepare('pragma wal_checkpoint(passive)').raw().get([]) as number[];
  return pages ?? 0;
}
