import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { wordsToGiveBack } from '../../../app/components/form/given-back.tsx';
import { idleMinutes, longestHours, restMs } from '../../../server/core/room/idleness.ts';
import { messages } from '../../../server/core/wire/messages.ts';
import { refuseTalkative, StartRefusal } from '../../../server/env.ts';
import { createIdleness } from '../../../server/guard/idleness.ts';
import { type LivingResponse, refusedFeatures, securityHeaders } from '../../../server/http/headers.ts';
import { placeOf } from '../../../server/log.ts';
import { bundleForTests } from '../../../setup/bundle.mjs';
import { root, scratchTree } from '../../support/pages/scratch-tree.ts';

const minutes = (count: number) => count * 60_000;
const hash = (of: string) => Buffer.from(of.padEnd(32, '.'));
const holder = { consultationId: 'c', participantId: 'p' };

describe('R117: idle minutes', () => {
  it('end a session 20 minutes after the last act, and 8 hours after the first', () => {
    expect(restMs({ firstMs: 0, lastMs: 0 }, 0)).toBe(minutes(idleMinutes));
    expect(restMs({ firstMs: 0, lastMs: 0 }, minutes(20) - 1)).toBe(1);
    expect(restMs({ firstMs: 0, lastMs: 0 }, minutes(20))).toBe(0);
    const long = minutes(longestHours * 60);
    expect(restMs({ firstMs: 0, lastMs: long - minutes(5) }, long - minutes(5))).toBe(minutes(5));
    expect(restMs({ firstMs: 0, lastMs: long }, long)).toBe(0);
  });

  it('begin anew with an act and with nothing else, and what is over stays over', () => {
    let nowMs = 0;
    const idleness = createIdleness(() => nowMs);
    expect(idleness.rest(hash('a'), holder)).toBe(minutes(20));
    nowMs = minutes(19);
    expect(idleness.rest(hash('a'), holder)).toBe(minutes(1));
    expect(idleness.rest(hash('a'), holder, { acts: true })).toBe(minutes(20));
    nowMs = minutes(38);
    expect(idleness.over()).toEqual([]);
    nowMs = minutes(39);
    expect(idleness.rest(hash('a'), holder, { acts: true })).toBe(0);
    expect(idleness.over()).toEqual([{ ...holder, hash: hash('a') }]);
    idleness.forget(hash('a'));
    expect(idleness.over()).toEqual([]);
  });
});

it('R1026: a session that was left and whose row could not be taken away is over, whatever is seen of it, until the row is gone', () => {
  const idleness = createIdleness(() => 0);
  idleness.rest(hash('a'), holder, { acts: true, shared: true });
  idleness.end(hash('a'), holder);
  idleness.expect([{ ...holder, hash: hash('a') }]);
  expect(idleness.rest(hash('a'), holder, { acts: true })).toBe(0);
  expect(idleness.over()).toEqual([{ ...holder, hash: hash('a') }]);
  idleness.forget(hash('a'));
  expect(idleness.over()).toEqual([]);
});

