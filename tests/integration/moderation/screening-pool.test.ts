import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createScreeningPool, type ScreeningPool } from '../../../server/screening/pool.ts';
import { bundleForTests } from '../../../setup/bundle.mjs';
import { tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const folder = tempFolder('screening-pool');
const hostileFile = join(folder.path, 'hostile-screening-worker.mjs');
const hostile = pathToFileURL(hostileFile);
beforeAll(() =>
  bundleForTests(
    join(import.meta.dirname, '../../support/processes/hostile-screening-worker.ts'),
    hostileFile,
  ),
);
afterAll(() => folder.remove());

const open: ScreeningPool[] = [];

/** The product gives a text 50 ms. Here it is more, so that a thread a busy machine lets wait is not taken for a hung one. */
const budgetMs = 600;

function pool(workerFile: URL, workers = 1): ScreeningPool {
  const made = createScreeningPool({ workers, workerFile, budgetMs });
  open.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

function input(text: string, previous: readonly string[] = []) {
  return { text, previous, language: 'en' };
}

describe('the screening pool', () => {
  it('answers each text of one turn with its own findings', async () => {
    const screening = pool(screeningWorker, 2);
    const texts = Array.from({ length: 600 }, (_, n) =>
      n % 3 === 0 ? `call 050123${1000 + n}` : `I want ${n} parks`,
    );
    const answers = await Promise.all(texts.map((text) => screening.screen(input(text))));
    answers.forEach(({ verdict, findings, failed }, n) => {
      expect(failed).toBeUndefined();
      expect(verdict).toBe(n % 3 === 0 ? 'ask' : 'pass');
      expect(findings.map(({ rule }) => rule)).toEqual(n % 3 === 0 ? ['contact-number'] : []);
    });
  });

  it('hands the earlier messages on', async () => {
    const said = 'We want a bigger library in town';
    expect((await pool(screeningWorker).screen(input(said, [said]))).findings[0]?.rule).toBe('repeat-same');
  });

  it.each([
    ['for ever', ['timeout']],
    ['exit', ['timeout', 'crash']],
    ['memory', ['timeout', 'crash']],
    ['throw', ['timeout', 'crash']],
  ] as const)(
    'R28: sends a text on which a screen does "%s" to a person and runs its neighbours again',
    async (bad, failed) => {
      const screening = pool(hostile);
      await screening.screen(input('up'));
      const texts = ['one', 'call 0501234567', bad, 'two', 'call 0507654321'];
      const answers = await Promise.all(texts.map((text) => screening.screen(input(text))));
      expect(answers.map(({ verdict }) => verdict)).toEqual(['pass', 'ask', 'hold', 'pass', 'ask']);
      const expected = {
        rule: 'screening-failed',
        start: 0,
        end: bad.length,
        verdict: 'hold',
        severity: 1,
        reason: 'screening',
      };
      expect(answers[2]?.findings).toEqual([expected]);
      // On a busy machine the watch may look before a worker is gone, or memory run out before it looks.
      expect(failed).toContain(answers[2]?.failed);
      expect((await screening.screen(input('after'))).verdict).toBe('pass');
    },
  );

  it('R28: outlives several bad texts in one turn', async () => {
    const screening = pool(hostile);
    const texts = ['for ever', 'fine', 'exit', 'exit', 'well', 'for ever'];
    const answers = await Promise.all(texts.map((text) => screening.screen(input(text))));
    expect(answers.map(({ failed }) => failed)).toEqual([
      'timeout',
      undefined,
      'crash',
      'crash',
      undefined,
      'timeout',
    ]);
  });

  it('R28: answers hold, and does not try for ever, when the worker cannot be loaded', async () => {
    const reasons: unknown[] = [];
    const workerFile = new URL('./no-such-worker.mjs', import.meta.url);
    const screening = createScreeningPool({
      workers: 1,
      workerFile,
      onStartFailed: (error) => reasons.push(error),
    });
    open.push(screening);
    const answers = await Promise.all(['a', 'b'].map((text) => screening.screen(input(text))));
    expect(answers.map(({ verdict, failed }) => [verdict, failed])).toEqual([
      ['hold', 'crash'],
      ['hold', 'crash'],
    ]);
    expect(String(reasons)).toContain('no-such-worker');
  });

  it.each([
    ['no thread can be had', () => 'a path that no thread is started from'],
    [
      'the thread ends before it is up',
      () => {
        const file = join(folder.path, 'ends.mjs');
        writeFileSync(file, 'process.exit(0);');
        return pathToFileURL(file);
      },
    ],
  ])('R1045: answers hold, says so and ends no process where %s', async (_, fileOf) => {
    const reasons: unknown[] = [];
    const onStartFailed = (error: unknown) => void reasons.push(error);
    const screening = createScreeningPool({ workers: 1, workerFile: fileOf(), onStartFailed });
    open.push(screening);
    for (const text of ['a', 'b']) expect((await screening.screen(input(text))).failed).toBe('crash');
    expect(reasons).toHaveLength(2);
  });

  it('answers what waits when it is closed, and whatever comes later', async () => {
    const screening = pool(screeningWorker);
    const waiting = screening.screen(input('still waiting'));
    await screening.close();
    expect((await waiting).verdict).toBe('hold');
    expect((await screening.screen(input('too late'))).verdict).toBe('hold');
  });

  it('works from its source as from the bundled file', async () => {
    const screening = pool(new URL('../../../server/screening/worker.ts', import.meta.url));
    expect((await screening.screen(input('call 0501234567'))).verdict).toBe('ask');
  });
});
