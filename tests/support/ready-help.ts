import { prepareHelp } from '../../server/demo/help.ts';
import { demoSystem } from '../../server/demo/seed.ts';
import { readEnv } from '../../server/env.ts';
import { openHouse } from '../../server/house.ts';
import { need } from './house.ts';
import { screeningWorker } from './threads.ts';

/**
 * What has to stand before a consultation of this product can open: helplines of a country of nowhere, three leads with keys,
 * a rehearsal. Made by the use cases in the product's own folder before it starts, because keys are made in browsers.
 */
export async function readyHelp(settings: Readonly<NodeJS.ProcessEnv>): Promise<void> {
  const house = await openHouse(readEnv(settings), {
    workerFile: screeningWorker,
  });
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
}
