import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addToDirectory, copyState } from '../../../db/queries/staff/staff.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { freePhrases } from '../../../server/guard/guessing.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { withoutAnswer } from '../../support/house/without-answer.ts';

const visitor = { kind: 'visitor' } as const;
/** Before every id of another consultation, and after it. */
const [first, last] = ['-'.repeat(22), 'zz'.padEnd(22, 'z')];

let house: TestHouse;

beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.remove());

describe('R1076: one consultation whose database gives no answer', () => {
  async function besideOthers(): Promise<void> {
    const { organisationId } = await house.staffWho('organiser');
    for (const id of [first, last])
      await house.databases.control.write([
        addToDirectory({ id, organisationId, day: '2026-12-01' }),
        copyState(id, 'open'),
      ]);
  }

  it('keeps no child of another one from coming in: by a code, by its six words, by the list of what is open', async () => {
    const { consultationId, services } = house;
    const child = await house.join();
    const { instead } = await need(services.privacy.readPhrase(child, {}));
    const { words } = await need(services.privacy.makePhrase(child, { instead, language: 'en' }));
    const { codes } = await need(
      services.consultation.issueCodes(demoSystem, {
        consultationId,
        label: 'a class',
        language: 'en',
        size: 20,
      }),
    );
    const db = await house.databases.consultation(consultationId);
    await db?.write([{ sql: 'update consultation set public_way = 1', args: [] }]);
    await besideOthers();
    withoutAnswer(house.databases, { [first]: 'all', [last]: 'all' });

    const code = codeFragment(codes[0] ?? []);
    expect(await need(services.room.lookInside(visitor, { code }))).toMatchObject({ consultationId });
    expect(await need(services.room.codeStillOpens(visitor, { code, nonce: 'n' }))).toBe(true);
    const back = await need(services.privacy.returnWithPhrase(visitor, { phrase: words.join(' ') }));
    expect(back.consultationId).toBe(consultationId);
    const open = await need(services.room.listOpen(visitor, {}));
    expect(open.map((each) => each.consultationId)).toEqual([consultationId]);
  });

  it('makes no words wrong that may be its own, and nobody else wait for them', async () => {
    const { services } = house;
    const network = 'N'.repeat(22);
    await besideOthers();
    const back = withoutAnswer(house.databases, { [first]: 'all', [last]: 'all' });
    const unreached = { code: 'server-unreachable' };
    const phrase = 'one two three four five six';
    for (let times = 0; times < freePhrases + 2; times += 1)
      await expect(services.privacy.returnWithPhrase(visitor, { phrase, network })).rejects.toMatchObject(
        unreached,
      );
    const code = 'one-two-three';
    await expect(services.room.lookInside(visitor, { code })).rejects.toMatchObject(unreached);
    await expect(services.room.codeStillOpens(visitor, { code, nonce: 'n' })).rejects.toMatchObject(
      unreached,
    );
    back();
    expect(await services.privacy.returnWithPhrase(visitor, { phrase, network })).toEqual({
      ok: false,
      code: 'phrase-opens-nothing',
    });
    expect((await house.guesses.tryPhrase(network)) === undefined).toBe(false);
  });
});
