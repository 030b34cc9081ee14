import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { askRunning } from '../../../server/commands/ask-running.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import type { CommandAnswer } from '../../../server/commands/options.ts';
import { listenForCommands } from '../../../server/commands/socket.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Role, Staff } from '../../../server/core/staff/roles.ts';
import { answerRequest } from '../../../server/usecases/privacy/answer-request.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const system = { kind: 'system', name: 'command-line' } as const;
const basis = 'Order 4711 of a court';

/** A child with something written: its id, and the child to take it back. */
async function written(text = 'I write what I think.') {
  const child = await house.join();
  const place = await need(house.services.room.place(child, {}));
  const activityId = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId, text, language: 'en' }));
  return { child, id };
}

const ask = (subject: string, broughtBy: string | null = null) =>
  house.services.privacy.ask(system, { subject, basis, broughtBy });
const decide = (staff: Staff, id: string, decision: 'approve' | 'refuse' = 'approve') =>
  house.services.privacy.decideRequest(staff, { id, decision });

/** The command as the socket runs it: with somebody who waits, and lines said meanwhile. */
function command(words: readonly string[]) {
  const gone = new AbortController();
  let waits: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => {
    waits = resolve;
  });
  const answer: Promise<CommandAnswer> = runCommand(
    house,
    { words, origin: '' },
    { say: () => waits(), gone: gone.signal },
  );
  return { answer, waiting, leave: () => gone.abort() };
}

async function standing(subject: string): Promise<string> {
  const asked = await need(ask(subject));
  expect(asked.joined).toBe(true);
  return asked.id;
}

async function deeds(of?: string): Promise<string[]> {
  const db = of === undefined ? house.databases.control : await house.databases.consultation(of);
  const rows = (await db?.query('select deed, subject, detail from audit order by n', [])) ?? [];
  return rows.map((row) => row.join(' '));
}

