import type { Database } from '../../../db/databases.ts';
import { readEnv } from '../../../server/env.ts';
import { openHouse } from '../../../server/house.ts';
import { moveOut } from '../../../server/moving/move-out.ts';
import { readPlace } from '../../../server/moving/place.ts';
import { settleMove } from '../../../server/moving/settle.ts';
import { takeIn } from '../../../server/moving/take-in.ts';
import { moveConsultation } from '../../../server/usecases/consultation/move-consultation.ts';
import { createDeath } from './killed-child.ts';

/**
 * `move-child.ts move ID LINE DIR`, `… take DIR LINE` or `… settle LINE`: one part of moving a consultation. Its steps are just before each
 * commit, rename or removal, and just after a commit; says when it got through.
 */
const [verb = '', ...words] = process.argv.slice(2);
const [first = '', second = '', third = ''] = words;
// Nothing is screened here.
const house = await openHouse(readEnv(), { workerFile: new URL('file:///no-worker.js') });
const death = createDeath();
death.atFiles(['renameSync', 'rmSync']);
const mortal = <D extends Database>(db: D): D => ({
  ...db,
  async write(write) {
    death.step();
    const outcome = await db.write(write);
    death.step();
    return outcome;
  },
});
const databases = {
  ...house.databases,
  control: mortal(house.databases.control),
  async consultation(id: string) {
    const db = await house.databases.consultation(id);
    return db && mortal(db);
  },
  withKey: ((of, act) =>
    house.databases.withKey(of, (db) => act(mortal(db)))) as typeof house.databases.withKey,
};
const deps = { ...house.deps, databases };
const parts = { deps, databases, keyring: house.keyring };
const system = { kind: 'system', name: 'command-line' } as const;

if (verb === 'move') {
  await moveConsultation(deps, system, { consultationId: first, to: 'paused' });
  await moveOut(parts, { consultationId: first, place: readPlace(second), to: third });
} else if (verb === 'take')
  await takeIn(parts, { folder: first, from: readPlace(second), origins: house.origins });
else await settleMove(parts, first);
process.stdout.write('through\n');
process.exit(0);
