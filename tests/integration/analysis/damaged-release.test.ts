import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as known from '../../../app/routes/public/api/api-consultations.ts';
import * as releasesFile from '../../../app/routes/public/api/api-releases.ts';
import * as ledger from '../../../app/routes/public/release/ledger.tsx';
import * as feed from '../../../app/routes/public/release/ledger-feed.ts';
import * as answersFile from '../../../app/routes/public/release/ledger-file.ts';
import * as releases from '../../../app/routes/public/release/releases.tsx';
import type { Database } from '../../../db/databases.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { manifestName, sha256 } from '../../../server/usecases/analysis/freeze-release.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const visitor = { kind: 'visitor' } as const;
const { t } = speakerOf('en');
/** Each signature draws a report in every language. */
const timeout = 120_000;

let house: TestHouse;
let db: Database;
let analyst: Staff;
let approver: Staff;
let first: string;
let second: string;

beforeAll(async () => {
  house = await openTestHouse();
  const { consultationId } = house;
  const organiser = await house.staffWho('organiser');
  [analyst, approver] = await Promise.all([house.staffWho('analyst'), house.staffWho('approver')]);
  const found = await house.databases.consultation(consultationId);
  if (!found) throw new Error('no database');
  db = found;
  // Where no child said anything there is nothing to sort, and nothing is found.
  await db.write([{ sql: `update contribution set state = 'refused'`, args: [] }]);
  await need(house.services.consultation.move(organiser, { consultationId, to: 'closed' }));
  await need(house.services.analysis.draft(analyst, { consultationId }));
  first = (await need(sign())).releaseId;
}, timeout);
afterAll(() => house.remove());

const sign = () => house.services.analysis.sign(approver, { consultationId: house.consultationId });
const draft = () => house.services.analysis.readDraft(approver, { consultationId: house.consultationId });
const control = (sql: string, ...args: readonly (string | Uint8Array)[]) =>
  house.databases.control.write([{ sql, args: [...args] }]);
/** What is in memory alone is gone, as after a restart. */
const forget = () => house.deps.frozen.clear();

/** Other numbers stand in the file of a release, and where `rehashed` their hash too. Answers how to put back what was signed. */
async function damage(id: string, { rehashed = false } = {}): Promise<() => Promise<void>> {
  const of = async (name: string) => {
    const rows = await house.databases.control.query(
      'select bytes from release_file where release_id = ?1 and name = ?2',
      [id, name],
    );
    return Buffer.from(rows[0]?.[0] as Uint8Array);
  };
  const put = (name: string, bytes: Uint8Array) =>
    control('update release_file set bytes = ?3 where release_id = ?1 and name = ?2', id, name, bytes);
  const putHash = (hash: string) =>
    control('update release set hash = ?2 where id = ?1', id, Buffer.from(hash, 'hex'));
  const [json, manifest] = [await of('release.json'), await of(manifestName)];
  const other = Buffer.from(json.toString().replace(/"answerDay": ?"2/, (found) => found.replace('2', '3')));
  expect(other.equals(json)).toBe(false);
  await put('release.json', other);
  if (rehashed) {
    const listed = Buffer.from(manifest.toString().replace(sha256(json), sha256(other)));
    expect(listed.equals(manifest)).toBe(false);
    await put(manifestName, listed);
    await putHash(sha256(listed));
  }
  forget();
  return async () => {
    await put('release.json', json);
    await put(manifestName, manifest);
    await putHash(sha256(manifest));
    forget();
  };
}

const lists = {
  '/answers.json': answersFile,
  '/api/releases.json': releasesFile,
  '/api/consultations.json': known,
};
const routes = { '/said': releases, '/answers': ledger, '/answers.atom': feed, ...lists };
const pages = () => drawPages(house, { routes, child: null });
/** What each list for programs says is left out of it, and whether the feed says so. */
async function leftOut() {
  const said = Object.keys(lists).map(async (path) => JSON.parse((await pages().get(path)).html).notShown);
  const { html } = await pages().get('/answers.atom');
  return {
    lists: await Promise.all(said),
    feed: html.includes(`<subtitle type="text">${t('said.damaged', { count: 1 })}<`),
  };
}

describe('R1320: a release that is not what was signed any more', { timeout }, () => {
  it('lets no further one be drafted or signed, until what was signed is back', async () => {
    await db.write([
      { sql: `update consultation set state = 'analysed'`, args: [] },
      { sql: `delete from signature where kind = 'signed'`, args: [] },
    ]);
    const mend = await damage(first);
    await expect(draft()).rejects.toThrow(/signed hash/);
    await expect(sign()).rejects.toThrow(/signed hash/);
    await db.write([{ sql: `update consultation set state = 'signed'`, args: [] }]);
    await expect(sign()).rejects.toThrow(/signed hash/);
    await db.write([{ sql: `update consultation set state = 'analysed'`, args: [] }]);
    await mend();
    second = (await need(sign())).releaseId;
    expect((await need(house.services.analysis.release(visitor, { id: second }))).release.number).toBe(2);
  });

  it.each([{ rehashed: false }, { rehashed: true }])(
    'is shown on no page, and lists go on without it and say so ($rehashed: its hash was written anew too)',
    async (how) => {
      const told = vi.spyOn(house.deps, 'onDamaged');
      const mend = await damage(second, how);
      const { analysis } = house.services;
      expect((await need(analysis.releases(visitor, {}))).map(({ id }) => id)).toEqual([first]);
      expect((await need(analysis.ledger(visitor, {}))).map(({ releaseId }) => releaseId)).toEqual([first]);
      for (const path of ['/said', '/answers']) {
        const words = wordsOf((await pages().get(path)).html);
        expect(words, path).toContain(t('said.damaged', { count: 1 }));
      }
      expect(await leftOut()).toEqual({ lists: [1, 1, 1], feed: true });
      await expect(analysis.release(visitor, { id: second })).rejects.toThrow(/signed hash/);
      await expect(analysis.releaseFile(visitor, { id: second, name: 'release.json' })).rejects.toThrow(
        /signed hash/,
      );
      await expect(analysis.releaseBundle(visitor, { id: second })).rejects.toThrow(/signed hash/);
      expect(told.mock.calls.map(([id]) => id)).toEqual([house.consultationId]);
      told.mockRestore();
      await mend();
      expect((await need(analysis.releases(visitor, {}))).map(({ id }) => id)).toEqual([second, first]);
      for (const path of ['/said', '/answers'])
        expect(wordsOf((await pages().get(path)).html), path).not.toContain(t('said.damaged', { count: 1 }));
      expect(await leftOut()).toEqual({ lists: [0, 0, 0], feed: false });
    },
  );
});
