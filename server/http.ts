import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { loadsItself } from './core/room/idleness.ts';
import { seatField } from './core/room/seat-mark.ts';
import type { NetworkKeys } from './guard/network-keys.ts';
import { answered } from './http/answered.ts';
import { type CodeGate, createCodeGate } from './http/code-gate.ts';
import { faultPage, readerOf } from './http/fault-page.ts';
import { type FileOptions, fileRoutes } from './http/file-routes.ts';
import { type LivingResponse, securityHeaders } from './http/headers.ts';
import { createLastResort } from './http/last-resort.ts';
import type { HolderOf, LoadContextOf, RequestFacts, RestOf } from './http/load-context.ts';
import { bounded, fromElsewhere, hostOf, kioskOnly, sameOrigin, wellFormed } from './http/request-guards.ts';
import { createRouted } from './http/route-groups.ts';
import { type WatcherOptions, watcherRoutes } from './http/watcher-routes.ts';
import { livePath } from './live/path.ts';
import type { Tickets } from './live/tickets.ts';

export type HttpOptions = FileOptions &
  WatcherOptions & {
    readonly origins: readonly string[];
    readonly development: boolean;
    /** Browsers are told that names under this one have https alone, too. */
    readonly subdomains: boolean;
    readonly build: ServerBuild | (() => Promise<ServerBuild>);
    readonly vite?: RequestHandler;
    readonly contextOf: LoadContextOf;
    readonly networkKeys: NetworkKeys;
    readonly codeGate: CodeGate;
    readonly holderOf: HolderOf;
    readonly restOf: RestOf;
    readonly tickets: Tickets;
    /** More are closed unanswered, so that those who are here are served. */
    readonly mostConnections: number;
    readonly fault: (error: unknown) => void;
  };

/** The HTTP adapter: headers, files, guards, the ticket for a socket, and Remix for every page. */
export function createHttp(options: HttpOptions): { app: Express; server: Server } {
  const app = express();
  // One address has one way to be written, so that a rule of a proxy about it holds.
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64');
    next();
  });
  app.use(
    securityHeaders({
      development: options.development,
      tls: options.origins[0]?.startsWith('https:') ?? false,
      subdomains: options.subdomains,
    }),
  );
  app.use(wellFormed);
  app.use(compression());
  if (options.vite) app.use(options.vite);
  app.use(fileRoutes(options), watcherRoutes(options));

  // From here on everything is somebody's page: nothing of it stays in a cache, and nothing is written from elsewhere.
  app.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  const lastResort = createLastResort();
  app.use(
    sameOrigin(options.origins),
    bounded((request, of) => lastResort(readerOf(request), of)),
    kioskOnly,
    fromElsewhere,
  );
  app.post(
    '/ticket',
    answered(async (request, response) => {
      const holder = await options.holderOf(
        request.headers.cookie,
        request.query.as === 'staff' ? 'staff' : 'child',
        markIn(request),
      );
      // Nobody is signed in here, or not the child whose page asks: no fault of the page, which may be on its way out. Nothing is what it gets.
      if (!holder) return void response.status(204).end();
      response.json({ ticket: options.tickets.issue(holder) });
    }),
  );
  app.post(joinForm, createCodeGate(options.codeGate, options.networkKeys.keyOf));
  // How long this seat lasts still. A GET only looks; a POST is the child's tap.
  app.all(
    '/still',
    answered(async (request, response) => {
      const acts = request.method === 'POST';
      response.json(await options.restOf(request.headers.cookie, { acts, page: markIn(request) }));
    }),
  );
  const pages = pagesOf(options, lastResort);
  app.use(typeof options.build === 'function' ? pages(options.build) : createRouted(options.build, pages));
  app.use(faultPage(options.fault, lastResort));

  return { app, server: serverOf(app, options) };
}

/** The mark of the page that asks; none where it says none. In a header: addresses are what logs of others keep. */
function markIn({ headers }: Request): string | undefined {
  const mark = headers[seatField];
  return typeof mark === 'string' ? mark : undefined;
}

function asksFor({ method, path }: Request): NonNullable<RequestFacts['asks']> {
  if (method === 'GET' || method === 'HEAD') return 'page';
  return /^\/leave(?:\.data)?$/.test(path) ? 'uncounted' : 'form';
}

/** The form of codes, in every way in which the framework takes its address. */
const joinForm = /^\/join\/*(?:\.data)?$/i;

type LastResort = ReturnType<typeof createLastResort>;

/** Remix, for a build or a part of one, with what each request says of itself. */
function pagesOf(
  options: HttpOptions,
  lastResort: LastResort,
): (build: HttpOptions['build']) => RequestHandler {
  const getLoadContext = (request: Request, response: Response): Promise<AppLoadContext> =>
    options.contextOf({
      cookie: request.headers.cookie,
      languages: request.acceptsLanguages(),
      origin: request.headers.origin,
      host: hostOf(request),
      network: options.networkKeys.keyOf(request),
      nonce: response.locals.nonce as string,
      acts:
        request.method !== 'GET' || !(loadsItself in request.query || comesByItself.includes(request.path)),
      asks: asksFor(request),
      lives: (response as LivingResponse).locals.lives,
      lastResort: () => lastResort(readerOf(request)),
    });
  const mode = options.development ? 'development' : 'production';
  return (build) => createRequestHandler({ build, mode, getLoadContext });
}

/** Bounded in time and number, so that nobody keeps the others out. */
function serverOf(app: Express, { development, mostConnections }: HttpOptions): Server {
  const server = createServer(
    { requestTimeout, headersTimeout: 10_000, keepAliveTimeout, maxHeaderSize: 16_384 },
    app,
  );
  server.maxConnections = mostConnections;
  // Nothing else would ever close it: no time limit of a request holds for a connection that asked to become another one. In development Vite has its own.
  if (!development)
    server.on('upgrade', ({ url }, connection) => {
      if (!url?.startsWith(`${livePath}/`)) connection.destroy();
    });
  return server;
}

/** Milliseconds until the last byte of a form is here: the largest one, over the line of a village school. Its head has ten seconds. */
const requestTimeout = 180_000;

/**
 * Milliseconds that a connection is kept for a next request: longer than any proxy keeps one (Caddy two minutes, nginx one). Where the server is the
 * first to close, a form that goes out in that moment is lost, and its child reads of a bad gateway.
 */
const keepAliveTimeout = 125_000;

/** Pages that nobody asks for: the first one of a kiosk, where a page without script goes when its time is over, and where each goes in the end. */
const comesByItself = ['/kiosk', '/kiosk/still', '/left'];
