import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addRelease } from '../../../db/queries/analysis/releases.ts';
import { putDeed, putResponse, responsesTo } from '../../../db/queries/analysis/responses.ts';
import type { DeedState, FindingResponse, ResponseDecision } from '../../../server/core/analysis/findings.ts';
import { answersBefore, movedDays } from '../../../server/core/analysis/ledger.ts';
import { newId } from '../../../server/core/ids.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';

const findingId = 'finding';
const answerDay = '2026-03-15';

let house: TestHouse;
let releaseId: string;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());
beforeEach(async () => {
  releaseId = newId(house.deps.random);
  await written(
    addRelease(
      {
        ...{ id: releaseId, consultationId: releaseId, number: 1, day: '2026-01-01' },
        ...{ signedBy: Buffer.from('-'), hash: Buffer.alloc(32), signature: Buffer.alloc(64) },
      },
      [],
    ),
  );
});

async function written(statements: Parameters<TestHouse['databases']['control']['write']>[0]) {
  expect(await house.databases.control.write(statements)).toMatchObject({ ok: true });
}

const inWords = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([language, body]) => ({ language, body }));

async function answered(
  day: string,
  decision: ResponseDecision,
  of: { dueDay: string; words: Readonly<Record<string, string>>; signedBy?: string },
): Promise<FindingResponse> {
  const { control } = house.databases;
  const { dueDay, words, signedBy = 'Dana' } = of;
  const texts = inWords(words);
  const plain = texts.map((text) => ({ ...text, level: 'older' }));
  await written(
    putResponse(control, { releaseId, findingId, decision, dueDay, texts, plain, signedBy, day }),
  );
  return stands();
}

async function reported(day: string, state: DeedState, words: Readonly<Record<string, string>>) {
  const { control } = house.databases;
  const texts = inWords(words);
  await written(putDeed(control, { releaseId, findingId, state, texts, signedBy: 'Dana', day }));
  return (await stands()).deed;
}

async function stands(): Promise<FindingResponse> {
  const [found] = await responsesTo(house.databases.control, releaseId);
  if (!found) throw new Error('nothing is answered');
  return found;
}

describe('R1321: the same answer in better words', () => {
  it('stays given on its day, under the name of who wrote the words, also where every language is another one', async () => {
    const dueDay = '2026-06-01';
    const first = await answered('2026-03-01', 'yes', { dueDay, words: { en: 'We wil.', fr: 'Oui.' } });
    expect(first.day).toBe('2026-03-01');
    const better = await answered('2026-04-02', 'yes', {
      dueDay,
      words: { en: 'We will.' },
      signedBy: 'Ada',
    });
    expect(better).toMatchObject({ day: '2026-03-01', signedBy: 'Ada', before: [] });
    expect(better.texts).toEqual([{ language: 'en', body: 'We will.' }]);
    expect(better.plain).toEqual([{ language: 'en', level: 'older', body: 'We will.' }]);
    const other = await answered('2026-04-03', 'yes', { dueDay, words: { sw: 'Ndiyo.', ar: 'نعم.' } });
    expect(other).toMatchObject({ day: '2026-03-01', before: [] });
    expect(other.texts.map(({ language }) => language)).toEqual(['ar', 'sw']);
  });

  it('is told as given on its day once it is given up', async () => {
    const dueDay = '2026-06-01';
    await answered('2026-03-01', 'yes', { dueDay, words: { en: 'We wil.' } });
    await answered('2026-04-20', 'yes', { dueDay, words: { en: 'We will.' } });
    const no = await answered('2026-04-25', 'no', { dueDay: '', words: { en: 'We will not.' } });
    expect(no.day).toBe('2026-04-25');
    expect(answersBefore(no)).toEqual([{ decision: 'yes', dueDay, day: '2026-03-01' }]);
  });

  it('moved its day when it was moved, and not when it was put better', async () => {
    await answered('2026-01-10', 'later', { dueDay: '2026-09-01', words: { en: 'We need tme.' } });
    const better = await answered('2026-07-05', 'later', { dueDay: '2026-09-01', words: { en: 'Time.' } });
    expect(movedDays(better, { answerDay })).toEqual([
      { from: answerDay, to: '2026-09-01', day: '2026-01-10' },
    ]);
    const again = await answered('2026-08-01', 'later', { dueDay: '2026-10-01', words: { en: 'More.' } });
    expect(movedDays(again, { answerDay }).map(({ day }) => day)).toEqual(['2026-01-10', '2026-08-01']);
  });

  it('goes with a deed that stays said on its day, until another is said', async () => {
    await answered('2026-03-01', 'yes', { dueDay: '2026-06-01', words: { en: 'We will.' } });
    expect((await reported('2026-05-20', 'done', { en: 'Doen.' }))?.day).toBe('2026-05-20');
    const better = await reported('2026-06-09', 'done', { fr: 'Fait.' });
    expect(better).toMatchObject({ day: '2026-05-20', texts: [{ language: 'fr', body: 'Fait.' }] });
    const other = await reported('2026-06-10', 'not-done', { en: 'Not so.' });
    expect(other).toMatchObject({ state: 'not-done', day: '2026-06-10' });
    expect(other?.texts).toEqual([{ language: 'en', body: 'Not so.' }]);
  });
});
