import { join } from 'node:path';
import { connect } from '../../../db/connection.ts';
import { openKeyring } from '../../../db/keyring.ts';
import { connectLive } from '../../support/house/live-client.ts';
import type { DemoCrew } from '../../support/house/stage.ts';
import type { MarkedChild } from './children.ts';
import { eachCopy, type Folder } from './inside.ts';

/** After a backup a moderator hides one of the texts of each of these children, which others read until then; answers their ids. */
export async function hideSome(crew: DemoCrew, children: readonly MarkedChild[]): Promise<readonly string[]> {
  const desk = await connectLive(crew.moderator, { as: 'staff' });
  const hidden: string[] = [];
  for (const { ids } of children) {
    // The third of each was published, and nothing happened to it since (children.ts).
    const id = ids[2] ?? '';
    const said = await desk.ask('contribution:decide', {
      consultation: crew.consultation,
      id,
      revision: 1,
      change: 2,
      decision: 'refuse',
      reason: 'hurt',
      hidden: [{ start: 0, end: 4, label: 'person' }],
    });
    if (!said.ok) throw new Error(`refused: ${said.code}`);
    hidden.push(id);
  }
  desk.close();
  return hidden;
}

/** How many of these texts are shown in a folder, and how many consultations are open there. */
export function shownIn(folder: Folder, ids: readonly string[]): { shown: number; open: number } {
  const counts = eachCopy(folder, (id, connection) => {
    if (id === 'control' || id === 'complaints') return { shown: 0, open: 0 };
    const count = (sql: string, args: string[]) =>
      Number((connection.prepare(sql).raw().get(args) as unknown[])[0]);
    return {
      shown: count(
        `select count(*) from contribution where state in ('published', 'redacted') and id in (select value from json_each(?))`,
        [JSON.stringify(ids)],
      ),
      open: count(`select count(*) from consultation where state = 'open'`, []),
    };
  });
  return counts.reduce((all, each) => ({ shown: all.shown + each.shown, open: all.open + each.open }));
}

/** The fault to be found: a restore that brought these texts back as they were, and let all be open. */
export function showAgain(folder: Folder, ids: readonly string[]): void {
  const keyring = openKeyring({ path: folder.keyring, dataDir: folder.data, create: false });
  for (const id of keyring.ids()) {
    const file = join(folder.data, 'consultations', `${id}.db`);
    const connection = connect({ id, file, key: keyring.keyFor(id) ?? '' });
    connection
      .prepare(`update contribution set state = 'published' where id in (select value from json_each(?))`)
      .run([JSON.stringify(ids)]);
    connection.exec(`update consultation set state = 'open' where state = 'paused'`);
    connection.exec('pragma wal_checkpoint(truncate)');
    connection.close();
  }
}
