import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { socketPath } from '../../../server/commands/ask-running.ts';
import { commands } from '../../../server/commands/command-table.ts';
import { parseOptions } from '../../../server/commands/options.ts';
import { runStrings } from '../../../server/commands/strings.ts';
import { answerToWords, usage, withFolders } from '../../../server/commands/usage.ts';
import { roles } from '../../../server/core/staff/roles.ts';
import { refusalOf } from '../../../server/refusal-of.ts';

const answerTo = (line: string) => answerToWords(line.split(' '));

describe('R680: what is typed wrong is named in one sentence, and nothing is opened', () => {
  it.each([
    [
      'staff invite --roel administrator',
      'The command "staff invite" has no option --roel: see due-weight help.',
    ],
    [
      'staff invite --name=Noor',
      'The command "staff invite" has no option --name=Noor: see due-weight help.',
    ],
    ['staff invite --role --name Noor', 'The option --role of "staff invite" needs a value.'],
    ['backup --to', 'The option --to of "backup" needs a value.'],
    ['backup --to  --json', 'The option --to of "backup" needs a value.'],
    ['backup --to a --to b', 'The option --to of "backup" is said twice.'],
    ['backup keys --drill', 'The command "backup keys" has no option --drill: see due-weight help.'],
    ['staff link abc def', 'The command "staff link" does not know what "def" is for: see due-weight help.'],
    ['retention list --day x', 'The command "retention list" has no option --day: see due-weight help.'],
    ['staff invite --name Noor', 'The command "staff invite" needs --role: see due-weight help.'],
    ['staff link --anew', 'The command "staff link" needs ID: see due-weight help.'],
    ['restore --drill', 'The command "restore" needs DIR: see due-weight help.'],
    ['restore  --drill', 'A word of "restore" is empty: see due-weight help.'],
    ['receipt verify', 'The command "receipt verify" needs LINE: see due-weight help.'],
    ['who --wait 5', 'The command "who" needs ID: see due-weight help.'],
    ['who abc --basis law --wait soon', 'The option --wait of "who" needs a number of minutes.'],
    [
      'staff invite --name Noor --role admin',
      `The option --role of "staff invite" needs one of: ${roles.join(', ')}.`,
    ],
    ...['tomorrow', '2027-02-30', '30.6.2027'].map((day) => [
      `retention confirm --day ${day}`,
      'The option --day of "retention confirm" needs a day, as 2027-06-30.',
    ]),
    [
      'consultation move abc --place line',
      'The command "consultation move" needs --to: see due-weight help.',
    ],
    ['consultation move --back', 'The command "consultation move" needs ID: see due-weight help.'],
    // Whoever is woken by exit code 1 of this one must not be woken by a slip.
    ['waiting --after 3O', 'The option --after of "waiting" needs a number of minutes.'],
  ])('%s', (line, sentence) => {
    expect(answerTo(line)).toEqual({ lines: [sentence], exitCode: 64 });
  });

  it('a command that is none, before the list of those there are; help is no fault', () => {
    expect(answerTo('staff dismiss x')).toEqual({
      lines: ['There is no command "staff dismiss".', ...usage],
      exitCode: 64,
    });
    for (const line of ['help', '--help', '-h'])
      expect(answerTo(line)).toEqual({ lines: usage, exitCode: 0 });
    expect(answerToWords([])?.exitCode).toBe(0);
  });

  it.each([
    'staff invite --name Noor --role administrator --role organiser --trained',
    'staff link abc --anew',
    'audit verify',
    'audit verify abc',
    'backup --to here --json',
    'backup keys --to here',
    'restore --drill here --json',
    'consultation take --from line here --refuse',
    'who abc --basis law --by def --wait 0',
    'waiting --after 30',
    'waiting',
    'backup',
    'backup keys',
    'consultation place',
    'consultation move abc --back',
    'databases',
    'restore here --replace --drop',
    'staff link --bcdefghijklmnopqrstu --anew',
    'consultation move --bcdefghijklmnopqrstu --place line --to here',
    'who abc --basis law --by --bcdefghijklmnopqrstu',
  ])('%s is carried out', (line) => {
    expect(answerTo(line)).toBeUndefined();
  });
});

it('R680: an id that begins as an option does is read as the id that it is', () => {
  const id = '--bcdefghijklmnopqrstu';
  expect(parseOptions([id, '--anew', '--by', id])).toEqual({
    free: [id],
    named: new Map([['by', [id]]]),
    switches: new Set(['anew']),
  });
  expect(answerTo(`databases ${id}`)?.exitCode).toBe(64);
});

it('R680: a word is a switch of every command or of none, for it is read before anything is known of the command', () => {
  const all = Object.values(commands);
  const valued = new Set(all.flatMap(({ named = [] }) => named));
  const switches = all.flatMap((command) => command.switches ?? []);
  expect(switches.filter((name) => valued.has(name))).toEqual([]);
  const { named, switches: read } = parseOptions(switches.map((name) => `--${name}`));
  expect([named.size, read]).toEqual([0, new Set(switches)]);
});

describe('folders', () => {
  it.each([
    ['consultation take --from line here', 'consultation take --from line /here'],
    ['consultation take here --from line', 'consultation take /here --from line'],
    ['consultation move abc --place line --to here', 'consultation move abc --place line --to /here'],
    ['restore --drill here', 'restore --drill /here'],
    ['backup --to here', 'backup --to /here'],
    ['staff link here', 'staff link here'],
  ])('R680: %s is meant from where it is typed', (line, whole) => {
    expect(withFolders(line.split(' '), (folder) => `/${folder}`).join(' ')).toBe(whole);
  });

  it('R687: one whose socket would be cut and lie elsewhere is refused', () => {
    expect(socketPath('/srv/data')).toBe('/srv/data/command.sock');
    expect(() => socketPath(`/srv/${'é'.repeat(50)}`)).toThrow(/give a shorter DATA_DIR/);
  });
});

describe('R685: what the system refuses', () => {
  const of = (code: string, more = {}) => Object.assign(new Error('it'), { code, ...more });

  it('is said in a sentence with the file, however often it was wrapped', () => {
    const wrapped = new Error('a', { cause: new Error('b', { cause: of('EACCES', { path: '/srv/x' }) }) });
    expect(refusalOf(wrapped)).toMatchObject({
      message: 'Refused by the system: /srv/x: this user may not open it (EACCES).',
      exitCode: 73,
    });
    for (const code of ['ENOENT', 'EROFS', 'ENOTDIR', 'EISDIR', 'EPERM', 'SQLITE_CANTOPEN'])
      expect(refusalOf(of(code))?.exitCode).toBe(73);
  });

  it('is told from a defect', () => {
    expect(refusalOf(new TypeError('x is not a function'))).toBeUndefined();
    expect(refusalOf('x')).toBeUndefined();
  });
});

it('R680: a command about strings names what it does not know, and writes nothing', async () => {
  const said = async (line: string) => {
    const heard = new PassThrough();
    const code = await runStrings(line.split(' '), { output: new PassThrough(), errors: heard });
    return `${code} ${String(heard.read())}`;
  };
  const knows = (verb: string, word: string) =>
    `64 The command "strings ${verb}" does not know what "${word}" is for.\n`;
  expect(await said('export --locale es --out X')).toBe(knows('export', '--out'));
  expect(await said('export --locale es extra')).toBe(knows('export', 'extra'));
  expect(await said('import F --out D --json')).toBe(knows('import', '--json'));
});
