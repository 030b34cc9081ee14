import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import routes from '../../../app/routes.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Role } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { permissions, staffRoles } from '../../support/pages/pages.ts';
import { noteStatements, scansOf } from '../../support/size/read-plans.ts';

/** Read to an end all the same, and why that holds up nobody. */
const exceptions: readonly { readonly sql: RegExp; readonly why: string }[] = [
  {
    sql: /c\.id not in \(select subject from audit where deed in/,
    why: 'words that are shown and have no entry: on the last page of what is shown, where nothing else is left',
  },
  {
    sql: /^select subject, deed, max\(n\) from audit where deed in \(\?1, \?2\) group by subject/,
    why: 'logs that are kept, on the page of the log of the site: the control database has no entry of a decision',
  },
];

let house: TestHouse;
let child: Child;
let words = '';
let modules: Readonly<Record<string, object>>;
let noted: ReturnType<typeof noteStatements>;
/** Of the open one: what stands for `:activity`, and in pages of a child for `:id`. */
let rooms: Readonly<Record<string, string>>;

beforeAll(async () => {
  house = await openTestHouse();
  child = await house.join();
  const { room, moderation } = house.services;
  const { activities } = await need(room.place(child, {}));
  rooms = Object.fromEntries(activities.map(({ kind, id }) => [kind, id]));
  const { consultationId } = house;
  for (const decision of ['publish', 'publish', undefined] as const) {
    const id = newId(house.deps.random);
    words = id;
    await need(
      room.post(child, { id, activityId: rooms.room ?? '', text: 'A swing, please.', language: 'en' }),
    );
    const by = await house.staffWho('moderator');
    if (decision) await need(moderation.decide(by, { consultationId, id, revision: 1, decision }));
  }
  const of = routes.filter(({ path = '' }) => /^\/(staff|here)\b/.test(path));
  modules = Object.fromEntries(
    await Promise.all(
      of.map(async ({ path = '', file }) => [path, await import(join(process.cwd(), 'app', file))] as const),
    ),
  );
  noted = noteStatements(house);
}, 60_000);
afterAll(() => house.remove());

const kindOf = (route: string) => /\/(statements|poll|design)s?\//.exec(route)?.[1] ?? 'room';

/** Every page that this person may open, once; answers how many there were. */
async function openAll(as: 'child' | Role): Promise<number> {
  const who = as === 'child' ? { child } : { staff: await house.staffWho(as) };
  const pages = drawPages(house, { routes: modules, ...who });
  const own = as === 'child' ? '/here' : '/staff';
  let opened = 0;
  for (const { route, kind, answers } of permissions) {
    if (!route.startsWith(own) || kind === 'form' || answers[as] !== 'ok') continue;
    if (/:token|:file|complaints\/:id/.test(route)) continue;
    const activity = rooms[kindOf(route)];
    if (!activity) continue;
    const path = route
      .replace(':id', own === '/staff' ? house.consultationId : /words/.test(route) ? words : activity)
      .replace(':activity', activity)
      .replace(':anchor', '1');
    opened += (await pages.get(path)).status === 200 ? 1 : 0;
  }
  return opened;
}

async function scanned(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, { db, sql, args }] of noted) {
    if (exceptions.some((each) => each.sql.test(sql))) continue;
    for (const detail of await scansOf(db, { sql, args })) found.push(`${detail} in ${name}`);
  }
  return found;
}

describe('R1213: while children are there', () => {
  it('no page of staff reads a log, all words, all votes or all translations', async () => {
    let opened = 0;
    for (const role of staffRoles.filter((each) => each !== 'translator')) opened += await openAll(role);
    expect(opened).toBeGreaterThan(150);
    expect(await scanned()).toEqual([]);
  }, 120_000);

  it('nor does a page of a child', async () => {
    expect(await openAll('child')).toBeGreaterThan(15);
    expect(await scanned()).toEqual([]);
  }, 60_000);
});
