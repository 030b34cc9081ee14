import { prepareHelp } from '../../../../server/demo/help.ts';
import { demoSystem } from '../../../../server/demo/seed.ts';
import type { House } from '../../../../server/house.ts';
import { need } from '../house.ts';

/** Helplines of a country of nowhere, three leads with keys, a rehearsal. */
export async function readyHelp(house: House): Promise<null> {
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
  return null;
}
