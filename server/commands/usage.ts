import { isDay } from '../core/consultation/days.ts';
import { roles } from '../core/staff/roles.ts';
import { exitCodes } from '../env.ts';
import { type CommandAnswer, isOption } from './options.ts';

// Looked at where a command is typed, before anything is opened: it loads nothing of what carries a command out.

/** What a command takes. `named` options have a value; `free` words have none of their own. */
type Command = {
  readonly shown: string;
  readonly says: string;
  readonly named?: readonly string[];
  /** Without which there is nothing to carry out: options as they are typed, and the free word as it is shown. */
  readonly needs?: readonly string[];
  /** The switch with which only the free word is needed. */
  readonly unless?: string;
  readonly switches?: readonly string[];
  readonly free?: number;
  /** Its free words are folders. */
  readonly folders?: true;
};

/** Those that speak to the process which has the data folder, or open it. */
const commands: Readonly<Record<string, Command>> = {
  'staff invite': {
    shown: '--name "NAME" --role ROLE [--role ROLE …] [--consultation ID] [--body "NAME"] [--trained]',
    says: 'prints a one-time sign-in link; --trained: this person has had every training, today',
    named: ['name', 'role', 'consultation', 'body'],
    needs: ['--name', '--role'],
    switches: ['trained'],
  },
  'staff list': { shown: '', says: 'everyone, with id, state and roles' },
  'staff link': {
    shown: 'ID [--anew]',
    says: 'a new link for a lost one; and a lost second factor is forgotten',
    switches: ['anew'],
    needs: ['ID'],
    free: 1,
  },
  'staff roles': {
    shown: 'ID --role ROLE [--role ROLE …] [--consultation ID] [--only]',
    says: 'other roles, everywhere or in one consultation; --only: none elsewhere',
    named: ['role', 'consultation'],
    switches: ['only'],
    needs: ['ID', '--role'],
    free: 1,
  },
  'audit verify': {
    shown: '[CONSULTATION]',
    says: 'checks the chain of every audit log, or of one',
    free: 1,
  },
  'backup keys': {
    shown: '[--to DIR] [--json]',
    says: 'copies the keyring, wrapped, apart from the data',
    named: ['to'],
    switches: ['json'],
  },
  backup: {
    shown: '[--to DIR] [--json]',
    says: 'copies every database that changed',
    named: ['to'],
    switches: ['json'],
  },
  restore: {
    shown: 'DIR [--drill] [--replace] [--drop] [--json]',
    says: 'puts a backup in the place of the data',
    switches: ['drill', 'replace', 'drop', 'json'],
    needs: ['DIR'],
    free: 1,
    folders: true,
  },
  'keys rotate': {
    shown: '[--json]',
    says: 'wraps every key with a new master key',
    switches: ['json'],
  },
  'retention list': { shown: '[--json]', says: 'what is destroyed on which day', switches: ['json'] },
  'retention confirm': {
    shown: '--day YYYY-MM-DD [--json]',
    says: 'says that this machine has the right day',
    named: ['day'],
    needs: ['--day'],
    switches: ['json'],
  },
  'consultation place': {
    shown: '[--address URL] [--json]',
    says: 'a line that says: send one consultation to this machine',
    named: ['address'],
    switches: ['json'],
  },
  'consultation move': {
    shown: 'ID --place LINE --to DIR [--json] | ID --back',
    says: 'pauses it and writes it for that machine alone; --back: no letter was written',
    named: ['place', 'to'],
    needs: ['ID', '--place', '--to'],
    unless: 'back',
    switches: ['back', 'json'],
    free: 1,
  },
  'consultation take': {
    shown: 'DIR --from LINE [--refuse] [--json]',
    says: 'takes it in, or says that it never will',
    named: ['from'],
    needs: ['DIR', '--from'],
    switches: ['refuse', 'json'],
    free: 1,
    folders: true,
  },
  'consultation settle': {
    shown: 'LINE [--json]',
    says: 'what the other machine answered: it is there, or back here',
    needs: ['LINE'],
    switches: ['json'],
    free: 1,
  },
  databases: { shown: '', says: 'each database, and whether it can be read' },
  'receipt verify': {
    shown: 'LINE',
    says: 'checks the receipt of an erasure',
    needs: ['LINE'],
    free: 1,
  },
  waiting: {
    shown: '[--after MINUTES] [--json]',
    says: 'who asked for help and waits; exit code 1 when one waits longer, or cannot be known',
    named: ['after'],
    switches: ['json'],
  },
  who: {
    shown: 'ID --basis "TEXT" [--by STAFF-ID] [--wait MINUTES]',
    says: 'what is held about a number, once two people let it pass',
    named: ['basis', 'by', 'wait'],
    // Whoever asks again for a number that is asked about already joins, and says no basis.
    needs: ['ID'],
    free: 1,
  },
};

/** Those that open nothing, and read their words themselves. */
const others: Readonly<Record<string, Command>> = {
  doctor: {
    shown: '[--serving]',
    says: 'looks at all an installation stands on, a line each; --serving: and fails where children are not served',
  },
  'verify-report': { shown: 'DIR [--key FILE]', says: 'recomputes a release that was taken along' },
  screen: { shown: '[--locale L]', says: 'looks at JSON lines from standard input' },
  protect: {
    shown: '--tables FILE --out FILE',
    says: 'hides what could be worked out from tables of numbers',
  },
  import: {
    shown: 'FILE --json|--markdown',
    says: 'shows how a file is cut into sections, and stores nothing',
  },
  'strings export': {
    shown: '--locale L',
    says: 'every text beside its English for a translator (XLIFF 1.2)',
  },
  'strings import': {
    shown: 'FILE --out DIR',
    says: 'checks what came back and writes the files of that language',
  },
  opinion: {
    shown: '--votes FILE [--statements FILE] [--k N] [--members] --out FILE',
    says: 'opinion groups out of a table of votes, as JSON',
  },
};

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
