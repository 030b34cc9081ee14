import type { Request, RequestHandler } from 'express';
import { isOfKiosk } from '../core/room/kiosk.ts';
import { cookies, readCookie, readShared } from '../guard/session.ts';

/** Largest form taken, in bytes: a pasted document, of three bytes a letter in some languages. Everything a child sends is far below. */
const largestForm = 5_000_000;

/** Where a form with a file goes. A pasted document is sent in the same way, and is none. */
const ofFile = /\?(?:file|picture)(?:$|&)/;

/** Every page and form of ours asks with one of these. */
const methods = ['GET', 'HEAD', 'POST'];

/** Control characters in a path, as they stand there. */
const controls = /%(?:[01][0-9a-f]|7f)/i;

/** Another way to write a path that is one: a step up or none, a letter, digit, dot or slash as a number. No browser and no page of ours writes one. */
const otherwise = /(^|\/)\.\.?(\/|$)|\\|%(2[ef]|3[0-9]|[46][1-9a-f]|5[0-9ac]|7[0-9a])/i;

/**
 * Turns away what no browser asks: another method, a host that is none, an address of another form than a path or with signs in it
 * that no id and no name of a file of ours has (a NUL cannot be looked for in a database at all), one that could be written plainly and would go
 * past a rule of a proxy, a way of asking that the framework keeps for its past. Left to the framework most would be a fault of ours, and be
 * looked for.
 */
export const wellFormed: RequestHandler = (request, response, next) => {
  if (!methods.includes(request.method))
    return void response.status(405).setHeader('Allow', methods.join(', ')).end();
  const { originalUrl } = request;
  const [path = ''] = originalUrl.split('?', 1);
  const isOurs =
    originalUrl.startsWith('/') &&
    !controls.test(path) &&
    !otherwise.test(path) &&
    [request.headers.host, hostOf(request)].every((host) => isHost(host, originalUrl)) &&
    !asksAsBefore(originalUrl);
  if (!isOurs) return void response.status(400).type('text/plain').send('There is no such page.');
  next();
};

/** The framework writes one before the other and reads that: a host with a path or a question in it would lead past what looked at the address. */
function isHost(host = '', address: string): boolean {
  return !/[/?#@\\]/.test(host) && URL.canParse(`http://${host}${address}`);
}

/** Names are read as the framework reads them: `%5Fdata` is `_data`. */
function asksAsBefore(address: string): boolean {
  const at = address.indexOf('?');
  return at >= 0 && new URLSearchParams(address.slice(at)).has('_data');
}

/** Under which name a browser asked, as a proxy in front says it or the request itself; '' where neither does. */
export function hostOf(request: Request): string {
  const forwarded = request.headers['x-forwarded-host'];
  const first = (typeof forwarded === 'string' ? forwarded : '').split(',')[0]?.trim();
  return first || (request.headers.host ?? '');
}

/**
 * Refuses whatever would change something and does not come from a page of ours. Denied always when there is no Origin:
 * every browser sends one with a form, and a program that means well can set it.
 */
export function sameOrigin(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const { origin = '' } = request.headers;
    // The framework compares them once more, and calls the process broken where they differ.
    if (origins.includes(origin) && hostOf(request) === new URL(origin).host) return next();
    response.status(403);
    // A person who came by an address that was never set up, as to a demo over the network at home, reads where to go.
    if (request.headers.accept?.startsWith('text/html'))
      return void response
        .type('text/plain')
        .send(`This site takes forms at its own address alone, and that is ${origins[0]}.`);
    response.json({ code: 'wrong-origin' });
  };
}

/**
 * A link on another site brings no cookie of ours along (`SameSite=Strict`, also through a redirect), and whoever has a seat here would read that it has
 * none. A neighbour of this host may set cookies that do come. The first page offers to go on from there, by a press: nothing of a seat is opened, and no seat kept, because another site says so.
 */
export const fromElsewhere: RequestHandler = ({ method, headers, path }, response, next) => {
  const comes = method === 'GET' && headers['sec-fetch-site'] === 'cross-site' && !oursCome(headers.cookie);
  if (!comes || !/^\/here(\/|$)/.test(path)) return next();
  response.setHeader('Location', '/?elsewhere');
  response.status(303).end();
};

function oursCome(header: string | undefined): boolean {
  return Object.values(cookies).some((name) => readCookie(header, name) !== undefined);
}

/** A kiosk has the pages of a child that takes part and no other: all else leads to its first page, which knows whether it still is one. */
export const kioskOnly: RequestHandler = (request, response, next) => {
  const shared = readShared(request.headers.cookie);
  if (shared === undefined || shared === 'cards' || isOfKiosk(request.path)) return next();
  response.setHeader('Location', '/kiosk');
  response.status(303).end();
};

/**
 * A body says its length and keeps to it, or is refused before a byte of it is read. A person who sent too much reads so on a page, of which `pageOf`
 * makes the words; a program is told a code.
 */
export function bounded(pageOf: (request: Request, of: 'text' | 'file') => string): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const length = Number(request.headers['content-length'] ?? Number.NaN);
    if (request.headers['transfer-encoding'] !== undefined || !Number.isInteger(length)) {
      return void response.status(411).json({ code: 'message-malformed' });
    }
    if (length <= largestForm) return next();
    response.status(413);
    if (request.headers.accept?.startsWith('text/html'))
      return void response
        .type('html')
        .send(pageOf(request, ofFile.test(request.originalUrl) ? 'file' : 'text'));
    response.json({ code: 'text-too-long' });
  };
}
