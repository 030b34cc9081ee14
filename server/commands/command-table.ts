// It loads nothing: it is looked at where a command is typed, before anything is opened.

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
export const commands: Readonly<Record<string, Command>> = {
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
export const others: Readonly<Record<string, Command>> = {
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
