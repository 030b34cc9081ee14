import { Readable } from 'node:stream';
import { type DocumentLimits, documentLimits } from '../core/consultation/documents/limits.ts';
import { type CutText, type DraftSection, sectionsOf } from '../core/consultation/documents.ts';
import { runCaged } from './caged-process.ts';

/** UTF-16 units that are cut on the spot: what a lexer does with a text can grow with its square, and with so few that is no wait. */
const brief = 4_000;

/** Processes at once, as of files. */
const atOnce = 2;

/**
 * Cuts what somebody pasted. A law goes to a process of its own: three hundred kilobytes of marks take a lexer minutes, in which nobody
 * else would be answered. `childFile` is `import-child.cjs` of the build.
 */
export function createCutter(childFile: string, limits: DocumentLimits = documentLimits): CutText {
  let running = 0;
  return async (markdown) => {
    if (markdown.length <= brief) return cutHere(markdown);
    if (running >= atOnce) return 'busy';
    running += 1;
    try {
      const given = { kind: 'pasted', limits };
      const answer = await runCaged(Readable.from([Buffer.from(markdown)]), {
        programFile: childFile,
        given,
        limits,
      });
      return answer.ok ? sectionsIn(answer.bytes) : 'too-much';
    } finally {
      running -= 1;
    }
  };
}

function cutHere(markdown: string): readonly DraftSection[] | 'too-much' {
  try {
    return sectionsOf(markdown);
  } catch (error) {
    // Its stack was not deep enough.
    if (error instanceof RangeError) return 'too-much';
    throw error;
  }
}

function sectionsIn(bytes: Buffer): readonly DraftSection[] | 'too-much' {
  try {
    return (
      (JSON.parse(bytes.toString('utf8')) as { sections?: readonly DraftSection[] }).sections ?? 'too-much'
    );
  } catch {
    return 'too-much';
  }
}
