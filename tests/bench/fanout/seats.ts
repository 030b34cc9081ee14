import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

/** A child that said yes: its cookies, and where it belongs. */
export type Seat = { readonly cookie: string; readonly consultation: string; readonly room: string };

/** Where the site answers, and as what it is known. */
export type Site = { readonly origin: string };

const lanes = 8;
const agent = new Agent({ keepAlive: true, maxSockets: lanes });

/**
 * Children join: the second form of a printed card, sent as the page before it would send it. The pages around it are not fetched;
 * ten thousand children would need a hundred seconds of a core for them, and nothing here measures pages.
 */
export async function takeSeats(
  site: Site,
  of: {
    readonly consultation: string;
    readonly rooms: readonly string[];
    readonly codes: readonly string[];
    readonly tick: () => void;
  },
): Promise<Seat[]> {
  const { consultation, rooms } = of;
  return inLanes(of.codes, async (code, at) => {
    const nonce = randomBytes(16).toString('base64url');
    const yes = { step: 'yes', code, consultationId: consultation, nonce, language: 'en', level: 'older' };
    const answer = await post(site, { path: '/join', body: new URLSearchParams(yes).toString() });
    if (answer.status !== 303 || !answer.cookie.includes('seat='))
      throw new Error(`A child could not join: ${answer.status} ${answer.text.slice(0, 200)}`);
    of.tick();
    return { cookie: answer.cookie, consultation, room: rooms[at % rooms.length] ?? '' };
  });
}

/** The ticket with which a page opens one live connection. */
export async function takeTicketOf(site: Site, cookie: string, as: 'child' | 'staff'): Promise<string> {
  const answer = await post(site, { path: `/ticket?as=${as}`, body: '', cookie });
  if (answer.status !== 200) throw new Error(`There is no ticket: ${answer.status}.`);
  return (JSON.parse(answer.text) as { ticket: string }).ticket;
}

/** Each in turn, a few at once, answered in the order they were asked in. */
export async function inLanes<I, O>(
  inputs: readonly I[],
  does: (input: I, at: number) => Promise<O>,
): Promise<O[]> {
  const done: O[] = [];
  let next = 0;
  async function lane(): Promise<void> {
    while (next < inputs.length) {
      const at = next++;
      done[at] = await does(inputs[at] as I, at);
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}

type Answer = { readonly status: number; readonly text: string; readonly cookie: string };

function post(
  { origin }: Site,
  { path, body, cookie }: { readonly path: string; readonly body: string; readonly cookie?: string },
): Promise<Answer> {
  const headers = {
    origin,
    accept: 'text/html',
    'accept-language': 'en',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    ...(cookie === undefined ? {} : { cookie }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, origin), { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(parts).toString('utf8'),
          cookie: (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; '),
        }),
      );
    });
    sent.once('error', (error: NodeJS.ErrnoException) => {
      // The server closed a kept connection in this moment: once more on a new one, with the same number used once.
      if (sent.reusedSocket && error.code === 'ECONNRESET')
        post({ origin }, { path, body, ...(cookie === undefined ? {} : { cookie }) }).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}
