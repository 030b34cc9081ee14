import { type AddressInfo, createServer } from 'node:net';

/** The kernel's choice. Somebody else could take it before it is used; then whoever starts there says so. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
