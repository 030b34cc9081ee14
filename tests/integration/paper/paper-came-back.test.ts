import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as paperPiles from '../../../app/routes/staff/joining/paper.tsx';
import type { SheetEntry } from '../../../server/core/paper/entry.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import type { PaperJob } from '../../../server/usecases/paper/paper-job.ts';
import { printReplies } from '../../../server/usecases/paper/print-replies.ts';
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

describe('R1043: a sheet whose child erased everything', () => {
  const shown = async (on: Awaited<ReturnType<typeof cameBack>>) => {
    const { batches } = await need(house.services.paper.desk(first, { consultationId: on.consultationId }));
    const stands = new Map(batches[0]?.sheets?.map(({ number, ...stand }) => [number, stand]));
    const atHand = (number: string) =>
      need(house.services.paper.sheet(first, { consultationId: on.consultationId, number }));
    return (index: number) => {
      const number = on.numbers[index] ?? '';
      return Promise.all([stands.get(number), atHand(number).then(({ number: _, ...desk }) => desk)]);
    };
  };
  const printed = async (on: Awaited<ReturnType<typeof cameBack>>) => {
    const jobs: PaperJob[] = [];
    const drawPaper = async (job: PaperJob) => {
      jobs.push(job);
      return house.deps.drawPaper(job);
    };
    const { consultationId, batchId } = on;
    const origin = 'https://example.org';
    const { pdf } = await need(
      printReplies({ ...house.deps, drawPaper }, first, { consultationId, batchId, origin }),
    );
    const { stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
    // The backs that are left empty say nothing but that.
    const pages = stdout.split('\f').filter((page) => page.trim() !== '' && !page.includes(t('paper.empty')));
    const [job] = jobs;
    if (job?.kind !== 'replies') throw new Error('nothing was drawn');
    return {
      answered: job.replies.map(({ number }) => number),
      /** What stands on the page of each sheet, without its number. */
      pages: new Map(
        pages.map((page) => {
          const number = /\d{7}/.exec(page)?.[0] ?? '';
          return [number, page.replaceAll(number, '').replace(/\s+/g, ' ')] as const;
        }),
      ),
    };
  };

  it('is told from none that counts for nothing, by its list, its page, the answers or the log', async () => {
    const on = await cameBack({ counted: 2, refused: 1 });
    const same = async () => {
      const { answered, pages } = await printed(on);
      expect(answered).toEqual([on.numbers[0]]);
      expect([...pages.keys()].toSorted()).toEqual(on.back);
      const [, erased = '', refused = ''] = on.numbers;
      expect(pages.get(erased)).toContain(t('paper.reply.nothing'));
      expect(pages.get(erased)?.replace(/Page \d/, '')).toBe(pages.get(refused)?.replace(/Page \d/, ''));
      const stands = await shown(on);
      expect(await stands(1)).toEqual(await stands(2));
      expect(await stands(1)).toEqual(await stands(0));
      for (const number of on.back)
        await need(house.services.paper.aside(first, { consultationId: on.consultationId, number }));
    };
    const finish = await on.erase(1);
    await same();
    await finish();
    await same();
    expect(await on.db.query(`select detail from audit where deed = 'paper:reply'`, [])).toEqual([
      ['3'],
      ['3'],
    ]);
  }, 90_000);

  it('has such a page where no other sheet came back, too', async () => {
    const on = await cameBack({ counted: 1 });
    await on.erase(0);
    const { answered, pages } = await printed(on);
    expect([answered, [...pages.keys()]]).toEqual([[], on.back]);
  }, 90_000);
});
