// A process to be killed. It says on standard output what it has, a line each, and goes on until it is killed.
//   lock FOLDER            holds the lock of a data folder
//   write FILE KEY GROUPS  writes rows k0, k1, … through the lane and names each one that was acknowledged
import { openEmbeddedEngine } from '../../db/engine-embedded.ts';
import { createLane } from '../../db/lane.ts';
import { lockDataFolder } from '../../db/lock.ts';

const [, , deed, ...args] = process.argv;

if (deed === 'lock') {
  lockDataFolder(args[0] ?? '');
  process.stdout.write('held\n');
  setInterval(() => undefined, 1000);
} else if (deed === 'write') {
  const engine = openEmbeddedEngine({ id: 'child', file: args[0] ?? '', key: args[1] ?? '' });
  const lane = createLane(engine, { maxGroup: 16 });
  const one = async (name: string) => {
    await lane.write([
      { sql: 'insert into thing (id, body, seq) values (?, ?, 0)', args: [name, Buffer.from(name)] },
      { sql: 'update counter set n = n + 1', args: [] },
    ]);
    process.stdout.write(`${name}\n`);
  };
  for (let at = 0; ; at += 16)
    await Promise.all(Array.from({ length: 16 }, (_, index) => one(`k${at + index}`)));
}
