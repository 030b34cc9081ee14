import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { rounding, threshold } from '../../../server/core/analysis/disclosure/small-numbers.ts';
import { dayMs } from '../../../server/core/consultation/days.ts';
import { seedPast } from '../../../server/demo/past.ts';
import { pastFindings } from '../../../server/demo/past-answered.ts';
import { daysAgo } from '../../../server/demo/past-days.ts';
import { pastChildren } from '../../../server/demo/past-said.ts';
import { demoPhrases, followedLanguages } from '../../../server/demo/phrase.ts';
import { verifyRelease } from '../../../server/report/verify-release.ts';
import { notInWords } from '../../support/house/audit-in-words.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse;
const visitor = { kind: 'visitor' } as const;
const ledger = () => need(house.services.analysis.ledger(visitor, {}));
const seed = async () => {
  const roles = ['organiser', 'approver', 'moderator', 'analyst', 'decision-maker'] as const;
  const people = new Map(
    await Promise.all(roles.map(async (role) => [role, await house.staffWho(role)] as const)),
  );
  const finish = await seedPast(house, (role) => {
    const person = people.get(role as (typeof roles)[number]);
    if (!person) throw new Error(`Nobody is ${role}.`);
    return person;
  });
  await finish();
};

beforeAll(async () => {
  house = await openTestHouse();
  await seed();
}, 60_000);
afterAll(() => house.remove());

describe('R410: a demo also has a consultation that is over', () => {
  it('which went its whole way on days that are over, and is seeded once', async () => {
    await seed();
    const entries = await directoryEntries(house.databases.control);
    expect(entries).toHaveLength(2);
    const [part, ...more] = await ledger();
    expect(more).toEqual([]);
    const state = entries.find(({ id }) => id === part?.release.consultationId)?.state;
    // More time is asked for in it, and that is no answer (R905).
    expect(state).toBe('published');
    expect((part?.day ?? '') < new Date(house.deps.clock()).toISOString().slice(0, 10)).toBe(true);
    expect(await verifyAudit(house.databases.control)).toMatchObject({ ok: true });
    const db = await house.databases.consultation(part?.release.consultationId ?? '');
    if (!db) throw new Error('It cannot be opened.');
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('R623: whose logs say all that they say in words', async () => {
    expect(await notInWords(house)).toEqual([]);
  });

  it('R736: whose release says the day of its closing, and not that of its draft or signature', async () => {
    const [part] = await ledger();
    const went = (Date.parse(part?.day ?? '') - Date.parse(part?.release.closedDay ?? '')) / dayMs;
    // A clock that is put back in between may cost a day.
    expect(Math.abs(went - (daysAgo.closed - daysAgo.signed))).toBeLessThan(2);
  });

  it('with numbers that may be told, and a point too few made for one', async () => {
    const [part] = await ledger();
    const { release } = part ?? {};
    const told = Math.floor(pastChildren / rounding) * rounding;
    expect(release?.statements.map(({ table }) => table.children)).toEqual([told, told, told]);
    expect(
      release?.topics.flatMap(({ points }) => points).map(({ children }) => children >= threshold),
    ).toEqual([true, true]);
    expect(release?.topics.flatMap(({ alsoSaid }) => alsoSaid)).toHaveLength(1);
    for (const { evidence } of release?.findings ?? [])
      expect(evidence.every(({ children }) => (children ?? 0) >= threshold)).toBe(true);
  });

  it('with an answer of every kind, one carried out, one past its day', async () => {
    const [part] = await ledger();
    const states = part?.entries.map(({ stand }) => stand.state);
    expect(states).toEqual(['done', 'overdue', 'promised', 'more-time', 'no']);
    expect(new Set(part?.entries.map(({ response }) => response?.decision)).size).toBe(4);
    expect(part?.entries.filter(({ changes }) => changes.length > 0)).toHaveLength(1);
    expect(part?.scorecard.filter(({ children }) => children !== null)).toHaveLength(4);
  });

  it('with every form in each of its languages, as it was signed', async () => {
    const [part] = await ledger();
    const bundle = await need(house.services.analysis.releaseBundle(visitor, { id: part?.releaseId ?? '' }));
    const files = new Map(bundle.files.map(({ name, bytes }) => [name, new Uint8Array(bytes)]));
    for (const language of followedLanguages)
      for (const form of ['report', 'easy-read', 'children-younger', 'children-older', 'reporters'])
        expect([...files.keys()]).toContain(`${form}.${language}.html`);
    expect((await verifyRelease(files)).faults).toEqual([]);
  }, 60_000);
});

describe('R411: six words of a demo open the seat of a made-up child', () => {
  it.each(followedLanguages)('%s: its words, their point, the finding and the answer', async (language) => {
    const phrase = demoPhrases()[language]?.join(' ') ?? '';
    const { consultationId, session } = await need(
      house.services.privacy.returnWithPhrase(visitor, { phrase }),
    );
    const { actor } = await need(house.services.room.identify(visitor, { consultationId, session }));
    const beside = await need(house.services.room.readAnswers(actor, {}));
    const repair = beside
      .flatMap(({ findings }) => findings)
      .find(({ text }) => text === pastFindings[1]?.text);
    expect(repair?.response?.plain.some(({ body }) => body === pastFindings[1]?.answer[language])).toBe(true);
  });
});
