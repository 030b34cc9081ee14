import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { controls } from '../../../server/core/analysis/disclosure/controls.ts';
import type { CrossTable } from '../../../server/core/analysis/disclosure/crosses.ts';
import type { CountTable } from '../../../server/core/analysis/tables.ts';
import { createDisclosureControl } from '../../../server/disclosure/control-in-thread.ts';
import { seeded } from '../../support/house/seeded.ts';
import { disclosureWorker } from '../../support/processes/threads.ts';

/** A poll with several answers, and one table that divides its children. */
function divided(options: number, groups: number, children: number) {
  const random = seeded(7);
  const cells = () => Array.from({ length: options }, (_, at) => ({ cell: String(at), children: 0 }));
  const all = cells();
  const rows = Array.from({ length: groups }, (_, at) => ({
    category: `g${at}`,
    children: 0,
    cells: cells(),
  }));
  for (let child = 0; child < children; child += 1) {
    const row = rows[random.below(groups)];
    if (!row) throw new Error('No such group.');
    row.children += 1;
    for (const [at, cell] of all.entries()) {
      const own = row.cells[at];
      if (!own || random.below(10) >= 3) continue;
      cell.children += 1;
      own.children += 1;
    }
  }
  const name = { kind: 'poll', subject: 'a', activityId: 'a' } as const;
  const table: CountTable = { ...name, parts: false, voters: children, cells: all };
  const cross: CrossTable = { ...name, attribute: 'b', rows };
  return { tables: [table], crosses: [cross] };
}

const none = { tables: [], crosses: [] };

describe('disclosure control beside the serving thread', () => {
  it('R1100: a large table is told as it would be at once, and pages are served meanwhile', async () => {
    const control = createDisclosureControl(disclosureWorker);
    // About a second of work: beside it, a pause that is the machine's own is small.
    const counted = divided(10, 7, 150);
    const began = performance.now();
    const atOnce = controls.protectTogether(counted, none);
    const blocked = performance.now() - began;

    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const told = await control.protectTogether(counted, none);
    delay.disable();
    expect(told).toEqual(atOnce);
    expect(delay.max / 1e6).toBeLessThan(blocked / 2);

    const [table] = told.tables;
    if (!table) throw new Error('Nothing is told.');
    const release = [{ table, parts: false, crosses: told.crosses }];
    expect(await control.auditLater([], release)).toEqual([]);
    // What is given away is found there, too.
    const open = {
      ...table,
      children: 150,
      cells: table.cells.map((cell) => ({ ...cell, children: 145 })),
    };
    const narrowed = await control.auditLater([], [{ table: open, parts: false, crosses: told.crosses }]);
    expect(narrowed.length).toBeGreaterThan(0);
    expect(await control.hideMore(told, new Set(['a']))).toEqual({ ...told, less: [] });
  });

  it('R1100: few numbers need no thread', async () => {
    const control = createDisclosureControl(new URL('file:///nowhere/worker.js'));
    const counted = divided(3, 3, 60);
    expect(await control.protectTogether(counted, none)).toEqual(controls.protectTogether(counted, none));
    const large = divided(10, 6, 60);
    await expect(control.protectTogether(large, none)).rejects.toThrow();
    // Nothing is worked out of what was told already, or has one answer a child.
    const told = controls.protectTogether(large, none);
    expect(await control.protectTogether(large, told)).toEqual(told);
    expect(await control.hideMore(told, new Set())).toEqual({ ...told, less: [] });
  });
});
