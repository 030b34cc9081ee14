import { join } from 'node:path';
import express, { type Response, type Router } from 'express';
import staticFiles from 'express-static-gzip';
import type { StringFiles } from './string-files.ts';

export type FileOptions = {
  /** Folder of the built browser files, absent in development. */
  readonly assets?: string;
  readonly publicFolder: string;
  readonly strings: StringFiles;
};

/**
 * What a browser shall not let a page do means nothing for what is no page. The list is 1.6 KB, several times as long as many a file, a page that
 * lives loads twenty of these, and a proxy of HTTP/1.1 sends each list whole.
 */
function asNoPage(response: Pick<Response, 'removeHeader'>): void {
  response.removeHeader('Permissions-Policy');
}

/** Of these a browser makes no page that could run anything; a picture of vectors it does. */
const noPage = /\.(?:js|css|woff2)(?:\.br|\.gz)?$/;

/** What is the same for everybody and may stay in a cache: scripts, style sheets, pictures, words. */
export function fileRoutes(of: FileOptions): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  if (of.assets) {
    router.use(
      '/assets',
      // Scripts and style sheets as the build compressed them.
      staticFiles(join(of.assets, 'assets'), {
        enableBrotli: true,
        orderPreference: ['br'],
        index: false,
        serveStatic: {
          immutable: true,
          maxAge: '1y',
          redirect: false,
          setHeaders: (response, path) => noPage.test(path) && asNoPage(response),
        },
      }),
    );
  }
  router.use(
    express.static(of.publicFolder, {
      maxAge: '1h',
      index: false,
      redirect: false,
      setHeaders: (response, path) => noPage.test(path) && asNoPage(response),
    }),
  );

  router.get('/strings/:name', (request, response) => {
    const body = of.strings.file(request.params.name);
    if (body === undefined) return void response.sendStatus(404);
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    asNoPage(response);
    response.type('json').send(body);
  });
  return router;
}
