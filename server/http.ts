import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import staticFiles from 'express-static-gzip';
import { type CodeGate, createCodeGate } from './http/code-gate.ts';
import { loadsItself } from './core/room/idleness.ts';
import type { NetworkKeys } from './guard/network-keys.ts';
import { type LivingResponse, securityHeaders } from './http/headers.ts';
import { createLastResort } from './http/last-resort.ts';
import { livePath } from './live/path.ts';
import type { TicketHolder, Tickets } from './live/tickets.ts';
import type { LoadContextOf } from './http/load-context.ts';
import type { Readiness } from './readiness.ts';
import { bounded, kioskOnly, sameOrigin, wellFormed } from './http/request-guards.ts';
import { createRouted } from './http/route-groups.ts';
import type { StringFiles } from './http/string-files.ts';

export type HttpOptions = {
  readonly origins: readonly string[];
  readonly development: boolean;
  /** Folder of the built browser files, absent in development. */
  readonly assets?: string;
  readonly publicFolder: string;
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly vite?: RequestHandler;
  readonly contextOf: LoadContextOf;
  readonly networkKeys: NetworkKeys;
  readonly codeGate: CodeGate;
  readonly holderOf: (cookie: string | undefined, as: 'child' | 'staff') => Promise<TicketHolder | undefined>;
  /** Milliseconds until the seat of this cookie is over; 0 without one. `acts`: its child taps "I am here". */
  readonly restOf: (cookie: string | undefined, options: { acts: boolean }) => Promise<number>;
  readonly tickets: Tickets;
  readonly strings: StringFiles;
  readonly ready: () => Promise<boolean>;
  readonly readiness: () => Promise<Readiness>;
  /** Numbers for whoever holds the token; undefined for everybody else. */
  readonly metrics: (authorization: string | undefined) => Promise<string | undefined>;
  /** More are closed unanswered, so that those who are here are served. */
  readonly mostConnections: number;
  readonly securityText: () => string;
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
  app.use(wellFormed);
  app.use(
    securityHeaders({
      development: options.development,
      tls: options.origins[0]?.startsWith('https:') ?? false,
    }),
  );
  app.use(compression());
  if (options.vite) app.use(options.vite);
  if (options.assets) {
    app.use(
      '/assets',
      // Scripts and style sheets as the build compressed them.
      staticFiles(join(options.assets, 'assets'), {
        enableBrotli: true,
        orderPreference: ['br'],
        index: false,
        serveStatic: { immutable: true, maxAge: '1y', redirect: false },
      }),
    );
  }
  app.use(express.static(options.publicFolder, { maxAge: '1h', index: false, redirect: false }));

  app.get('/strings/:name', (request, response) => {
    const body = options.strings.file(request.params.name);
    if (body === undefined) return void response.sendStatus(404);
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.type('json').send(body);
  });
  app.get('/health', async (_request, response) => {
    const ready = await options.ready().catch(() => false);
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ok' : 'not ready');
  });
  app.get(
    '/ready',
    answered(async (_request, response) => {
      const { ready, missing } = await options.readiness();
      response
        .status(ready ? 200 : 503)
        .type('text/plain')
        .send(ready ? 'ready' : `not ready: ${missing.join(', ')}`);
    }),
  );
  app.get(
    '/metrics',
    answered(async (request, response) => {
      const text = await options.metrics(request.headers.authorization);
      // Who may not read it is not told that it is there.
      if (text === undefined)
        return void response.status(404).type('text/plain').send('There is no such page.');
      response.setHeader('Cache-Control', 'no-store');
      response.type('text/plain; version=0.0.4').send(text);
    }),
  );
  app.get(
    '/.well-known/security.txt',
    (_request, response) => void response.type('text/plain').send(options.securityText()),
  );

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
  );
  app.post(
    '/ticket',
    answered(async (request, response) => {
      const holder = await options.holderOf(
        request.headers.cookie,
        request.query.as === 'staff' ? 'staff' : 'child',
      );
      // Nobody is signed in here: no fault of the page, which may be on its way out. Nothing is what it gets.
      if (!holder) return void response.status(204).end();
      response.json({ ticket: options.tickets.issue(holder) });
    }),
  );
  app.post('/join', createCodeGate(options.codeGate, options.networkKeys.keyOf));
  // How long this seat lasts still. A GET only looks; a POST is the child's tap.
  app.all(
    '/still',
    answered(async (request, response) => {
      const restMs = await options.restOf(request.headers.cookie, { acts: request.method === 'POST' });
      response.json({ restMs });
    }),
  );
  const pages = (build: HttpOptions['build']) =>
    createRequestHandler({
      build,
      mode: options.development ? 'development' : 'production',
      getLoadContext: (request: Request, response: Response): Promise<AppLoadContext> =>
        options.contextOf({
          cookie: request.headers.cookie,
          languages: request.acceptsLanguages(),
          host: request.headers.host,
          network: options.networkKeys.keyOf(request),
          nonce: response.locals.nonce as string,
          acts:
            request.method !== 'GET' ||
            !(loadsItself in request.query || comesByItself.includes(request.path)),
          lives: (response as LivingResponse).locals.lives,
          lastResort: () => lastResort(readerOf(request)),
        }),
    });
  app.use(typeof options.build === 'function' ? pages(options.build) : createRouted(options.build, pages));
  app.use(faultPage(options.fault, lastResort));

  const server = createServer(
    { requestTimeout, headersTimeout: 10_000, keepAliveTimeout, maxHeaderSize: 16_384 },
    app,
  );
  server.maxConnections = options.mostConnections;
  // Nothing else would ever close it: no time limit of a request holds for a connection that asked to become another one. In development Vite has its own.
  if (!options.development)
    server.on('upgrade', ({ url }, connection) => {
      if (!url?.startsWith(`${livePath}/`)) connection.destroy();
    });
  return { app, server };
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

/** What fails later gets an answer too: this version of the framework hands on no rejection by itself. */
function answered(handle: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => void handle(request, response).catch(next);
}

/** By what a browser sends with each request. */
const readerOf = (request: Request) => ({
  cookie: request.headers.cookie,
  languages: request.acceptsLanguages(),
});

/**
 * The last resort: a plain sentence, no detail, the place in the log; in the language of whoever reads it, and to a program in English. It promises nothing about what was written: no browser keeps
 * what stood in our forms. It never hands on: the framework's own last resort prints the message, which may quote an address or a child.
 */
function faultPage(
  fault: HttpOptions['fault'],
  lastResort: ReturnType<typeof createLastResort>,
): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const refused = Number((error as { status?: unknown } | null)?.status);
    if (response.headersSent) {
      fault(error);
      return void response.destroy();
    }
    // An address that no browser makes, such as `/%`: not our fault, and nothing to look for.
    if (refused >= 400 && refused < 500) {
      return void response.status(refused).type('text/plain').send('There is no such page.');
    }
    fault(error);
    response.status(500);
    if (request.accepts(['text', 'html']) === 'html')
      return void response.type('html').send(lastResort(readerOf(request)));
    response
      .type('text/plain')
      .send('Something went wrong here. It is our mistake, not yours. Try again in a little while.');
  };
}
