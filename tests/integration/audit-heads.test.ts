import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditHead, notedHead, verifyAudit } from '../../db/audit.ts';
import { runCommand } from '../../server/commands/commands.ts';
import { noteAuditHeads } from '../../server/usecases/retention/note-audit-heads.ts';
import { need, openTestHouse, type TestHouse } from '../support/house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.remove());

describe('the heads of audit chains', () => {
  it('R51: where each chain stands is noted once a day in the site’s own log, and entries cut off its end are missed', async () => {
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
    expect(await notedHead(house.databases.control, consultationId)).toEqual(await auditHead(db));

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
    // Another act in its place does not hide it.
    await need(house.services.consultation.move(organiser, { consultationId, to: 'open' }));
    expect(await verifyAudit(db)).toMatchObject({ ok: true, entries });
    const again = await need(
      house.services.privacy.audit(overseer, { consultationId, day: null, before: null }),
    );
    expect(again.check).toEqual({ ok: false, firstBad: entries });
  });
});
