import { StoreError } from './engine.ts';
import { isOfSite } from './of-site.ts';

/** Where a libSQL server is. With `adminUrl` the program makes and removes namespaces itself; without, the operator does. */
export type ServerAddress = {
  readonly url: string;
  readonly authToken?: string;
  readonly adminUrl?: string;
  readonly adminToken?: string;
};

/** Host names know no capitals and no underscore, ids do: the id's bytes in hexadecimal, after a letter. */
export function namespaceOf(id: string): string {
  return isOfSite(id) ? id : `c${Buffer.from(id, 'utf8').toString('hex').slice(0, 62)}`;
}

/** Makes the namespace of a database; one that exists is left as it is. */
export async function createNamespace(server: ServerAddress, id: string): Promise<void> {
  const response = await ask(server, { path: `${namespaceOf(id)}/create`, method: 'POST', body: '{}' });
  if (response === undefined || response.ok) return;
  const answer = await response.text();
  if (!answer.includes('already exists')) {
    throw new StoreError(
      'server-unreachable',
      `The libSQL server did not make the database ${id}: ${answer}`,
    );
  }
}

/** Removes the namespace with its history, where the server has been told that this program may. */
export async function destroyNamespace(server: ServerAddress, id: string): Promise<void> {
  const response = await ask(server, { path: namespaceOf(id), method: 'DELETE' });
  if (response === undefined || response.ok || response.status === 404) return;
  throw new StoreError('server-unreachable', `The libSQL server did not remove the database ${id}.`);
}

type Asked = { readonly path: string; readonly method: string; readonly body?: string };

async function ask(server: ServerAddress, { path, method, body }: Asked): Promise<Response | undefined> {
  if (server.adminUrl === undefined) return undefined;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (server.adminToken !== undefined) headers.authorization = `Bearer ${server.adminToken}`;
  const init = body === undefined ? { method, headers } : { method, headers, body };
  try {
    return await fetch(new URL(`/v1/namespaces/${path}`, server.adminUrl), init);
  } catch (error) {
    throw new StoreError(
      'server-unreachable',
      'The administration of the libSQL server gave no answer.',
      error,
    );
  }
}
