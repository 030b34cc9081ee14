import { isDay } from '../core/consultation/days.ts';
import { roles } from '../core/staff/roles.ts';
import { exitCodes } from '../env.ts';
import { commands, others } from './command-table.ts';
import { type CommandAnswer, isOption } from './options.ts';

// Looked at where a command is typed, before anything is opened: it loads nothing of what carries a command out.

const minutes = { a: 'a number of minutes', is: (value: string) => /^\d+(\.\d+)?$/.test(value) };

/** What an option has to be, whichever command it is of. */
const values: Readonly<Record<string, { readonly a: string; readonly is: (value: string) => boolean }>> = {
  after: minutes,
  wait: minutes,
  day: { a: 'a day, as 2027-06-30', is: isDay },
  role: {
    a: `one of: ${roles.join(', ')}`,
    is: (value) => (roles as readonly string[]).includes(value),
  },
};

const column = 66;

export const usage: readonly string[] = [
  ...Object.entries({ ...commands, ...others }).map(
    ([name, { shown, says }]) => `${`due-weight ${name} ${shown}`.padEnd(column)} ${says}`,
  ),
  `roles: ${roles.join(', ')}`,
];

function nameOf([area = '', verb = '']: readonly string[]): string | undefined {
  return [`${area} ${verb}`, area].find((name) => Object.hasOwn(commands, name));
}

/** What is answered to a call that is wrong, or that asks for help; undefined where it can be carried out. */
export function answerToWords(words: readonly string[]): CommandAnswer | undefined {
  if (words.length === 0 || ['help', '--help', '-h'].includes(words[0] ?? ''))
    return { lines: usage, exitCode: 0 };
  const name = nameOf(words);
  if (name === undefined)
    return {
      lines: [`There is no command "${words.slice(0, 2).join(' ')}".`, ...usage],
      exitCode: exitCodes.usage,
    };
  const wrong = whatIsWrong(name, words.slice(name.split(' ').length));
  return wrong === undefined ? undefined : { lines: [wrong], exitCode: exitCodes.usage };
}

function whatIsWrong(name: string, words: readonly string[]): string | undefined {
  const { named = [], switches = [], free = 0 } = commands[name] ?? {};
  const said = new Set<string>();
  let more = free;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!isOption(word)) {
      // What a variable that nobody set leaves, and an empty folder would be this one.
      if (word === '') return `A word of "${name}" is empty: see due-weight help.`;
      more -= 1;
      if (more < 0) return `The command "${name}" does not know what "${word}" is for: see due-weight help.`;
    } else if (named.includes(word.slice(2))) {
      index += 1;
      const value = words[index];
      // Of several names one would be taken without a word; several roles are one person's.
      if (said.has(word) && word !== '--role') return `The option ${word} of "${name}" is said twice.`;
      // An empty one is what a variable that nobody set leaves, and an empty folder would be this one.
      if (!value || isOption(value)) return `The option ${word} of "${name}" needs a value.`;
      const wanted = values[word.slice(2)];
      if (wanted && !wanted.is(value)) return `The option ${word} of "${name}" needs ${wanted.a}.`;
    } else if (!switches.includes(word.slice(2)))
      return `The command "${name}" has no option ${word}: see due-weight help.`;
    said.add(word);
  }
  return whatIsMissing(name, said, more < free);
}

/** Asked last: what is typed wrong is named before what is not typed at all. */
function whatIsMissing(name: string, said: ReadonlySet<string>, hasWord: boolean): string | undefined {
  const { needs = [], unless } = commands[name] ?? {};
  const less = unless !== undefined && said.has(`--${unless}`);
  const missing = needs.find((each) => (each.startsWith('--') ? !less && !said.has(each) : !hasWord));
  return missing && `The command "${name}" needs ${missing}: see due-weight help.`;
}

/** The same words with each folder by its whole path, as `wholePath` says it. */
export function withFolders(
  words: readonly string[],
  wholePath: (folder: string) => string,
): readonly string[] {
  const name = nameOf(words) ?? '';
  const { named = [], folders } = commands[name] ?? {};
  const begins = name.split(' ').length;
  return words.map((word, index) => {
    const before = words[index - 1] ?? '';
    const isValue = isOption(before) && named.includes(before.slice(2));
    const isFree = index >= begins && !isValue && !isOption(word);
    return before === '--to' || (folders && isFree) ? wholePath(word) : word;
  });
}
