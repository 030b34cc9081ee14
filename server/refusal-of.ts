import { exitCodes, StartRefusal } from './env.ts';

/** Room that is missing now can be there later, and so can a handle of a file; the rest needs a person. */
const passing = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'EMFILE', 'ENFILE'];

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not open it',
  EPERM: 'this user may not change it',
  EROFS: 'it lies where nothing can be written',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of that path is no folder',
  EISDIR: 'it is a folder',
  ENOSPC: 'there is no room left on that disk',
  EDQUOT: 'there is no room left for this user',
  EMFILE: 'this process may not open any more files',
  ENFILE: 'this machine has too many files open',
  SQLITE_FULL: 'there is no room left on that disk',
  SQLITE_IOERR_SHMSIZE: 'there is no room left on that disk',
  SQLITE_READONLY: 'this user may not write it',
  SQLITE_CANTOPEN: 'this user may not open it, or its folder',
};

type SystemError = Error & { readonly code: string; readonly path?: string };

/** What a person is told, and the exit code, where a start or a command was refused; undefined for a defect, of which the message says nothing. */
export function refusalOf(error: unknown): StartRefusal | undefined {
  if (error instanceof StartRefusal) return error;
  const found = systemErrorIn(error);
  if (!found) return undefined;
  const exitCode = passing.includes(found.code) ? exitCodes.temporary : exitCodes.cannotCreate;
  const what = found.path ?? (found.code.startsWith('SQLITE_') ? 'a database of the data folder' : 'a file');
  return new StartRefusal(
    `Refused by the system: ${what}: ${reasons[found.code]} (${found.code}).`,
    exitCode,
  );
}

/** What the system said, however often it was wrapped. */
function systemErrorIn(error: unknown): SystemError | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && Object.hasOwn(reasons, error.code))
    return error as SystemError;
  return systemErrorIn(error.cause);
}
