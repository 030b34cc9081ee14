import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditHead, auditStatement, notedHead, verifyAudit } from '../../../db/audit.ts';
import { createSeal } from '../../../db/text.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { noteAuditHeads } from '../../../server/usecases/retention/note-audit-heads.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.remove());

describe('the heads of audit chains', () => {
  it('R51, R857: where each chain stands is noted once a day in the site’s own log, and entries cut off its end are missed', async () => {
    const { consultationId } = house;
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('no database');
    const clock = { kind: 'system', name: 'retention' } as const;
    const on = (day: string) => ({ ...house.deps, clock: () => Date.parse(`${day}T12:00:00Z`) });
    const noted = async (day: string) => (await need(noteAuditHeads(on(day), clock, {}))).noted;
    const organiser = await house.staffWho('organiser');
    expect(await noteAuditHeads(house.deps, organiser, {})).toEqual({ ok: false, code: 'not-allowed' });

    expect([await noted('2027-03-01'), await noted('2027-03-01')]).toEqual([1, 0]);
    // Nothing was done there: there is nothing to say on the next day.
    expect(await noted('2027-03-02')).toBe(0);
    await need(house.services.consultation.move(organiser, { consultationId, to: 'paused' }));
    expect([await noted('2027-03-02'), await noted('2027-03-03')]).toEqual([0, 1]);
    expect(await verifyAudit(house.databases.control)).toMatchObject({ ok: true });
    const entries = (await auditHead(db))?.n ?? 0;
    expect(await notedHead(house.databases.control, db)).toEqual(await auditHead(db));
    // R984: only the key of this consultation opens the note, and each is as long as every other.
    const notes = await house.databases.control.query(
      `select detail from audit where deed = 'audit:head'`,
      [],
    );
    expect(notes.map(([detail]) => /[0-9A-F]{64}/.test(String(detail)))).toEqual(notes.map(() => false));
    expect(new Set(notes.map(([detail]) => String(detail).length)).size).toBe(1);
    const other = { id: consultationId, seal: createSeal('0'.repeat(64)) };
    expect(await notedHead(house.databases.control, other)).toEqual({ n: 1, hash: '' });

    await db.write([
      { sql: 'drop trigger audit_is_not_deleted', args: [] },
      { sql: 'delete from audit where n = ?1', args: [entries] },
    ]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
    const overseer = await house.staffWho('overseer');
    const log = await need(
      house.services.privacy.audit(overseer, { consultationId, day: null, before: null }),
    );
    expect(log.check).toEqual({ ok: false, firstBad: entries });
    const command = await runCommand(house, { words: ['audit', 'verify', consultationId], origin: '' });
    expect(command).toEqual({ lines: [`The chain breaks at entry ${entries}.`], exitCode: 1 });
    // Another act in its place does not hide it, and the next day notes nothing that would.
    await need(house.services.consultation.move(organiser, { consultationId, to: 'open' }));
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries });
    const again = await need(
      house.services.privacy.audit(overseer, { consultationId, day: null, before: null }),
    );
    expect(again.check).toEqual({ ok: false, firstBad: entries });
    const later = await need(noteAuditHeads(on('2027-03-04'), clock, {}));
    expect(later).toEqual({ noted: 0, older: [consultationId] });
    expect((await need(noteAuditHeads(on('2027-03-04'), clock, {}))).older).toEqual([]);
    expect((await need(noteAuditHeads(on('2027-03-04'), clock, { look: true }))).older).toEqual([
      consultationId,
    ]);
    expect((await notedHead(house.databases.control, db))?.n).toBe(entries);
  });

  it('R51, R984: a head that was noted in the open, before they were sealed, still holds', async () => {
    const db = await house.databases.consultation(house.consultationId);
    const head = db && (await auditHead(db));
    if (!head) throw new Error('no log');
    const open = { day: '2027-03-01', actor: 'audit-heads', deed: 'audit:head', subject: db.id } as const;
    await house.databases.control.write([auditStatement({ ...open, detail: `${head.n} ${head.hash}` })]);
    expect(await notedHead(house.databases.control, db)).toEqual(head);
  });

  it('R984: the log of the site tells of a consultation that is destroyed no hash and no number of its log', async () => {
    const { consultationId, databases, services } = house;
    const db = await databases.consultation(consultationId);
    const entries = db ? await db.query('select n, hex(hash) from audit', []) : [];
    await need(services.retention.noteHeads({ kind: 'system', name: 'test' }, {}));
    await need(services.retention.destroy({ kind: 'system', name: 'test' }, { consultationId }));
    const said = await databases.control.query('select detail from audit where subject = ?1', [
      consultationId,
    ]);
    const body = await databases.control.query('select body from destruction', []);
    const left = [...said.map(String), ...body.map(([bytes]) => Buffer.from(bytes as Uint8Array).toString())];
    for (const [, hash] of entries) expect(left.filter((text) => text.includes(String(hash)))).toEqual([]);
    expect(left.filter((text) => /^\d+( |$)/.test(text)).map((text) => text.split(' ')[1]?.length)).toEqual([
      64,
    ]);
    expect(left.some((text) => text.includes('chain whole'))).toBe(true);
  });

  it('R996: who recomputes a long chain lets everybody else go first in between', async () => {
    const { control } = house.databases;
    const entry = { day: '2027-03-01', actor: 'test', deed: 'page:edit', subject: '', detail: '' } as const;
    await control.write(Array.from({ length: 2_100 }, () => auditStatement(entry)));
    let turns = 0;
    const again = () => {
      turns += 1;
      next = setImmediate(again);
    };
    let next = setImmediate(again);
    expect(await verifyAudit(control)).toMatchObject({ ok: true });
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(2);
  });
});
