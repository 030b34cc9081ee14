import type { Database } from '../../../db/databases.ts';
import { readEnv } from '../../../server/env.ts';
import { openHouse } from '../../../server/house.ts';
import { destroyConsultation } from '../../../server/usecases/retention/destroy-consultation.ts';
import { createDeath } from './killed-child.ts';

/**
 * `destroy-child.ts CONSULTATION`: destroys it. Its steps are just before each commit, rename or removal, and just after a commit; says
 * when it got through.
 */
const [consultationId = ''] = process.argv.slice(2);
// Nothing is screened here.
const house = await openHouse(readEnv(), { workerFile: new URL('file:///no-worker.js') });
const death = createDeath();
death.atFiles(['renameSync', 'rmSync']);
const mortal = (db: Database): Database => ({
  ...db,
  async write(write) {
    death.step();
    const outcome = await db.write(write);
    death.step();
    return outcome;
  },
});
const { databases } = house;
const deps = {
  ...house.deps,
  databases: {
    ...databases,
    control: mortal(databases.control),
    async consultation(id: string) {
      const db = await databases.consultation(id);
      return db && mortal(db);
    },
  },
};
await destroyConsultation(deps, { kind: 'system', name: 'retention' }, { consultationId });
process.stdout.write('through\n');
process.exit(0);
