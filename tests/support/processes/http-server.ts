import type { AddressInfo } from 'node:net';
import { createHttp, type HttpOptions } from '../../../server/http.ts';

/** What no page is asked of is not handed in. */
export const serverOf = (more: Partial<HttpOptions>) =>
  createHttp({
    origins: ['http://127.0.0.1'],
    development: false,
    publicFolder: 'public',
    build: { routes: {}, assets: { routes: {} } },
    networkKeys: { keyOf: () => '' },
    mostConnections: 10,
    fault: () => undefined,
    ...more,
  } as unknown as HttpOptions).server;

/** The paces where a test asks for nothing of them: every page may be sent. */
export const everyPage = { child: async () => true, staff: async () => true };

/** Listens on a port that is free, and answers it. */
export async function listening(server: ReturnType<typeof serverOf>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
