import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as home from '../../../app/routes/staff/home/home.tsx';
import { addToDirectory, copyState } from '../../../db/queries/staff/staff.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { noteAuditHeads } from '../../../server/usecases/retention/note-audit-heads.ts';
import { readKeptUntil } from '../../../server/usecases/retention/read-destructions.ts';
import { runRetention } from '../../../server/usecases/retention/run-retention.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { openLeads } from '../../support/house/leads.ts';
import { withoutAnswer } from '../../support/house/without-answer.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

const visitor = { kind: 'visitor' } as const;
const clock = { kind: 'system', name: 'retention' } as const;
const hourMs = 3_600_000;
/** Asked before every other. */
const silent = '-'.repeat(22);

let house: TestHouse;
let retentionDay: string;
beforeEach(async () => {
  house = await openTestHouse();
  const { consultationId } = house;
  ({ retentionDay } = (await need(house.services.consultation.read(clock, { consultationId }))).row);
  const { organisationId } = await house.staffWho('organiser');
  await house.databases.control.write([
    addToDirectory({ id: silent, organisationId, day: '2026-12-01' }),
    copyState(silent, 'open'),
  ]);
});
afterEach(() => house.remove());

const at = (hours: number): Deps => {
  const nowMs = Date.parse(`${retentionDay}T00:00:00Z`) + hours * hourMs;
  return { ...house.deps, clock: () => nowMs };
};

describe.each(['all', 'opening'] as const)('R1237: one consultation that gives no answer (%s)', (silence) => {
  beforeEach(() => void withoutAnswer(house.databases, { [silent]: silence }));

  it('keeps no other past its last day, and is named', async () => {
    await need(runRetention(at(-20), clock, {}));
    expect(await need(runRetention(at(12), clock, {}))).toEqual({
      destroyed: [house.consultationId],
      waits: false,
      waiting: [],
      failed: [],
      unreadable: [silent],
    });
  });

  it('nor the log of any other from being noted, nor what is public from saying how long it is kept', async () => {
    expect((await need(noteAuditHeads(house.deps, clock, {}))).noted).toBeGreaterThan(0);
    const asked = { consultationIds: [silent, house.consultationId] };
    expect(await need(readKeptUntil(house.deps, visitor, asked))).toEqual({
      [house.consultationId]: { day: retentionDay, is: 'kept-until' },
    });
  });

  it('nor anybody of the staff from the first page, nor a lead from who waits for help elsewhere', async () => {
    const staff = await house.staffWho('organiser');
    const listed = await need(house.services.consultation.list(staff, {}));
    expect(listed.find(({ id }) => id === silent)?.state).toBe('unreadable');
    expect(listed.find(({ id }) => id === house.consultationId)?.state).toBe('open');
    const { status, html } = await drawPages(house, { routes: { '/staff': home }, staff }).get('/staff');
    expect(status).toBe(200);
    expect(html).toContain(house.consultationId);

    const [lead] = await openLeads(house);
    const child = await house.join();
    const id = 'A'.repeat(22);
    const { safeguarding } = house.services;
    await need(safeguarding.ask(child, { id, text: 'It hurts.', language: 'en', choice: 'help' }));
    const { waiting } = await need(safeguarding.waitingHelp(lead.staff, {}));
    expect(waiting.map(({ place }) => place)).toContain(house.consultationId);
  });
});
