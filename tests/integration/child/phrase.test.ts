import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { verifierOf } from '../../../db/queries/privacy/recovery.ts';
import { newId } from '../../../server/core/ids.ts';
import { foldPhrase } from '../../../server/core/privacy/recovery-phrase.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { verifierFor } from '../../../server/usecases/privacy/verifier-for.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { bytesBelow } from '../../support/processes/temp.ts';

let house: TestHouse;
const visitor = { kind: 'visitor' } as const;
const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const privacy = () => house.services.privacy;
/** Each from a network of its own: this test is not about waiting. */
const back = (phrase: string, network = id()) => privacy().returnWithPhrase(visitor, { phrase, network });

async function take(child: Child, language = 'en'): Promise<string> {
  const { instead } = await need(privacy().readPhrase(child, {}));
  return (await need(privacy().makePhrase(child, { instead, language }))).words.join(' ');
}

async function whose(seat: { consultationId: string; session: string }): Promise<Child> {
  return (await need(house.services.room.identify(visitor, seat))).actor;
}

const nothing = { ok: false, code: 'phrase-opens-nothing' };

describe('a recovery phrase', () => {
  it.each(['en', 'ar', 'es', 'ru', 'zh'])(
    'R90: brings a child back to its seat, in the words of %s',
    async (language) => {
      const child = await house.join();
      const words = await take(child, language);
      expect(await whose(await need(back(words)))).toEqual(child);
      const short = words
        .split(' ')
        .map((word) => [...word].slice(0, 4).join(''))
        .join('، ');
      expect(await whose(await need(back(short.toUpperCase())))).toEqual(child);
    },
  );

  it('R88: is nowhere in what is stored, and neither is its slow hash', async () => {
    const child = await house.join();
    const words = await take(child);
    const slow =
      (await house.deps.phraseHash(
        foldPhrase(words) ?? '',
        house.deps.secrets.of(house.consultationId).phraseSalt,
      )) ?? '';
    const db = await house.databases.consultation(house.consultationId);
    const rows = JSON.stringify(await db?.query('select hex(verifier), participant_id from recovery', []));
    expect(rows).toContain(child.participantId);
    for (const secret of [...words.split(' '), foldPhrase(words) ?? '', slow]) {
      expect(rows.toLowerCase()).not.toContain(secret.toLowerCase());
    }
    const disk = bytesBelow(house.folder);
    for (const secret of [words, foldPhrase(words) ?? '', slow]) expect(disk.includes(secret)).toBe(false);
  });

  it('R88: is shown once: the same form again makes no other and shows nothing', async () => {
    const child = await house.join();
    const { has, instead } = await need(privacy().readPhrase(child, {}));
    expect({ has, instead }).toEqual({ has: false, instead: '' });
    const answers = await Promise.all(
      [1, 2, 3].map(() => privacy().makePhrase(child, { instead, language: 'en' })),
    );
    const made = answers.filter((answer) => answer.ok);
    expect(made).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.code === 'stale-revision')).toHaveLength(2);
    const words = made[0]?.ok ? made[0].value.words.join(' ') : '';
    expect(await privacy().makePhrase(child, { instead, language: 'en' })).toEqual({
      ok: false,
      code: 'stale-revision',
    });
    expect(await whose(await need(back(words)))).toEqual(child);
    expect(Object.keys(await need(privacy().readPhrase(child, {})))).toEqual(['has', 'instead']);
  });

  it('R90: a new one ends the old one', async () => {
    const child = await house.join();
    const old = await take(child);
    const fresh = await take(child);
    expect(await back(old)).toEqual(nothing);
    expect(await whose(await need(back(fresh)))).toEqual(child);
  });

  it('R90: coming back leaves the sessions of other devices alone, and each can be left by itself', async () => {
    const child = await house.join();
    const words = await take(child);
    const first = await need(back(words));
    const second = await need(back(words));
    await need(house.services.room.leave(child, first));
    expect((await house.services.room.identify(visitor, first)).ok).toBe(false);
    expect(await whose(second)).toEqual(child);
  });

  it('R90: the same words in two consultations leave traces with nothing in common', async () => {
    const slow = 'ab'.repeat(32);
    const [one, other] = [house.consultationId, id()].map((consultationId) =>
      verifierFor(house.deps, { consultationId, slow }).toString('hex'),
    );
    expect(one).not.toBe(other);
    for (let at = 0; at + 16 <= 64; at += 1) expect(other).not.toContain((one ?? '').slice(at, at + 16));
  });

  it('R91: wrong, unknown and malformed words are answered alike', async () => {
    const child = await house.join();
    const words = (await take(child)).split(' ');
    const wrong = [...words.slice(1), words[0] === words[1] ? 'zoo' : words[0]].join(' ');
    for (const phrase of [
      wrong === words.join(' ') ? 'zoo zoo zoo zoo zoo zoo' : wrong,
      'abacus abacus abacus abacus abacus abacus',
      words.slice(1).join(' '),
      '%',
      'x'.repeat(5_000),
    ])
      expect(await back(phrase)).toEqual(nothing);
  });

  it('R92: after wrong words of a network its next have to wait and are not looked at', async () => {
    const child = await house.join();
    const words = await take(child);
    const network = id();
    for (let guess = 0; guess < 4; guess += 1)
      expect(await back('zoo zoo zoo zoo zoo zoo', network)).toEqual(nothing);
    expect(await back(words, network)).toEqual({ ok: false, code: 'too-fast' });
    expect((await back(words)).ok).toBe(true);
  });

  it('R807: nothing typed is said to be nothing, and is no guess', async () => {
    const child = await house.join();
    const words = await take(child);
    const network = id();
    const empty = { ok: false, code: 'text-empty' };
    const { complaints, safeguarding, room } = house.services;
    const opens: readonly ((typed: string) => Promise<unknown>)[] = [
      (phrase) => back(phrase, network),
      (phrase) => complaints.follow(visitor, { phrase, network }),
      (phrase) => safeguarding.letter(visitor, { phrase, network }),
      (words) => complaints.look(visitor, { words, network }),
      (code) => room.lookInside(visitor, { code, network }),
    ];
    for (const open of opens)
      for (const typed of ['', ' \n ', '\u200B']) expect(await open(typed)).toEqual(empty);
    expect((await back(words, network)).ok).toBe(true);
  });

  it('R88: no seat is asked for more than a few hashes a minute', async () => {
    const child = await house.join();
    for (let made = 0; made < 5; made += 1) await take(child);
    const { instead } = await need(privacy().readPhrase(child, {}));
    expect(await privacy().makePhrase(child, { instead, language: 'en' })).toEqual({
      ok: false,
      code: 'too-fast',
    });
  });

  it('is no business of staff or visitors', async () => {
    for (const actor of [visitor, demoSystem, await house.staffWho('moderator')]) {
      expect(await privacy().readPhrase(actor, {})).toEqual({ ok: false, code: 'not-allowed' });
      expect(await privacy().makePhrase(actor, { instead: '', language: 'en' })).toEqual({
        ok: false,
        code: 'not-allowed',
      });
    }
  });
});

