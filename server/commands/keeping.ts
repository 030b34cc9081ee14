import { accessSync, constants } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StoreError } from '../../db/engine.ts';
import { liesIn } from '../../db/places.ts';
import { countKeyCopies } from '../backup/keys.ts';
import { BackupRefusal, backupsIn } from '../backup/manifest.ts';
import type { House } from '../house.ts';
import { answerBoth, type CommandAnswer, failed, type Options } from './options.ts';

const system = { kind: 'system', name: 'command-line' } as const;

/** `backup`, `backup keys`, `keys rotate`, and `retention …`, inside the process that holds the data folder. */
export async function runKeeping(
  house: House,
  words: { readonly area: string; readonly verb: string; readonly options: Options },
): Promise<CommandAnswer | undefined> {
  const { options } = words;
  try {
    switch (`${words.area} ${words.verb}`) {
      case 'backup ':
        return await backUp(house, options);
      case 'backup keys':
        return await backUpKeys(house, options);
      case 'restore ':
        return failed('Something runs: stop it first, or add --drill.');
      case 'keys rotate':
        return rotate(house, options);
      case 'retention list':
        return await list(house, options);
      case 'retention confirm':
        return await confirm(house, options);
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof StoreError || error instanceof BackupRefusal) return failed(error.message);
    throw error;
  }
}

/** A folder for copies must not lie where it would be copied, or kept, together with what it has to be apart from. */
function placeFor(house: House, what: 'data' | 'keys', to: string | undefined): string | CommandAnswer {
  const { backupDir, keyBackupDir, dataDir } = house.places;
  const folder = to ?? (what === 'data' ? backupDir : keyBackupDir);
  const setting = what === 'data' ? 'BACKUP_DIR' : 'KEY_BACKUP_DIR';
  if (folder === undefined || folder === '') return failed(`Say where to: --to DIR, or set ${setting}.`);
  const others = [dataDir, what === 'data' ? keyBackupDir : backupDir].filter((each) => each !== undefined);
  for (const other of others)
    if (liesIn(other, folder) || liesIn(folder, other))
      return failed('Data, its copies and the copies of keys each need a folder of their own.');
  if (what === 'data' && liesIn(folder, house.places.keyring))
    return failed('The keyring lies in that folder: data and keys must not be copied together.');
  const holds = what === 'data' ? countKeyCopies : (above: string) => backupsIn(above).length;
  const together = foldersUpFrom(resolve(folder)).find((above) => mayList(above) && holds(above) > 0);
  if (together !== undefined)
    return failed(
      what === 'data'
        ? `Copies of the keyring lie in ${together}: whoever takes that folder must not have the data with them. Name another one.`
        : `A backup of the data lies in ${together}: whoever takes that folder must not have the keys with it. Name another one.`,
    );
  return folder;
}

/** What lies in a folder that this user cannot list, no copy of this program was put into by it. */
function mayList(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function foldersUpFrom(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUpFrom(above)];
}

async function backUp(house: House, options: Options): Promise<CommandAnswer> {
  if (house.databases.kind === 'server')
    return failed('The data lies on a libSQL server: back it up there. This program copies files only.');
  const to = placeFor(house, 'data', options.named.get('to')?.[0]);
  if (typeof to !== 'string') return to;
  const startedAt = performance.now();
  // What had its time goes also where this one cannot be made, as on a full disk.
  const taken = await house.backups.take(to).catch(async (error: unknown) => {
    await house.backups.prune(to).catch(() => undefined);
    throw error;
  });
  const { removed } = await house.backups.prune(to);
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  const answer = answerBoth(options, { ...taken, removed, seconds }, [
    `${taken.folder}`,
    `${taken.copied} copied, ${taken.linked} unchanged, ${taken.bytes} bytes, ${seconds} s; ${removed} older backups removed.`,
    ...taken.unreadable.map((id) => `Not copied, it cannot be opened: ${id}`),
    ...(taken.passedOver === undefined
      ? []
      : [
          `Not used, because it was changed or belongs to another keyring: ${taken.passedOver}. Everything was copied again.`,
        ]),
    'The keys are not in it: due-weight backup keys --to DIR.',
  ]);
  // A copy without one of them is a copy, and whoever relies on it has to hear that it is not whole.
  return taken.unreadable.length > 0 ? { ...answer, exitCode: 1 } : answer;
}

async function backUpKeys(house: House, options: Options): Promise<CommandAnswer> {
  const to = placeFor(house, 'keys', options.named.get('to')?.[0]);
  if (typeof to !== 'string') return to;
  const { file, made, removed } = await house.backups.takeKeys(to);
  return answerBoth(options, { file, made, removed }, [
    file,
    `${made ? 'Copied' : 'Unchanged since the last copy'}; ${removed} older copies removed. The master key is not in it: keep a copy of that with another person.`,
  ]);
}

function rotate(house: House, options: Options): CommandAnswer {
  const { changed } = house.keyring.rotate();
  const copies = house.backups.countKeyCopies();
  const { kind } = house.places.master;
  const next =
    kind === 'file'
      ? ''
      : ` Now set ${kind === 'value' ? 'MASTER_KEY' : 'MASTER_KEY_COMMAND'} to the new one.`;
  return answerBoth(options, { changed, keyCopies: copies }, [
    changed
      ? `Every key is wrapped with the new master key.${next}`
      : `The new master key wraps them already.${next}`,
    copies === 0
      ? 'Copies of the keyring from before open with the old master key alone.'
      : `${copies} copies of the keyring open with the old master key alone; each is gone after seven days.`,
    ...(house.places.master.kind === 'file'
      ? [
          `Give the second person a copy of ${house.places.master.path} now: what they hold opens no keyring that is written from here on. The old one goes when those copies are gone.`,
        ]
      : []),
  ]);
}

async function list(house: House, options: Options): Promise<CommandAnswer> {
  const read = await house.services.retention.read(system, {});
  if (!read.ok) return failed('That is not allowed.');
  const { today, waits, kept, unreadable } = read.value;
  const stateOf = ({ id, state }: (typeof kept)[number]) =>
    unreadable.includes(id) ? 'cannot be opened' : state;
  return answerBoth(options, read.value, [
    ...kept.map((each) => [each.retentionDay || '-', each.id, stateOf(each), each.title].join('\t')),
    ...unreadable
      .filter((id) => !kept.some((each) => each.id === id))
      .map((id) => `-\t${id}\tcannot be opened`),
    ...(waits
      ? [
          `Nothing goes by the clock until a person says that the day is right: a backup was put back, or the last run is more than 36 hours from now. Is it ${new Date(house.deps.clock()).toUTCString().replace('GMT', 'UTC')} now, or a little later? Then: due-weight retention confirm --day ${today}`,
        ]
      : []),
  ]);
}

async function confirm(house: House, options: Options): Promise<CommandAnswer> {
  const today = options.named.get('day')?.[0] ?? '';
  const outcome = await house.services.retention.confirm(system, { today });
  if (outcome.ok) {
    const { destroyed, failed: left } = outcome.value;
    return answerBoth(options, { ...outcome.value, failed: left.map(({ id }) => id) }, [
      `The day is ${today}. ${destroyed.length} destroyed${left.length > 0 ? `, ${left.length} tried again soon` : ''}.`,
    ]);
  }
  return failed(
    outcome.code === 'state-forbids'
      ? 'Nothing waits for a person.'
      : 'This machine has another day: due-weight retention list shows it.',
  );
}