describe('R790: a session that stood before a restart', () => {
  const expected = { ...holder, hash: hash('a') };

  it('is over 25 minutes later where nobody is seen with it, and opens nothing from then on', () => {
    let nowMs = 0;
    const idleness = createIdleness(() => nowMs);
    idleness.expect([expected]);
    nowMs = minutes(25) - 1;
    expect(idleness.over()).toEqual([]);
    nowMs = minutes(25);
    expect(idleness.over()).toEqual([expected]);
    expect(idleness.rest(hash('a'), holder, { acts: true })).toBe(0);
    idleness.forget(hash('a'));
    expect(idleness.over()).toEqual([]);
  });

  it('lives on with its child, and is said to be here when it is seen first', () => {
    let nowMs = 0;
    const idleness = createIdleness(() => nowMs);
    const said: Buffer[] = [];
    idleness.listen((each) => said.push(each));
    idleness.expect([expected]);
    expect(said).toEqual([]);
    nowMs = minutes(24);
    expect(idleness.rest(hash('a'), holder, { acts: true })).toBe(minutes(20));
    expect(said).toEqual([hash('a')]);
    // Counted again, as every hour: what is known of who is here stays.
    idleness.expect([expected]);
    nowMs = minutes(44);
    expect(idleness.over()).toEqual([expected]);
  });

  it('is renewed by no page that only looks, and has no more than twenty minutes when it is seen', () => {
    let nowMs = 0;
    const idleness = createIdleness(() => nowMs);
    idleness.expect([expected]);
    nowMs = minutes(1);
    expect(idleness.rest(hash('a'), holder)).toBe(minutes(20));
    idleness.forget(hash('a'));
    idleness.expect([expected]);
    nowMs = minutes(16);
    expect(idleness.rest(hash('a'), holder)).toBe(minutes(10));
  });

  it('is counted on where its consultation gave no answer when the others were counted anew', () => {
    let nowMs = 0;
    const idleness = createIdleness(() => nowMs);
    idleness.expect([expected]);
    nowMs = minutes(20);
    idleness.expect([], new Set(['another']));
    nowMs = minutes(25);
    expect(idleness.over()).toEqual([expected]);
    idleness.expect([], new Set([holder.consultationId]));
    expect(idleness.over()).toEqual([]);
  });

  it('is ended by no process that hears of its child at another one, or cannot hear', () => {
    let nowMs = 0;
    const idleness = createIdleness(() => nowMs);
    idleness.expect([expected]);
    idleness.forget(hash('a'));
    nowMs = minutes(30);
    expect(idleness.over()).toEqual([]);
    idleness.expect([expected]);
    idleness.expect([]);
    nowMs = minutes(90);
    expect(idleness.over()).toEqual([]);
  });
});

describe('R118: what is given back', () => {
  it('is a form in which something was typed, with all of its fields, and no other', () => {
    const typed = new URLSearchParams({ intent: 'post', id: 'x', 'text-abc': 'My words', activity: 'abc' });
    expect(wordsToGiveBack(typed)).toEqual([...typed]);
    expect(wordsToGiveBack(new URLSearchParams({ intent: 'revise', text: '  ' }))).toBeUndefined();
    expect(wordsToGiveBack(new URLSearchParams({ intent: 'vote', statement: 'abc' }))).toBeUndefined();
  });
});

describe('R120: of an error only its place is said', () => {
  it('and no line of its message, not even one that looks like a place', () => {
    const secret = 'my dad\n    at home (/the/kitchen.ts:1:1)\n    at night';
    expect(placeOf(new Error(secret))).toMatch(/^at .*traces\.test\.ts:\d+:\d+\)?$/);
    const changed = new Error('one');
    changed.message = secret;
    expect(placeOf(changed)).not.toMatch(/dad|home|night/);
    const renamed = new Error('');
    renamed.stack = secret;
    expect(placeOf(renamed)).not.toMatch(/dad|night/);
    for (const thrown of [secret, { stack: secret }, null, undefined])
      expect(placeOf(thrown)).toBe('unknown');
  });

  it('the last resort of the framework is never reached', () => {
    const http = readFileSync(join(root, 'server/http.ts'), 'utf8');
    expect(http.slice(http.indexOf('function faultPage'))).not.toMatch(/\bnext\(/);
  });
});

