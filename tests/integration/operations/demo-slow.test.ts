import { expect, it } from 'vitest';
import { dutyRoles, lossMs } from '../../../server/core/staff/duty.ts';
import { demoVoices } from '../../../server/demo/asked.ts';
import { seedDemo } from '../../../server/demo/seed.ts';
import { openTestHouse } from '../../support/house/house.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';

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
