import { connectLive, type LiveClient } from '../../support/house/live-client.ts';
import { type Client, cookiesOf } from '../../support/pages/client.ts';
import type { Mark } from './requests.ts';

/** Opens a child's connection with a mark in everything that a handshake carries. */
export function connectMarked(child: Client, mark: Mark): Promise<LiveClient> {
  return connectLive(child, {
    as: 'child',
    query: { from: mark('query') },
    headers: {
      'user-agent': mark('agent'),
      'x-forwarded-for': mark('address'),
      referer: `https://${mark('referrer')}.example`,
      cookie: `${cookiesOf(child)}; other=${mark('cookie')}`,
    },
  });
}

/** One message of the kinds there are: taken, refused, malformed, of another version, unknown. Resolves with its answer. */
export async function tell(
  live: LiveClient,
  { count, room, mark, id }: { count: number; room: string; mark: Mark; id: string },
): Promise<boolean> {
  const message = (text: string) => ({ v: 1, id, activity: room, text, language: 'en' });
  const kinds: readonly [string, unknown][] = [
    ['contribution:post', message(mark('text'))],
    ['contribution:post', { ...message(mark('text')), activity: mark('text').padEnd(22, '-').slice(0, 22) }],
    ['contribution:post', { ...message(mark('text')), more: mark('text') }],
    ['contribution:revise', { v: 1, id, revision: 1, text: mark('text'), language: 'en' }],
    ['contribution:post', { ...message(mark('text')), v: 2 }],
    ['vote:cast', { v: 1, statement: mark('text'), choice: mark('text') }],
    ['room:enter', { v: 1, activity: room, after: mark('text') }],
    ['contribution:post', Buffer.from(mark('text'))],
    ['statements:next', mark('text')],
  ];
  const [name, body] = kinds[count % kinds.length] ?? ['', null];
  const answer = (await new Promise((resolve) => live.socket.emit(name, body, resolve))) as { ok: boolean };
  return answer.ok;
}