describe('R125: what is held is told only when two people of two sides let it pass', () => {
  it('waits, and prints after the second yes exactly what is held', async () => {
    const { id: subject, child } = await written('Words for\nnobody else.\u001b[2J');
    const { answer, waiting } = command(['who', subject, '--basis', basis]);
    await waiting;
    const id = await standing(subject);
    const [responsible, overseer] = [await house.staffWho('organiser'), await house.staffWho('overseer')];
    await need(decide(responsible, id));
    expect(await need(house.services.privacy.requestState(system, { id }))).toBe('asked');
    await need(decide(overseer, id));
    const { lines, exitCode } = await answer;
    expect(exitCode).toBe(0);
    expect(lines.map((line) => line.split(': ')[0])).toEqual(['consultation', 'activity', 'day', 'text']);
    expect(lines[2]).toMatch(/^day: \d{4}-\d{2}-\d{2}$/);
    expect(lines[3]?.split('\n')[0]).toBe('text: Words for');
    expect(lines.join('\n')).not.toContain('\u001b');
    expect(lines.join('\n')).not.toContain(child.participantId);
    expect(await need(house.services.privacy.requestState(system, { id }))).toBe('answered');

    const logged = (await deeds()).filter((entry) => entry.includes(id));
    expect(logged).toEqual([
      `request:ask ${id} `,
      `request:approve ${id} `,
      `request:oversee ${id} `,
      `request:answer ${id} texts 1`,
    ]);
    expect(await deeds(house.consultationId)).toContain(`request:answer ${id} texts 1`);
    expect((await deeds()).join()).not.toContain('Words for');
    expect((await verifyAudit(house.databases.control)).ok).toBe(true);
  });

  it('says nothing is held of what was taken back, and of a number that never was: after the same two people', async () => {
    const { child, id: subject } = await written();
    await need(house.services.room.withdraw(child, { id: subject }));
    for (const number of [subject, 'Z'.repeat(22)]) {
      const { answer, waiting } = command(['who', number, '--basis', basis]);
      await waiting;
      const id = await standing(number);
      await need(decide(await house.staffWho('overseer'), id));
      await need(decide(await house.staffWho('administrator'), id));
      expect(await answer).toEqual({ lines: ['Nothing is held.'], exitCode: 0 });
    }
  });

  it('of a seat it tells what it wrote and when, and of an empty one the day', async () => {
    const { child } = await written('Mine.');
    const empty = await house.join();
    const told: string[][] = [];
    for (const number of [child.participantId, empty.participantId]) {
      const { id } = await need(ask(number));
      await need(decide(await house.staffWho('overseer'), id));
      await need(decide(await house.staffWho('organiser'), id));
      const { answer } = command(['who', number]);
      told.push((await answer).lines.map((line) => line.split(': ')[0] ?? ''));
    }
    expect(told).toEqual([
      ['consultation', 'activity', 'day', 'text'],
      ['consultation', 'day'],
    ]);
  });

  it('R1344: of a seat whose erasure waits it tells nothing, no day either; undone it is held again', async () => {
    const { child } = await written('Mine.');
    const empty = await house.join();
    for (const each of [child, empty]) {
      const subject = each.participantId;
      const asked = async () => {
        const { answer, waiting } = command(['who', subject, '--basis', basis]);
        await waiting;
        const id = await standing(subject);
        for (const role of ['organiser', 'overseer'] as const)
          await need(decide(await house.staffWho(role), id));
        return (await answer).lines;
      };
      await need(house.services.privacy.erase(each, { session: 'here' }));
      expect(await asked()).toEqual(['Nothing is held.']);
      await need(house.services.privacy.undo(each, { session: 'here' }));
      expect((await asked()).join()).toContain('day: ');
    }
  });

  it('stays to be answered while the log of the consultation cannot be written', async () => {
    const { id: subject } = await written('Nobody has them yet.');
    const { id } = await need(ask(subject));
    await need(decide(await house.staffWho('overseer'), id));
    await need(decide(await house.staffWho('organiser'), id));
    const { databases } = house.deps;
    const db = await databases.consultation(house.consultationId);
    if (!db) throw new Error('no database');
    const before = await deeds(house.consultationId);
    const writing = (write: typeof db.write) => ({
      ...house.deps,
      databases: { ...databases, consultation: async () => ({ ...db, write }) },
    });
    const full = writing(() => Promise.reject(new Error('The disk is full.')));
    await expect(answerRequest(full, system, { id })).rejects.toThrow('The disk is full.');
    const refused = writing(async () => ({ ok: false, refusal: 'try-again' }));
    expect(await answerRequest(refused, system, { id })).toEqual({ ok: false, code: 'try-again' });
    expect(await need(house.services.privacy.requestState(system, { id }))).toBe('approved');
    expect(await deeds(house.consultationId)).toEqual(before);
    expect((await need(house.services.privacy.answer(system, { id })))[0]?.text).toBe('Nobody has them yet.');
    expect(await deeds(house.consultationId)).toEqual([...before, `request:answer ${id} texts 1`]);
  });

  it('is ended by one no, and nothing was read', async () => {
    const { id: subject } = await written();
    const { answer, waiting } = command(['who', subject, '--basis', basis]);
    await waiting;
    const id = await standing(subject);
    const overseer = await house.staffWho('overseer');
    await need(decide(overseer, id));
    await need(decide(overseer, id, 'refuse'));
    expect(await answer).toEqual({ lines: ['Refused. Nothing was read.'], exitCode: 1 });
    expect(await decide(await house.staffWho('organiser'), id)).toMatchObject({ code: 'state-forbids' });
    expect(await house.services.privacy.answer(system, { id })).toMatchObject({ code: 'state-forbids' });
  });

  it('stands when the command ends, and asking again joins it; whoever left is told nothing', async () => {
    const { id: subject } = await written();
    const first = command(['who', subject, '--basis', basis]);
    await first.waiting;
    first.leave();
    expect((await first.answer).exitCode).toBe(75);
    const late = command(['who', subject, '--wait', '0']);
    expect((await late.answer).exitCode).toBe(75);
    const id = await standing(subject);
    await need(decide(await house.staffWho('overseer'), id));
    await need(decide(await house.staffWho('organiser'), id));
    expect(await need(house.services.privacy.requestState(system, { id }))).toBe('approved');
    const again = command(['who', subject]);
    expect((await again.answer).lines).toHaveLength(4);
    // Answered once; asked anew it is a new request.
    expect((await need(ask(subject))).joined).toBe(false);
  });

  it('a server that stops lets whoever waits go; a request over the socket is parsed like any other', async () => {
    const { id: subject } = await written();
    const close = await listenForCommands(house.folder, house);
    let hear: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      hear = resolve;
    });
    const send = (words: readonly string[], heard: () => void = () => undefined) =>
      askRunning(house.folder, { words, origin: '' }, heard);
    const asking = send(['who', subject, '--basis', basis], hear);
    await waiting;
    expect((await send(['x'.repeat(10_001)]))?.exitCode).toBe(64);
    await close();
    expect((await asking)?.exitCode).toBe(75);
    await standing(subject);
  });

  it('asks once, however many ask at once', async () => {
    const { id: subject } = await written();
    const asked = await Promise.all([ask(subject), ask(subject), ask(subject)].map(need));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(asked.filter(({ joined }) => !joined)).toHaveLength(1);
  });

  it('takes one yes of each side, of two people, and none of who brought it', async () => {
    const { id: subject } = await written();
    const [organiser, administrator, overseer] = await Promise.all(
      (['organiser', 'administrator', 'overseer'] as const).map(house.staffWho),
    );
    if (!organiser || !administrator || !overseer) throw new Error('nobody');
    const { id } = await need(ask(subject, organiser.staffId));
    expect(await decide(organiser, id)).toMatchObject({ code: 'request-own' });
    expect(await decide(organiser, id, 'refuse')).toMatchObject({ code: 'request-own' });
    await need(decide(administrator, id));
    expect(await decide(administrator, id)).toMatchObject({ code: 'already-signed' });
    // One person who came to hold both roles is still one person.
    const both: Staff = { ...administrator, grants: [{ role: 'overseer', consultationId: '' }] };
    expect(await decide(both, id)).toMatchObject({ code: 'one-person-alone' });
    const yes = await Promise.all([decide(overseer, id), decide(overseer, id)]);
    expect(yes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('takes none of whoever brought what stands already: that joins nothing, also in the same moment', async () => {
    const { id: subject } = await written();
    const [organiser, administrator] = [
      await house.staffWho('organiser'),
      await house.staffWho('administrator'),
    ];
    const { id } = await need(ask(subject));
    const { staffId } = organiser;
    expect(await ask(subject, staffId)).toEqual({ ok: false, code: 'state-forbids' });
    expect(await ask(subject, 'A'.repeat(22))).toEqual({ ok: false, code: 'not-found' });
    const { lines, exitCode } = await command(['who', subject, '--by', staffId]).answer;
    expect([lines[0], exitCode]).toEqual([expect.stringMatching(/asked already.*--by/), 1]);
    await need(decide(administrator, id, 'refuse'));
    // Who brought it joins it, and is kept from it; nobody else is noted beside.
    const anew = await need(ask(subject, staffId));
    expect(await need(ask(subject, staffId))).toEqual({ id: anew.id, joined: true });
    expect(await need(ask(subject))).toEqual({ id: anew.id, joined: true });
    expect(await ask(subject, administrator.staffId)).toEqual({ ok: false, code: 'state-forbids' });
    expect(await decide(organiser, anew.id)).toMatchObject({ code: 'request-own' });
    const { id: other } = await written();
    // Two people said yes already: nobody is left to keep from it, and whoever asks again gets the answer.
    const { id: passed } = await written();
    const settled = await need(ask(passed));
    await need(decide(administrator, settled.id));
    await need(decide(await house.staffWho('overseer'), settled.id));
    expect(await need(ask(passed, staffId))).toEqual({ id: settled.id, joined: true });
    const both = await Promise.all([ask(other, staffId), ask(other, administrator.staffId)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is decided by nobody else: not by other roles, not by the command line', async () => {
    const { id: subject } = await written();
    const { id } = await need(ask(subject));
    const others: readonly Role[] = ['approver', 'moderator', 'analyst', 'decision-maker'];
    for (const role of others) {
      const staff = await house.staffWho(role);
      expect(await decide(staff, id), role).toMatchObject({ code: 'not-found' });
      expect(await house.services.privacy.requests(staff, {}), role).toMatchObject({ code: 'not-allowed' });
    }
    for (const decision of ['approve', 'refuse'] as const)
      expect(await house.services.privacy.decideRequest(system, { id, decision })).toMatchObject({
        code: 'not-allowed',
      });
    const overseer = await house.staffWho('overseer');
    expect(await house.services.privacy.answer(overseer, { id })).toMatchObject({ code: 'not-allowed' });
    expect(await house.services.privacy.ask(overseer, { subject, basis, broughtBy: null })).toMatchObject({
      code: 'not-allowed',
    });
    // Whoever works on another consultation knows of none of this one.
    const elsewhere = {
      ...(await house.staffWho('organiser')),
      grants: [{ role: 'organiser', consultationId: 'elsewhere' }],
    } as const;
    const seen = await need(house.services.privacy.requests(elsewhere, {}));
    expect(seen.filter((request) => request.id === id)).toEqual([]);
    expect(await decide(elsewhere, id)).toMatchObject({ code: 'not-found' });
  });

  it('wants a number of ours, a legal basis and a member of staff who is there', async () => {
    const { id: subject } = await written();
    const said = async (...words: string[]) => (await command(['who', ...words]).answer).lines[0];
    expect(await command(['who', subject]).answer).toMatchObject({
      lines: [expect.stringMatching(/legal basis is needed/)],
      exitCode: 64,
    });
    expect(await said('12', '--basis', basis)).toMatch(/no number of this site/);
    expect(await said(subject, '--basis', basis, '--by', 'A'.repeat(22))).toMatch(/no member of staff/);
    expect(await said(subject, '--basis', 'x'.repeat(2_001))).toMatch(/2,000/);
    // Without a server nobody could decide: it is put down, and said so.
    const alone = await runCommand(house, { words: ['who', subject, '--basis', basis], origin: '' });
    expect(alone.exitCode).toBe(75);
    await standing(subject);
  });

  it('shows those who decide that there is a request, and no word of it', async () => {
    const { id: subject } = await written('Seldom words.');
    const { id } = await need(ask(subject));
    for (const role of ['administrator', 'organiser', 'overseer'] as const) {
      const listed = await need(house.services.privacy.requests(await house.staffWho(role), {}));
      const request = listed.find((each) => each.id === id);
      expect(request).toMatchObject({ subject, basis, state: 'asked', mayApprove: true, mayRefuse: true });
      expect(JSON.stringify(listed)).not.toContain('Seldom words');
    }
  });
});

describe('R126: how often was asked is counted in public', () => {
  it('by year, with what came of it', async () => {
    const visitor = { kind: 'visitor' } as const;
    const [before] = await need(house.services.privacy.countRequests(visitor, {}));
    const { id: subject } = await written();
    const { id } = await need(ask(subject));
    await need(decide(await house.staffWho('overseer'), id, 'refuse'));
    const [after] = await need(house.services.privacy.countRequests(visitor, {}));
    expect(after).toEqual({
      ...before,
      asked: (before?.asked ?? 0) + 1,
      refused: (before?.refused ?? 0) + 1,
    });
  });
});
