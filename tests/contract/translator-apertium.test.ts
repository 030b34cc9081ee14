import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApertium } from '../../server/translation/apertium.ts';
import { runCommand } from '../../server/translation/run-command.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { describeTranslator } from './translator.contract.ts';

/** As Debian installs it, with apertium-eng-spa (docs/hosting.md). */
const modes = '/usr/share/apertium/modes';

it('Apertium is installed: apt-get install apertium apertium-eng-spa', () => {
  expect(existsSync(join(modes, 'eng-spa.mode'))).toBe(true);
});

describeTranslator('Apertium on this machine', async () => ({
  translator: createApertium(modes),
  sentence: { text: 'The school is big.', from: 'en', to: 'es', has: /^La escuela es grande\.$/ },
  close: async () => undefined,
}));

describe('a program on this machine', () => {
  const folder = tempFolder('translator');
  const limits = { timeMs: 1_000, answerBytes: 10_000 };
  const job = { from: 'en', to: 'es', texts: ['One.'] };
  /** A translator whose pair does this with a text. */
  async function answerOf(does: string) {
    writeFileSync(join(folder.path, 'eng-spa.mode'), `${does}\n`);
    return createApertium(folder.path, limits).translate(job);
  }
  beforeAll(() => {
    process.env.MASTER_KEY = 'a secret of this process';
  });
  afterAll(() => {
    delete process.env.MASTER_KEY;
    folder.remove();
  });

  it('R465: that does not end is ended, with whatever it started', async () => {
    const started = join(folder.path, 'started');
    expect(await answerOf(`sleep 60 & echo $! > ${started}; sleep 60`)).toEqual({
      ok: false,
      failure: 'too-slow',
    });
    // Gone, or waiting for whoever counts the dead.
    const stat = `/proc/${readFileSync(started, 'utf8').trim()}/stat`;
    await expect.poll(() => !existsSync(stat) || / Z /.test(readFileSync(stat, 'utf8'))).toBe(true);
  });

  it('R465: that says too much is ended', async () => {
    expect(await answerOf('yes')).toEqual({ ok: false, failure: 'too-long' });
  });

  it('R465: that fails, or is not there, is no translation', async () => {
    expect(await answerOf('echo half; exit 3')).toEqual({ ok: false, failure: 'unreadable' });
    expect(await runCommand('', { command: join(folder.path, 'none'), args: [], limits })).toEqual({
      ok: false,
      failure: 'unreachable',
    });
  });

  it('R465: is handed its arguments as a list, and nothing of ours', async () => {
    const answer = await answerOf('echo "$# $*"; env; pwd');
    if (!answer.ok) throw new Error(answer.failure);
    expect(answer.texts[0]).toMatch(/^1 -n\n/);
    expect(answer.texts[0]).not.toContain('secret');
    expect(answer.texts[0]).toMatch(/\n\/$/);
  });

  it('R465: a tag that is a path leads to no file', async () => {
    writeFileSync(join(folder.path, 'eng-spa.mode'), 'cat\n');
    const translator = createApertium(join(folder.path, 'inside'), limits);
    expect(await translator.knows({ from: '../eng', to: 'es' })).toBe(false);
    expect(await translator.translate({ ...job, from: '../eng' })).toEqual({
      ok: false,
      failure: 'unsupported',
    });
  });
});