describe('wrong codes', () => {
  it('R92, R93: have a budget, after which nothing more is said of them; a right one is found and taken at once', async () => {
    const network = id();
    const issued = await need(
      house.services.consultation.issueCodes(demoSystem, {
        consultationId: house.consultationId,
        label: 'guessed at',
        language: 'en',
        size: 20,
      }),
    );
    const code = codeFragment(issued.codes[0] ?? []);
    const wrong = 'zoo zoo zoo zoo zoo';
    const look = (typed: string) => house.services.room.lookInside(visitor, { code: typed, network });
    const answers = await Promise.all(Array.from({ length: 200 }, () => look(wrong)));
    expect(answers.filter((answer) => !answer.ok && answer.code === 'code-opens-nothing')).toHaveLength(60);
    expect(answers.filter((answer) => !answer.ok && answer.code === 'too-fast')).toHaveLength(140);
    expect((await look(code)).ok).toBe(true);
    const stillOpens = (form: { code: string; nonce: string }) =>
      need(house.services.room.codeStillOpens(visitor, form));
    expect(await stillOpens({ code, nonce: '' })).toBe(true);
    expect(await stillOpens({ code: wrong, nonce: '' })).toBe(false);
    const form = {
      consultationId: house.consultationId,
      nonce: id(),
      language: 'en',
      level: 'older',
      network,
    };
    expect((await house.services.room.join(visitor, { ...form, code })).ok).toBe(true);
    // Used: it leads on for the form that took its seat, and for no other.
    expect(await stillOpens({ code, nonce: form.nonce })).toBe(true);
    expect(await stillOpens({ code, nonce: id() })).toBe(false);
    expect(await house.services.room.join(visitor, { ...form, code: wrong })).toEqual({
      ok: false,
      code: 'too-fast',
    });
  });
});

