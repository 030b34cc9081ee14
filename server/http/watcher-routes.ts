import express, { type Router } from 'express';
import type { Readiness } from '../health/readiness.ts';
import { answered } from './answered.ts';

export type WatcherOptions = {
  /** Whether the control database answers. */
  readonly ready: () => Promise<boolean>;
  readonly readiness: () => Promise<Readiness>;
  /** Numbers for whoever holds the token; undefined for everybody else. */
  readonly metrics: (authorization: string | undefined) => Promise<string | undefined>;
  readonly securityText: () => string;
};

/** What programs ask that watch a site, and who finds a hole in it; no person's page. */
export function watcherRoutes(of: WatcherOptions): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.get('/health', async (_request, response) => {
    const ready = await of.ready().catch(() => false);
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ok' : 'not ready');
  });
  router.get(
    '/ready',
    answered(async (_request, response) => {
      const { ready, missing } = await of.readiness();
      response
        .status(ready ? 200 : 503)
        .type('text/plain')
        .send(ready ? 'ready' : `not ready: ${missing.join(', ')}`);
    }),
  );
  router.get(
    '/metrics',
    answered(async (request, response) => {
      const text = await of.metrics(request.headers.authorization);
      // Who may not read it is not told that it is there.
      if (text === undefined)
        return void response.status(404).type('text/plain').send('There is no such page.');
      response.setHeader('Cache-Control', 'no-store');
      response.type('text/plain; version=0.0.4').send(text);
    }),
  );
  router.get(
    '/.well-known/security.txt',
    (_request, response) => void response.type('text/plain').send(of.securityText()),
  );
  return router;
}
