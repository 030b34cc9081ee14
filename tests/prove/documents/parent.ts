import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { documentLimits } from '../../../server/core/consultation/documents/limits.ts';
import { kindOfName } from '../../../server/core/consultation/documents/parse.ts';
import { readDocument } from '../../../server/documents/read-document.ts';
import { faultSentences } from '../../../server/documents/sentences.ts';

/**
 * A process that does nothing but have files read, one path a line: its memory is that of whoever calls for an import. With a second word it
 * has no limits to speak of, which the figure has to notice.
 */
const [childFile = '', broken] = process.argv.slice(2);
const limits =
  broken === undefined
    ? documentLimits
    : {
        ...documentLimits,
        fileBytes: 1e9,
        unpackedBytes: 1e9,
        archiveEntries: 1e9,
        archiveRatio: 1e9,
        depth: 1e9,
        elements: 1e9,
        timeMs: 3_000,
        answerBytes: 1e9,
      };
// Sampled, because the highest of all time would be that of starting up.
let before = 0;
let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 5).unref();
for await (const path of createInterface({ input: process.stdin })) {
  const kind = kindOfName(path);
  if (!kind) continue;
  const start = performance.now();
  const read = await readDocument(createReadStream(path), { kind, limits, childFile });
  const ms = Math.round(performance.now() - start);
  // The first file is a harmless one: what it takes to read any is there afterwards.
  if (before === 0) before = peak = process.memoryUsage.rss();
  const said = read.ok
    ? { ok: true, tree: JSON.stringify(read.tree) }
    : { ok: false, sentence: faultSentences[read.fault], fault: read.fault };
  process.stdout.write(`${JSON.stringify({ path, ms, grown: peak - before, ...said })}\n`);
}
