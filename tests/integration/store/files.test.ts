import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenForCommands } from '../../../server/commands/socket.ts';
import { inventory } from '../../../server/core/privacy/inventory.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse;
let closeCommands: () => Promise<void>;
beforeAll(async () => {
  house = await openTestHouse();
  closeCommands = await listenForCommands(join(house.folder, 'data'), house);
});
afterAll(async () => {
  await closeCommands();
  await house.remove();
});

const listed = new Set(inventory.filter(({ store }) => store === 'file').map(({ field }) => field));

/** A file as the inventory names it. */
function kindOf(path: string, consultationId: string): string {
  return path
    .replace(/^data\//, '')
    .replace(consultationId, 'ID')
    .replace(/^.*(\.db-(?:wal|shm))$/, 'ANY$1');
}

describe('R123: what the program writes beside its databases stands in the inventory', () => {
  it('every file of a house that runs', () => {
    const found = readdirSync(house.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(house.folder, join(entry.parentPath, entry.name)))
      .map((path) => kindOf(path, house.consultationId));
    expect(found).toContain('command.sock');
    expect(found).toContain('keyring.json');
    expect(found.filter((kind) => !listed.has(kind))).toEqual([]);
  });

  it('every map that use cases are handed', () => {
    const kept = Object.entries(house.deps)
      .filter(([name, value]) => name !== 'databases' && typeof value === 'object' && 'get' in value)
      .map(([name]) => name);
    const memory = new Set(inventory.filter(({ store }) => store === 'memory').map(({ table }) => table));
    expect(kept.sort()).toEqual(
      [
        'countedLogs',
        'frozen',
        'lateWaits',
        'paces',
        'reads',
        'recentWords',
        'report',
        'roomRest',
        'slowPosts',
        'statements',
      ].concat(['stood', 'undoable', 'unread', 'words']),
    );
    // Who asked for the word, who read hard texts and what waits are maps too, behind what tells other processes of them.
    expect([...kept, 'turns', 'exposures', 'queues'].filter((name) => !memory.has(name))).toEqual([]);
  });
});
