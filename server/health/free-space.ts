import { statfs } from 'node:fs/promises';

/** Below this many bytes beside the data nothing new may fit soon. */
export const fewestFreeBytes = 64_000_000;

/** Bytes that can still be written beside this folder; it rejects where there is none. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
