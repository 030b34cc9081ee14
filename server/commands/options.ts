import { isId } from '../core/ids.ts';
import { commands } from './command-table.ts';

/** What was typed after the command: free words, `--name VALUE` (also several times), and switches without a value. */
export type Options = {
  readonly free: readonly string[];
  readonly named: ReadonlyMap<string, readonly string[]>;
  readonly switches: ReadonlySet<string>;
};

const switchNames = new Set(Object.values(commands).flatMap(({ switches = [] }) => switches));

/** One id in four thousand begins as an option does: it is an id. */
export function isOption(word: string): boolean {
  return word.startsWith('--') && !isId(word);
}

/** By hand: `parseArgs` of Node takes an id that begins with `--` for an option, and is not told otherwise. */
export function parseOptions(words: readonly string[]): Options {
  const free: string[] = [];
  const named = new Map<string, readonly string[]>();
  const switches = new Set<string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const name = word.slice(2);
    if (!isOption(word)) free.push(word);
    else if (switchNames.has(name)) switches.add(name);
    else {
      named.set(name, [...(named.get(name) ?? []), words[index + 1] ?? '']);
      index += 1;
    }
  }
  return { free, named, switches };
}

/** What a command answers: lines for standard output, and the exit code. */
export type CommandAnswer = { readonly lines: readonly string[]; readonly exitCode: number };

export function answer(line: string): CommandAnswer {
  return { lines: [line], exitCode: 0 };
}

export function failed(line: string): CommandAnswer {
  return { lines: [line], exitCode: 1 };
}

/** The same for a person and, with `--json`, for a program: one object on one line. */
export function answerBoth(options: Options, value: object, lines: readonly string[]): CommandAnswer {
  return { lines: options.switches.has('json') ? [JSON.stringify(value)] : lines, exitCode: 0 };
}
