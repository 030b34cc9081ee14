import { spawn } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root, scratchTree } from '../../support/pages/scratch-tree.ts';

describe('the supervisor', () => {
  /** A stand-in for the built server says its process id once it stands, and leaves as SERVER says. */
  const server = `
    import { rmSync, existsSync } from 'node:fs';
    const leave = process.env.SERVER;
    if (leave && (!process.env.LATER || existsSync('refuse'))) {
      rmSync('refuse', { force: true });
      process.exit(Number(leave));
    }
    process.on('SIGTERM', () => process.env.STAYS || process.exit(0));
    setTimeout(() => process.exit(9), 20_000);
    console.log('serving', process.pid);`;

  function supervised(leave = '', { later = '', options = '{}', before = '', stays = '' } = {}) {
    const entry = `import { supervise } from './setup/supervise.mjs';
${before}
process.exitCode = await supervise(process.env, ${options});
`;
    const folder = scratchTree({ 'build/server.js': server, 'entry.mjs': entry });
    cpSync(join(root, 'setup'), join(folder, 'setup'), { recursive: true });
    const child = spawn(process.execPath, ['entry.mjs'], {
      cwd: folder,
      env: { ...process.env, SERVER: leave, LATER: later, STAYS: stays },
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const nextPid = async () => Number(String((await lines.next()).value).split(' ')[1]);
    return { child, ended, folder, nextPid, said: () => said };
  }

  it('R75: starts the server again within a second when a signal kills it, and stops it when told', async () => {
    const { child, ended, nextPid, said } = supervised();
    const first = await nextPid();
    const killedAt = performance.now();
    process.kill(first, 'SIGABRT');
    const second = await nextPid();
    expect(performance.now() - killedAt).toBeLessThan(1_000);
    expect(second).not.toBe(first);
    expect(said()).toContain('The server died (SIGABRT): starting it again.');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(() => process.kill(second, 0)).toThrow('ESRCH');
  });

  it('R75: leaves a clean refusal alone and passes its exit code on', async () => {
    const { ended, said } = supervised('75');
    expect(await ended).toBe(75);
    expect(said()).toBe('');
  });

  it('R75: gives up on a server that dies twice just after its start', async () => {
    const { ended, said } = supervised('1');
    expect(await ended).toBe(1);
    expect(said().match(/starting it again/g)).toHaveLength(1);
    expect(said()).toContain('it is not started again');
  });

  it('R679: tries again what can pass by itself where the server was running before, and nothing else', async () => {
    const later = { later: 'yes', options: '{ againAfterMs: 10 }' };
    const { child, ended, folder, nextPid, said } = supervised('75', later);
    const first = await nextPid();
    writeFileSync(join(folder, 'refuse'), '');
    process.kill(first, 'SIGKILL');
    expect(await nextPid()).not.toBe(first);
    expect(said()).toContain('That can pass by itself: tried again every 0.01 s.\n');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    for (const code of [69, 70, 73, 75, 78]) expect(await supervised(`${code}`).ended).toBe(code);
  });

  it('R1292: a server that does not stop when it is told is killed once the time that it is left is over', async () => {
    const stays = { stays: 'yes', options: '{ longestStopMs: 1 }' };
    const { child, ended, nextPid } = supervised('', stays);
    const pid = await nextPid();
    const toldAt = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toBe(128 + 9);
    expect(performance.now() - toldAt).toBeLessThan(5_000);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('R685: says in one sentence that a server cannot be started at all', async () => {
    const before = "import { rmSync } from 'node:fs';\nrmSync(process.cwd(), { recursive: true });";
    const { ended, said } = supervised('', { before });
    expect(await ended).toBe(70);
    expect(said()).toBe('The server could not be started (ENOENT).\n');
  });
});
