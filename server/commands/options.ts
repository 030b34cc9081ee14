/** What a command answers: lines for standard output, and the exit code. */
export type CommandAnswer = { readonly lines: readonly string[]; readonly exitCode: number };

export type Options = {
  readonly free: readonly string[];
  readonly named: ReadonlyMap<string, readonly string[]>;
};

/** `--name VALUE` may stand more than once; whatever has no name is free. */
export function parseOptions(words: readonly string[]): Options {
  const free: string[] = [];
  const named = new Map<string, readonly string[]>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) free.push(word);
    else {
      const name = word.slice(2);
      named.set(name, [...(named.get(name) ?? []), words[index + 1] ?? '']);
      index += 1;
    }
  }
  return { free, named };
}

export function answer(line: string): CommandAnswer {
  return { lines: [line], exitCode: 0 };
}

export function failed(line: string): CommandAnswer {
  return { lines: [line], exitCode: 1 };
}
