import { join } from 'node:path';
import { prepareHelp } from '../../server/demo/help.ts';
import { demoSystem } from '../../server/demo/seed.ts';
import { readEnv } from '../../server/env.ts';
import { openHouse } from '../../server/house.ts';
import { need } from './house.ts';
import type { RunningProduct } from './product.ts';

/**
 * What has to stand before a consultation of this product can open: helplines of a country of nowhere, three leads with keys,
 * a rehearsal. Made by the use cases on the stopped product's own folder, because keys are made in browsers.
 */
export async function readyHelp(product: RunningProduct): Promise<void> {
  await product.stop();
  const house = await openHouse(
    readEnv({
      DATA_DIR: join(product.folder, 'data'),
      KEYRING: join(product.folder, 'keys', 'keyring.json'),
      ORIGIN: product.origin,
    }),
    { workerFile: new URL('../../server/screening/worker.ts', import.meta.url) },
  );
  try {
    const { id } = await need(
      house.services.consultation.create(demoSystem, {
        title: 'A rehearsal',
        language: 'en',
        timeZone: 'UTC',
      }),
    );
    await prepareHelp(house, id);
    // What was rehearsed in is nobody's: the site goes on without it.
    await house.databases.control.write([{ sql: 'delete from directory where id = ?1', args: [id] }]);
    await house.databases.destroy(id);
  } finally {
    await house.close();
  }
  await product.restart();
}
