import { brotliDecompressSync } from 'node:zlib';
import { finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { asSent } from '../support/house/as-sent.ts';
import { readyHelp } from '../support/house/ready-help.ts';
import { cookiesOf } from '../support/pages/client.ts';
import { joinAsChild, openConsultation, printCodes, signInCrew } from '../support/pages/journeys.ts';
import { startProduct, unpaced } from '../support/processes/product.ts';
import { pageCosts } from './pages/page-costs.ts';
import { painted } from './pages/painted.ts';
import { kbOfText, statementsPage } from './pages/statements-page.ts';

/**
 * What a child has to load: the first page with all it needs, without fonts (the product ships none), and the script of
 * the live room, in bytes of brotli as the product sends them to a browser that takes it, and in how many files.
 * The first page must be usable without script: its form is there and it has no script element.
 * What the page of statements costs the server when there are a thousand of them instead of twenty; and what every page that a child opens
 * costs it, against the first page of the same run: a ratio of two pages alone hides that both became dear. And how long until the largest part
 * of a page is painted on a slow line and processor, against the same bytes from a server that does nothing else; whom else pages ask.
 * `--break` counts the first page three times, and makes the product late by half a second.
 */
const flags = readFlags();
const goal = {
  firstPageKb: 14,
  roomScriptKb: 110,
  roomScriptFiles: 4,
  statementsRatio: 1.2,
  dearestOfFirst: 5,
  paintedRatio: 1.15,
  elsewhere: 0,
};
const shape = flags.quick
  ? { few: 10, many: 40, pairs: 1, requests: 10, loads: 1 }
  : { few: 20, many: 1_000, pairs: 7, requests: 100, loads: 7 };
const kb = (bytes: number) => Number((bytes / 1024).toFixed(1));

const product = await startProduct({ prepare: readyHelp, env: unpaced });
try {
  const seen = new Set<string>();
  async function load(address: string, cookie = ''): Promise<{ text: string; bytes: number }> {
    const asked = { accept: '*/*', 'accept-encoding': 'br', 'accept-language': 'en', cookie };
    const { status, headers, body } = await asSent(new URL(address, product.origin), asked);
    if (status !== 200) throw new Error(`${address} answered ${status}.`);
    const packed = headers['content-encoding'] === 'br';
    return { text: (packed ? brotliDecompressSync(body) : body).toString('utf8'), bytes: body.length };
  }
  /** Addresses of what a page names, of our own origin, by the attribute that names it. */
  function named(html: string, pattern: RegExp): string[] {
    return [...html.matchAll(pattern)]
      .map((match) => match[1] ?? '')
      .filter((address) => address.startsWith('/'));
  }

  const landing = await load('/');
  const styles = named(landing.text, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g);
  const icons = named(landing.text, /<link[^>]+rel="icon"[^>]+href="([^"]+)"/g);
  let first = landing.bytes;
  for (const address of [...styles, ...icons]) first += (await load(address)).bytes;
  const usable = /<form[^>]+action="\/join"/.test(landing.text) && !/<script/.test(landing.text);

  const crew = await signInCrew(product);
  const consultation = await openConsultation(crew, { title: 'Weight', rooms: ['A room'], questions: [] });
  const [code = ''] = await printCodes(crew.organiser, consultation.id, 20);
  const child = await joinAsChild(product.origin, code);
  const room = await load(`/here/room/${consultation.rooms[0]}`, cookiesOf(child));

  /** A script and every script it imports at its start. */
  async function scriptWeight(address: string): Promise<number> {
    if (seen.has(address)) return 0;
    seen.add(address);
    const file = await load(address);
    let { bytes } = file;
    for (const match of file.text.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)) {
      bytes += await scriptWeight(new URL(match[1] ?? '', new URL(address, product.origin)).pathname);
    }
    return bytes;
  }
  let script = 0;
  const files = [
    ...named(room.text, /<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g),
    ...named(room.text, /<script[^>]+src="([^"]+)"/g),
    // What the page imports. Its list of routes names files as well, which are loaded when their pages are.
    ...[...room.text.matchAll(/(?:from|import)\s*"(\/assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? ''),
  ];
  for (const address of files) script += await scriptWeight(address);
  let strings = 0;
  for (const address of named(room.text, /name="strings" content="(\/strings\/[^"]+)"/g))
    strings += (await load(address)).bytes;

  const statements = await statementsPage(product, crew, { shape, tick: progressBar('statements') });
  const home = await child.get('/here');
  const costs = await pageCosts(
    product,
    {
      first: { path: '/' },
      path: { path: '/here', as: child },
      part: { path: /href="(\/here\/part\/[^"]+)"/.exec(home.html)?.[1] ?? '', as: child },
      room: { path: `/here/room/${consultation.rooms[0]}`, as: child },
      statements: statements.few,
    },
    { ...shape, tick: progressBar('pages asked for') },
  );
  const dearest = Math.max(...Object.values(costs.ofFirst));
  const drawn = await painted(
    product,
    {
      landing: { path: '/' },
      home: { path: '/here', as: child },
      room: { path: `/here/room/${consultation.rooms[0]}`, as: child },
    },
    { pairs: shape.loads, lateMs: flags.broken ? 500 : 0, tick: progressBar('pages painted') },
  );
  await product.stop();
  const texts = shape.few + shape.many;
  const textKb = kbOfText(product.folder, { full: statements.consultation, empty: consultation.id, texts });
  const figures = {
    firstPageKb: kb(flags.broken ? first * 3 : first),
    firstPageUsableWithoutScript: usable,
    roomScriptKb: kb(script),
    roomScriptFiles: seen.size,
    roomWordsKb: kb(strings),
    roomPageKb: kb(room.bytes),
    statementsRatio: statements.ratio,
    statementsFewMs: statements.fewMs,
    statementsManyMs: statements.manyMs,
    pageMs: costs.ms,
    pageOfFirst: costs.ofFirst,
    dearestOfFirst: dearest,
    textKb,
    paintedRatio: drawn.ratio,
    paintedMs: drawn.ms,
    elsewhere: drawn.elsewhere,
  };
  const light = figures.firstPageKb <= goal.firstPageKb && figures.roomScriptKb <= goal.roomScriptKb;
  const together = figures.roomScriptFiles <= goal.roomScriptFiles;
  const swift =
    statements.ratio <= goal.statementsRatio &&
    dearest <= goal.dearestOfFirst &&
    drawn.ratio <= goal.paintedRatio;
  const pass = light && together && usable && drawn.elsewhere === 0 && (flags.quick || swift);
  finish({ name: 'pages', pass, figures, goal });
} finally {
  await product.remove();
}
