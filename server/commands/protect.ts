import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { protectFile } from '../core/analysis/disclosure/protected-file.ts';
import { readTablesFile } from '../core/analysis/disclosure/tables-file.ts';

/** A file of tables that is larger is none. In bytes. */
const largestFile = 20_000_000;

const usage = 'protect --tables FILE --out FILE: see docs/disclosure.md for what is in them.';

/**
 * `due-weight protect --tables FILE --out FILE`: what may be told of the tables in a file, written to another. Opens no data
 * folder, keyring or socket, and says nothing on standard output. Answers the exit code: 0, and everything that is hidden stays
 * hidden; 1, what releases that are frozen told narrows something, and the file says what; 64, a wrong option; 65, the tables
 * cannot be read, and nothing is written; 73, the other file cannot be written.
 */
export async function protectTables(words: readonly string[], errors: Writable): Promise<number> {
  const say = (line: string) => errors.write(`${line}\n`);
  const options = readOptions(words);
  if (!options) {
    say(usage);
    return 64;
  }
  const value = await readJson(options.tables);
  const read =
    typeof value === 'string' ? ({ ok: false, problems: [value] } as const) : readTablesFile(value.json);
  if (!read.ok) {
    say('These tables cannot be read:');
    for (const problem of read.problems) say(`  ${problem}`);
    return 65;
  }
  const result = protectFile(read.declared);
  try {
    await writeFile(options.out, `${JSON.stringify(result, null, 1)}\n`);
  } catch {
    say('The file to write cannot be written there.');
    return 73;
  }
  const { pass, told, hidden, narrowed } = result.audit;
  say(`${told} numbers told, ${hidden} to be kept uncertain, ${narrowed} of them narrowed.`);
  if (!pass) say('Frozen releases tell too much together; nothing that is hidden now can mend that.');
  return pass ? 0 : 1;
}

function readOptions(
  words: readonly string[],
): { readonly tables: string; readonly out: string } | undefined {
  const [first, one, second, other, ...more] = words;
  if (one === undefined || other === undefined || more.length > 0 || one === '' || other === '')
    return undefined;
  if (resolve(one) === resolve(other)) return undefined;
  if (first === '--tables' && second === '--out') return { tables: one, out: other };
  return first === '--out' && second === '--tables' ? { tables: other, out: one } : undefined;
}

/** What is in the file, or what is wrong with it. */
async function readJson(path: string): Promise<{ readonly json: unknown } | string> {
  let text: string;
  try {
    if ((await stat(path)).size > largestFile) return 'the file is too large';
    text = await readFile(path, 'utf8');
  } catch {
    return 'there is no such file, or it may not be read';
  }
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return 'the file is not JSON';
  }
}
