import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Somewhere bytes of children could be left. What keeps copies of the data later is one more of these. */
export type Place = { readonly name: string; readonly bytes: () => Buffer };

/** A marker in every spelling in which a program may have written it down. */
export function spellingsOf(marker: string): readonly Buffer[] {
  const plain = Buffer.from(marker, 'utf8');
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), plain]).toString('base64');
    // Without the characters that depend on what stands before and after.
    return Buffer.from(text.slice(before === 0 ? 0 : before + 1, -4));
  });
  return [plain, Buffer.from(marker, 'utf16le'), Buffer.from(plain.toString('hex')), ...base64];
}

/** How often any spelling of a marker stands in these bytes. */
export function countIn(bytes: Buffer, spellings: readonly Buffer[]): number {
  let found = 0;
  for (const spelling of spellings) {
    for (let at = bytes.indexOf(spelling); at >= 0; at = bytes.indexOf(spelling, at + 1)) found += 1;
  }
  return found;
}

/** Every file below a folder as it lies on disk: databases, their logs and shared memory, keys, whatever else there is. */
export function folderPlace(name: string, folder: string): Place {
  return {
    name,
    bytes: () =>
      Buffer.concat(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
      ),
  };
}

/** Files that a process has open wherever they lie, also removed ones: what a temporary file would be. */
export function openFilesPlace(pid: () => number): Place {
  return {
    name: 'open files',
    bytes: () => {
      const folder = `/proc/${pid()}/fd`;
      const parts: Buffer[] = [];
      for (const descriptor of readdirSync(folder)) {
        try {
          const way = join(folder, descriptor);
          if (readlinkSync(way).startsWith('/') && statSync(way).isFile()) parts.push(readFileSync(way));
        } catch {
          // Closed meanwhile.
        }
      }
      return Buffer.concat(parts);
    },
  };
}
