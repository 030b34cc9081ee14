import { expect, it } from 'vitest';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { dayMs } from '../../../server/core/consultation/days.ts';
import { dutyRoles, lossMs } from '../../../server/core/staff/duty.ts';
import { demoVoices } from '../../../server/demo/asked.ts';
import { seedPast } from '../../../server/demo/past.ts';
import { demoSystem, seedDemo } from '../../../server/demo/seed.ts';
import { destroyConsultation } from '../../../server/usecases/retention/destroy-consultation.ts';
import { need, openTestHouse } from '../../support/house/house.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';

it('R538: a demo whose days are over is found as it is: nothing is made anew, and nothing is in the way of its start', async () => {
  const over = await openTestHouse();
  try {
    const far = { ...over.deps, clock: () => over.deps.clock() + 800 * dayMs };
    await need(destroyConsultation(far, demoSystem, { consultationId: over.consultationId }));
    expect(over.databases.ids()).toEqual([]);
    const found = await seedDemo(over, []);
    expect(found.consultationId).toBe(over.consultationId);
    const finish = await seedPast(over, found.as);
    await finish();
    expect((await directoryEntries(over.databases.control)).map(({ state }) => state)).toEqual(['destroyed']);
    const codes = { consultationId: found.consultationId, label: 'Demo', language: 'en', size: 20 };
    expect((await over.services.consultation.issueCodes(demoSystem, codes)).ok).toBe(false);
  } finally {
    await over.remove();
  }
});

it('R1299: a demo is seeded whole where that takes longer than the minute after which a room without adults rests', async () => {
  const clock = movedClock();
  const slow = await openTestHouse({ CLOCK_FILE: clock.file });
  try {
    await slow.databases.control.write([{ sql: 'delete from directory', args: [] }]);
    clock.passMs(2 * lossMs);
    const { consultationId } = await seedDemo(slow, []);
    expect(consultationId).not.toBe(slow.consultationId);
    const db = await slow.databases.consultation(consultationId);
    const shown = await db?.query(`select id from contribution where state = 'published'`, []);
    expect(shown).toHaveLength(demoVoices.length);
    // Whoever made it sits at no desk of it.
    expect(slow.deps.duty.missing(consultationId)).toEqual(dutyRoles);
  } finally {
    await slow.remove();
    clock.remove();
  }
});
