import { expect, it } from 'vitest';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { dayMs } from '../../../server/core/consultation/days.ts';
import { seedPast } from '../../../server/demo/past.ts';
import { demoSystem, seedDemo } from '../../../server/demo/seed.ts';
import { destroyConsultation } from '../../../server/usecases/retention/destroy-consultation.ts';
import { need, openTestHouse } from '../../support/house/house.ts';

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