describe('R120: a runtime that would write down what it holds', () => {
  const refuses = (flags: string[], source: Record<string, string> = {}) => {
    try {
      refuseTalkative(flags, source);
      return null;
    } catch (error) {
      return error instanceof StartRefusal ? error.message : 'another error';
    }
  };

  it.each([
    '--report-on-fatalerror',
    '--report_uncaught_exception',
    '--heapsnapshot-signal=SIGUSR2',
    '--heapsnapshot-near-heap-limit=1',
    '--heap-prof',
    '--cpu-prof',
    '--prof',
    '--abort-on-uncaught-exception',
    '--inspect=0.0.0.0',
    '--diagnostic-dir=/var',
  ])('%s is refused by name, from the line and from NODE_OPTIONS', (flag) => {
    const said = flag.replace(/=.*/, '');
    expect(refuses([flag])).toContain(said);
    expect(refuses([], { NODE_OPTIONS: `--enable-source-maps ${flag}` })).toContain(said);
  });

  it.each(['DEBUG', 'NODE_DEBUG', 'NODE_V8_COVERAGE'])('the variable %s is refused too', (name) => {
    expect(refuses([], { [name]: '*' })).toContain(name);
  });

  it('what a start needs is none of it', () => {
    expect(refuses(['--enable-source-maps'], { NODE_OPTIONS: '--max-old-space-size=1024' })).toBeNull();
  });

  it('the server itself refuses it in one sentence, before it opens anything', async () => {
    const server = join(scratchTree({}), 'build', 'server.js');
    await bundleForTests(join(root, 'server/index.ts'), server);
    const { status, stderr, stdout } = spawnSync(process.execPath, [server], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE_ENV: 'production', DEBUG: 'express:*', DEMO: '1' },
    });
    expect(status).toBe(78);
    // The framework has read that variable before anything of ours runs; it says its settings, and nobody has asked yet.
    expect(stderr.trim().split('\n').at(-1)).toBe(
      'DEBUG lets the runtime write down what children do and say: start without it.',
    );
    expect(stdout).toBe('');
  });

  it.runIf(process.platform === 'linux')(
    'the kept server may leave no core file, whatever its parent may',
    async () => {
      const folder = scratchTree({
        'build/server.js': `import { readFileSync } from 'node:fs';
console.log(/^Max core file size +(\\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))[1]);`,
        'entry.mjs': `import { supervise } from './setup/supervise.mjs';\nprocess.exitCode = await supervise(process.env);\n`,
      });
      spawnSync('cp', ['-r', join(root, 'setup'), folder]);
      const child = spawn(
        '/bin/sh',
        ['-c', 'ulimit -S -c "$(ulimit -H -c)"; exec "$0" entry.mjs', process.execPath],
        {
          cwd: folder,
        },
      );
      let said = '';
      for await (const text of child.stdout.setEncoding('utf8')) said += text;
      expect(said).toBe('0\n');
    },
  );
});

describe('R121: nobody is watched', () => {
  it('no message and no event tells who is there, who types or who has read', () => {
    const events = readFileSync(join(root, 'server/core/wire/events.ts'), 'utf8');
    const map = events.slice(
      events.indexOf('export type ServerEvents'),
      events.indexOf('export type Refusal'),
    );
    const names = [
      ...Object.keys(messages),
      ...[...map.matchAll(/^ {2}'([^']+)':/gm)].map(([, name]) => name),
    ];
    expect(names.length).toBeGreaterThan(12);
    const watches =
      /typing|presence|online|offline|seen|read|view|active|idle|focus|heartbeat|ping|track|count/;
    expect(names.filter((name) => watches.test(name ?? ''))).toEqual([]);
    for (const name of ['room:typing', 'child:online', 'message:read']) expect(watches.test(name)).toBe(true);
  });

  it('every feature is refused on every answer, and only a page that hydrates may make script of words', async () => {
    const app = express();
    app.use((_request, response, next) => {
      response.locals.nonce = 'bm9uY2U=';
      next();
    });
    app.use(securityHeaders({ development: false, tls: true, subdomains: false }));
    app.get('/rests', (_request, response) => void response.send('rests'));
    app.get('/lives', (_request, response) => {
      (response as LivingResponse).locals.lives();
      response.send('lives');
    });
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const [rests, lives, passkeys] = await Promise.all(
      ['/rests', '/lives', '/staff/prove'].map(async (path) => (await fetch(origin + path)).headers),
    );
    server.close();
    const policy = (headers?: Headers) => headers?.get('content-security-policy')?.split(';') ?? [];
    const trusted = ["require-trusted-types-for 'script'", "trusted-types 'none'"];
    expect(policy(rests).slice(-2)).toEqual(trusted);
    expect(policy(lives)).toEqual(policy(rests).slice(0, -2));
    for (const headers of [rests, lives]) {
      const refused = headers?.get('permissions-policy')?.split(', ') ?? [];
      expect(refused).toEqual(refusedFeatures.map((feature) => `${feature}=()`));
      expect(headers?.get('referrer-policy')).toBe('same-origin');
      expect(headers?.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers?.get('cross-origin-resource-policy')).toBe('same-origin');
    }
    // Passkeys, where staff prove who they are, and nothing else anywhere.
    expect(
      passkeys
        ?.get('permissions-policy')
        ?.split(', ')
        .filter((each) => !each.endsWith('=()')),
    ).toEqual(['publickey-credentials-create=(self)', 'publickey-credentials-get=(self)']);
    for (const feature of ['camera', 'microphone', 'geolocation', 'idle-detection', 'browsing-topics'])
      expect(refusedFeatures).toContain(feature);
    expect([...refusedFeatures]).toEqual([...new Set(refusedFeatures)].sort());
  });
});
