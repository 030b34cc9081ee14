import type { ServerBuild } from '@remix-run/node';
import { readEnv } from '../../../server/env.ts';
import { startProduct } from '../../../server/product.ts';
import { screeningWorker } from './threads.ts';

/** The product in this process, without a page, which says nothing to anybody. */
export const startQuietly = (settings: Parameters<typeof readEnv>[0]) =>
  startProduct(readEnv(settings), {
    workerFile: screeningWorker,
    pages: {
      build: { routes: {}, assets: { routes: {} } } as unknown as ServerBuild,
      publicFolder: 'public',
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    say: () => undefined,
  });
