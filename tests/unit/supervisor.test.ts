import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root, scratchTree } from '../support/scratch-tree.ts';

describe('the supervisor', () => {
  /** A stand-in for the built server says its process id once it stands, and leaves as SERVER says. */
  const server = `
    import { rmSync, existsSync } from 'node:fs';
    const leave = process.env.SERVER;
    if (leave && (!process.env.ONCE || existsSync('once'))) {
      rmSync('once', { force: true });
      process.exit(Number(leave));
    }
    process.on('SIGTERM', () => process.exit(0));
    setTimeout(() => process.exit(9), 20_000);
    console.log('serving', process.pid);`;

  function supervised(leave = '', { once = '', options = '{}', before = '' } = {}) {
    const entry = `import { supervise } from './setup/supervise.mjs';
${before}
process.exitCode = await supervise(process.env, ${options});
`;
    const folder = scratchTree({ 'build/server.js': server, 'entry.mjs': entry, once });
    cpSync(join(root, 'setup'), join(folder, 'setup'), { recursive: true });
    const child = spawn(process.execPath, ['entry.mjs'], {
      cwd: folder,
      env: { ...process.env, SERVER: leave, ONCE: once },
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
    return { child, ended, nextPid, said: () => said };
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

  it('R679: tries again what can pass by itself where nobody sits before it, and nothing else', async () => {
    const patient = { once: 'once', options: '{ againAfterMs: 10 }' };
    const { child, ended, nextPid, said } = supervised('75', patient);
    expect(await nextPid()).toBeGreaterThan(0);
    expect(said()).toBe('That can pass by itself: tried again every 0.01 s.\n');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    for (const code of [69, 70, 73, 78]) expect(await supervised(`${code}`, patient).ended).toBe(code);
  });

  it('R685: says in one sentence that a server cannot be started at all', async () => {
    const before = "import { rmSync } from 'node:fs';\nrmSync(process.cwd(), { recursive: true });";
    const { ended, said } = supervised('', { before });
    expect(await ended).toBe(70);
    expect(said()).toBe('The server could not be started (ENOENT).\n');
  });
});
