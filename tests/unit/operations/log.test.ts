import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../server/log.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const folder = tempFolder('log');
afterAll(() => folder.remove());

describe('a log that cannot be written', () => {
  it('R508: on a full disk stops nobody, however much it would say', () => {
    const full = openSync('/dev/full', 'w');
    const log = createLog('info', full);
    for (let line = 0; line < 20_000; line += 1) log.error({ event: 'fault', at: 'x'.repeat(100) });
    closeSync(full);
  });

  it('R508: goes on by itself once there is room, with whole lines', () => {
    const pipe = join(folder.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const fd = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    const log = createLog('info', fd);
    for (let line = 0; line < 20_000; line += 1) log.warn({ event: 'waits', at: 'x'.repeat(100) });
    let said = '';
    const bytes = Buffer.alloc(1_000_000);
    const read = () => {
      try {
        for (;;) said += bytes.toString('utf8', 0, readSync(fd, bytes));
      } catch (error) {
        expect(error).toMatchObject({ code: 'EAGAIN' });
      }
    };
    for (let line = 0; line < 100; line += 1) {
      read();
      log.info({ event: 'goes-on', count: line });
    }
    read();
    closeSync(fd);
    const lines = said
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ event }) => event === 'waits').length).toBeLessThan(20_000);
    expect(lines.at(-1)).toMatchObject({ event: 'goes-on', count: 99 });
  });
});
