import { Readable } from 'node:stream';
import { documentLimits } from '../core/consultation/documents/limits.ts';
import { kindOfName, type ReadFile } from '../core/consultation/documents/parse.ts';
import { readDocument } from './read-document.ts';

/** Processes at once: each may take 256 MB and a core. */
const atOnce = 2;

/** What a site reads files with. `childFile` is `import-child.cjs` of the build. */
export function createFileReader(childFile: string): ReadFile {
  let running = 0;
  return async ({ name, bytes }) => {
    const kind = kindOfName(name);
    if (!kind) return { ok: false, fault: 'kind-unknown' };
    if (bytes.length > documentLimits.fileBytes) return { ok: false, fault: 'too-large' };
    if (running >= atOnce) return 'busy';
    running += 1;
    try {
      return await readDocument(Readable.from([bytes]), { kind, limits: documentLimits, childFile });
    } finally {
      running -= 1;
    }
  };
}
