import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as paperPiles from '../../../app/routes/staff/joining/paper.tsx';
import type { SheetEntry } from '../../../server/core/paper/entry.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages, ledTo } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const refusal = (code: string) => ({ ok: false, code });
const entry: SheetEntry = { consent: true, ageBand: '', polls: {}, votes: {}, texts: {} };
let house: TestHouse;
let first: Staff;
let second: Staff;

beforeAll(async () => {
  house = await openTestHouse();
  first = await house.staffWho('moderator');
  second = { ...first, staffId: 'another-moderator', name: 'Ravi' };
});
afterAll(() => house.remove());

/** An open consultation with a pile, of which as many sheets count as are told, and none of the next ones. */
async function cameBack({ counted, refused = 0 }: { counted: number; refused?: number }) {
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What do you say?') }]);
  const { consultationId, organiser } = stage;
  const { paper } = house.services;
  await stage.open();
  const { sheets, batchId } = await need(
    paper.print(organiser, {
      ...{ consultationId, label: '', language: 'en', level: 'younger', size: 20, handedBy: '' },
    }),
  );
  const db = await house.databases.consultation(consultationId);
  if (!db) throw new Error('gone');
  const numbers = sheets.map(({ number }) => number);
  for (const [index, number] of numbers.slice(0, counted + refused).entries())
    for (const who of [first, second])
      await need(paper.key(who, { consultationId, number, entry: { ...entry, consent: index < counted } }));
  return {
    ...{ consultationId, batchId, db, numbers, back: numbers.slice(0, counted + refused).toSorted() },
    destroy: (who: Staff, count: number) => paper.destroy(who, { consultationId, batchId, sheets: count }),
    erase: async (index: number) => {
      const phrase = sheets[index]?.words.join(' ') ?? '';
      const { session } = await need(house.services.privacy.returnWithPhrase(visitor, { phrase }));
      const { actor } = await need(house.services.room.identify(visitor, { consultationId, session }));
      await need(house.services.privacy.erase(actor, {}));
      return () => need(house.services.privacy.finish(actor, actor));
    },
  };
}

describe('R1108: that paper was destroyed', () => {
  it('is put down once where it is said twice, one after the other or at once', async () => {
    const once = await cameBack({ counted: 2 });
    const address = `/staff/c/${once.consultationId}/paper`;
    const pages = drawPages(house, { routes: { '/staff/c/:id/paper': paperPiles }, staff: first });
    const form = { field: 'sheets' };
    const page = await pages.get(address);
    const wrong = await pages.send(page, form, { sheets: '1' });
    expect(wordsOf(wrong.html)).toContain(t('refusal.count-differs'));
    expect(ledTo(wrong)).toBe(`sheets-${once.batchId}`);
    for (const _ of ['first', 'again'])
      expect(ledTo(await pages.send(page, form, { sheets: '2' }))).toBeUndefined();
    const atOnce = await cameBack({ counted: 2 });
    const both = await Promise.all([atOnce.destroy(first, 2), atOnce.destroy(first, 2)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    for (const { db } of [once, atOnce]) {
      expect(await db.query('select sheets from paper_destruction', [])).toEqual([[2]]);
      expect(await db.query(`select detail from audit where deed = 'paper:destroy'`, [])).toEqual([['2']]);
    }
  });

  it('is refused with another number, by another person, and where a sheet came back meanwhile', async () => {
    const { destroy, consultationId, numbers } = await cameBack({ counted: 1 });
    await need(destroy(first, 1));
    expect(await destroy(first, 2)).toEqual(refusal('count-differs'));
    expect(await destroy(second, 1)).toEqual(refusal('count-differs'));
    const next = { consultationId, number: numbers[5] ?? '', entry };
    await need(house.services.paper.key(first, next));
    expect(await destroy(first, 1)).toEqual(refusal('count-differs'));
  });
});
