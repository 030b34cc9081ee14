import { Agent, type IncomingMessage, request } from 'node:http';
import { speakerOf } from '../../support/house/stage.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import type { Fields } from './rows.ts';

/** How something is asked: as a page or its form, or as the data alone, the way a page with script does. */
export type Way = 'page' | 'data';

/**
 * What came of it. `in`: the page, or the deed, or a refusal of what was typed. `nothing`: what is not there or not yours.
 * `sign-in`, `prove`: one is asked who one is, or to show the second factor. `way-in`: led to the first page, as without a seat.
 * `factor`: that person may, and has to show its second factor once more. `paced`: too much at once; it is asked again. `given-back`: not signed in, and what was typed comes back.
 * Whatever else came is said as it came.
 */
export type Came = {
  readonly what: string;
  readonly text: string;
  readonly led: boolean;
  /** What it says of being kept by whoever stands between. */
  readonly keeping: string;
};

const { t } = speakerOf('en');
// After a form that was refused, the page of whoever has no page is the one for what is not there.
const forbidden = [
  t('refusal.not-allowed'),
  t('refusal.not-found'),
  t('refusal.activity-unknown'),
  t('refusal.statement-gone'),
  t('staff.nothing'),
  t('error.missing'),
];

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

export function close(): void {
  agent.destroy();
}

export async function read(origin: string, of: { cookie: string; address: string; way: Way }): Promise<Came> {
  const answer = await once(origin, { ...of, path: pathOf(of), method: 'GET' });
  return cameOf(answer, of.way);
}

export async function send(
  origin: string,
  of: { cookie: string; address: string; way: Way; fields: Fields },
): Promise<Came> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(of.fields))
    for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
  const to = { ...of, method: 'POST', body: body.toString() } as const;
  const answer = await once(origin, { ...to, path: pathOf(of) });
  // A form that is handed on is sent once more, where it is led to.
  const handedOn = answer.status === 307 ? answer.location : handedOnIn.exec(answer.text)?.[1];
  if (handedOn === undefined) return cameOf(answer, of.way);
  const address = handedOn.replace(origin, '');
  return cameOf(await once(origin, { ...to, path: pathOf({ address, way: of.way }) }), of.way);
}

/** A single fetch says in its body that the method stays. */
const handedOnIn = /"redirect","([^"]*)","status",307/;

function cameOf(answer: Answer, way: Way): Came {
  const led = answer.status === 202 || (answer.status >= 300 && answer.status < 400);
  return { what: kindOf(answer, way), text: answer.text, led, keeping: answer.keeping };
}

function pathOf({ address, way }: { address: string; way: Way }): string {
  if (way === 'page') return address;
  const [path = '', query] = address.split('?');
  return `${path === '/' ? '/_root' : path}.data${query === undefined ? '' : `?${query}`}`;
}

type Answer = {
  readonly status: number;
  readonly location: string;
  readonly text: string;
  readonly keeping: string;
};

function once(
  origin: string,
  of: { method: 'GET' | 'POST'; path: string; cookie: string; body?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(of.body ?? '');
    const headers: Record<string, string | number> = { accept: 'text/html', 'accept-language': 'en' };
    if (of.cookie !== '') headers.cookie = of.cookie;
    if (of.method === 'POST') {
      headers.origin = origin;
      headers['content-type'] = 'application/x-www-form-urlencoded';
      headers['content-length'] = bytes.length;
    }
    const sent = request(
      new URL(of.path, origin),
      { method: of.method, agent, headers },
      (answer: IncomingMessage) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            location: answer.headers.location ?? '',
            text: Buffer.concat(parts).toString('utf8'),
            keeping: answer.headers['cache-control'] ?? '',
          }),
        );
      },
    );
    sent.once('error', (error: NodeJS.ErrnoException) => {
      // A kept connection that the server had just closed.
      if (sent.reusedSocket && error.code === 'ECONNRESET') once(origin, of).then(resolve, reject);
      else reject(error);
    });
    sent.end(bytes);
  });
}

function kindOf({ status, location, text }: Answer, way: Way): string {
  // A single fetch says a redirect with 202, and where to in its body.
  const led = status === 202 ? (/"redirect","([^"]*)"/.exec(text)?.[1] ?? '?') : location;
  if (status === 202 || (status >= 300 && status < 400)) return ledTo(led);
  if (status >= 200 && status < 300) return 'in';
  if (status === 429) return 'in';
  if (status === 404) return saysSignedOut(text, way) ? 'sign-in' : 'nothing';
  if (status === 403) return 'training';
  if (status === 400) return refusalIn(text, way);
  return String(status);
}

function ledTo(address: string): string {
  const path = address.replace(/[?#].*$/, '');
  if (path === '/') return 'way-in';
  if (path === '/staff/sign-in') return 'sign-in';
  if (path === '/staff/prove' || path === '/staff/factor') return 'prove';
  return 'in';
}

function saysSignedOut(text: string, way: Way): boolean {
  return way === 'data' ? text.includes('"signed-out"') : wordsOf(text).includes(t('staff.signed-out'));
}

function refusalIn(text: string, way: Way): string {
  if (text.includes('"staffGivenBack"')) return 'given-back';
  if (text.includes('"wordsLeft"')) return 'nothing';
  if (way === 'data') {
    if (text.includes('"givenBack"')) return 'way-in';
    if (/"(not-allowed|not-found|activity-unknown|statement-gone)"/.test(text)) return 'nothing';
    if (text.includes('"too-fast"')) return 'paced';
    if (text.includes('"factor-needed"')) return 'factor';
    return 'in';
  }
  const words = wordsOf(text);
  if (forbidden.some((each) => words.includes(each))) return 'nothing';
  if (words.includes(t('refusal.too-fast'))) return 'paced';
  if (words.includes(t('refusal.factor-needed'))) return 'factor';
  if (words.includes(t('draft.title'))) return 'given-back';
  // Its own words come back, of a room that is not there.
  if (words.includes(t('room.closed.emptied')) && words.includes(t('away.words'))) return 'nothing';
  return words.includes(speakerOf('en').t('away.title')) ? 'way-in' : 'in';
}
