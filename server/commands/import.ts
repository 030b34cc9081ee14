import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { documentLimits } from '../core/consultation/documents/limits.ts';
import { markdownOf } from '../core/consultation/documents/markdown-of.ts';
import { kindOfName } from '../core/consultation/documents/parse.ts';
import { countTree, treeLines } from '../core/consultation/documents/tree.ts';
import { readDocument } from '../documents/read-document.ts';
import { faultSentences } from '../documents/sentences.ts';

type Streams = { readonly output: Writable; readonly errors: Writable; readonly childFile: string };

/**
 * `due-weight import FILE --json`: how a file would be cut into sections. One JSON line of counts and seconds, then the tree of numbers and
 * headings. With `--markdown` the text itself, to be repaired and pasted. Opens no data folder, keyring or socket, and stores nothing. Answers the exit code: 64, wrong words; 65, the file is not
 * taken, and one sentence on the other stream says why; 66, it cannot be read.
 */
export async function importFile(words: readonly string[], streams: Streams): Promise<number> {
  const say = (line: string) => streams.errors.write(`${line}\n`);
  const [path, form, ...more] = words[0]?.startsWith('--') ? [words[1], words[0], ...words.slice(2)] : words;
  if (path === undefined || more.length > 0 || (form !== '--json' && form !== '--markdown')) {
    say(
      'import FILE --json|--markdown: prints how a file is cut into sections, or its text; stores nothing.',
    );
    return 64;
  }
  const start = performance.now();
  const kind = kindOfName(path);
  if (!kind) {
    say(faultSentences['kind-unknown']);
    return 65;
  }
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    say('There is no such file, or it may not be read.');
    return 66;
  }
  const read =
    found.size > documentLimits.fileBytes
      ? ({ ok: false, fault: 'too-large' } as const)
      : await readDocument(createReadStream(path), {
          kind,
          limits: documentLimits,
          childFile: streams.childFile,
        });
  if (!read.ok) {
    say(faultSentences[read.fault]);
    return 65;
  }
  const seconds = Math.round(performance.now() - start) / 1_000;
  const lines = [JSON.stringify({ ...countTree(read.tree), seconds }), ...treeLines(read.tree)];
  const printed = form === '--json' ? `${lines.join('\n')}\n` : markdownOf(read.tree);
  // The process exits next: nothing may still wait in the pipe.
  await new Promise<void>((written) => streams.output.write(printed, () => written()));
  return 0;
}