describe('a lost sheet', () => {
  const batchesOf = async () =>
    (await need(house.services.consultation.read(demoSystem, { consultationId: house.consultationId })))
      .batches;

  it('R94: is replaced in its own pile by whoever hands out codes; that is audited and changes no seat', async () => {
    const facilitator = await house.staffWho('facilitator');
    const child = await house.join();
    const db = await house.databases.consultation(house.consultationId);
    if (!db) throw new Error('there is no consultation');
    const [batch] = await batchesOf();
    const seats = await db.query('select id, batch_id from participant', []);
    const made = await need(
      house.services.consultation.replaceCode(facilitator, {
        consultationId: house.consultationId,
        batchId: batch?.id ?? '',
      }),
    );
    expect(made.words).toHaveLength(5);
    expect((await batchesOf()).find((each) => each.id === batch?.id)?.size).toBe((batch?.size ?? 0) + 1);
    expect(await db.query('select id, batch_id from participant', [])).toEqual(seats);
    // Only its own entry: another may hold a word of a card as the name of what was done.
    const entries = (await db.query('select * from audit', [])).map((row) => JSON.stringify(row));
    const [entry = '', ...more] = entries.filter((each) => each.includes('codes:replace'));
    expect(more).toEqual([]);
    expect(entry).not.toBe('');
    for (const word of made.words) expect(entry).not.toMatch(new RegExp(`\\b${word}\\b`));
    expect((await verifyAudit(db)).ok).toBe(true);

    const seat = await need(
      house.services.room.join(visitor, {
        consultationId: house.consultationId,
        code: codeFragment(made.words),
        nonce: id(),
        language: 'en',
        level: 'older',
      }),
    );
    expect((await whose(seat)).participantId).not.toBe(child.participantId);
    expect(await verifierOf(db, child.participantId)).toBeUndefined();
  });

  it('R94: is not replaced by others, nor in a pile that is not there', async () => {
    const { consultationId } = house;
    const batchId = (await batchesOf())[0]?.id ?? '';
    for (const role of ['moderator', 'analyst', 'approver', 'overseer', 'administrator'] as const) {
      const person = await house.staffWho(role);
      if (person.grants.some((grant) => grant.role === 'facilitator')) continue;
      expect(await house.services.consultation.replaceCode(person, { consultationId, batchId })).toEqual({
        ok: false,
        code: 'not-found',
      });
    }
    const organiser = await house.staffWho('organiser');
    expect(
      await house.services.consultation.replaceCode(organiser, { consultationId, batchId: id() }),
    ).toEqual({ ok: false, code: 'not-found' });
  });
});

describe('when it is over', () => {
  it('R90: a phrase still brings back after closing, and nothing after destruction', async () => {
    const child = await house.join();
    const words = await take(child);
    const organiser = await house.staffWho('organiser');
    await need(
      house.services.consultation.move(organiser, { consultationId: house.consultationId, to: 'closed' }),
    );
    expect(await whose(await need(back(words)))).toEqual(child);
    expect(await need(privacy().readPhrase(child, {}))).toMatchObject({ has: true });
    const facilitator = await house.staffWho('facilitator');
    expect(
      await house.services.consultation.replaceCode(facilitator, {
        consultationId: house.consultationId,
        batchId:
          (await need(house.services.consultation.read(demoSystem, { consultationId: house.consultationId })))
            .batches[0]?.id ?? '',
      }),
    ).toEqual({ ok: false, code: 'state-forbids' });
    await house.databases.destroy(house.consultationId);
    expect(await back(words)).toEqual(nothing);
  });
});
