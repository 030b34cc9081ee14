import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Form, filled, formsOf } from './forms.ts';

export type Page = {
  /** Path and query of the last answer, after redirects. */
  readonly path: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly html: string;
  /** The same as it came: not everything is a page. */
  readonly bytes: Buffer;
};

export type Values = Readonly<Record<string, string | readonly string[]>>;

/** One browser without script: cookies, pages, forms. Nothing but what a person could do with them. */
export type Client = {
  readonly origin: string;
  readonly cookies: Map<string, string>;
  readonly get: (path: string) => Promise<Page>;
  /** Fills in a form of a page and presses a button, `name=value` or the first; follows redirects. Throws on 400 and above. */
  readonly send: (page: Page, form: Which, values?: Values) => Promise<Page>;
  /** The same, answered as it comes, whatever the status. */
  readonly trySend: (page: Page, form: Which, values?: Values) => Promise<Page>;
  /** A bare POST with this client's cookies; redirects are answered, not followed. */
  readonly post: (path: string, body?: string, headers?: Readonly<Record<string, string>>) => Promise<Page>;
  readonly close: () => void;
};

/** Which form: by its action (without query and fragment), by a field it has, by the button that is pressed, by where that button sends it. */
export type Which = {
  readonly action?: string;
  /** The name of one, or with what it holds: `act=tell`. */
  readonly field?: string;
  readonly press?: string;
  readonly to?: string;
};

/** What a browser says of its cookies with each request. */
export function cookiesOf({ cookies }: Pick<Client, 'cookies'>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

export function createClient(origin: string): Client {
  const cookies = new Map<string, string>();
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });

  function once(
    method: 'GET' | 'POST',
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Page> {
    return new Promise((resolve, reject) => {
      const bytes = Buffer.from(body);
      const own: Record<string, string | number> = { accept: 'text/html', 'accept-language': 'en' };
      if (cookies.size > 0) own.cookie = cookiesOf({ cookies });
      if (method === 'POST') {
        own.origin = origin;
        own['content-type'] = 'application/x-www-form-urlencoded';
        own['content-length'] = bytes.length;
      }
      const sent = request(
        new URL(path, origin),
        { method, agent, headers: { ...own, ...headers } },
        (answer) => {
          const parts: Buffer[] = [];
          for (const line of answer.headers['set-cookie'] ?? []) keepCookie(cookies, line);
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.once('error', reject);
          answer.once('end', () => {
            // Quicker than any person: it waits as it is told, and asks again.
            const again = Number(answer.headers['retry-after']);
            if (answer.statusCode === 429 && again > 0)
              return void pause(again * 1_000).then(() =>
                once(method, path, body, headers).then(resolve, reject),
              );
            resolve({
              path,
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              html: Buffer.concat(parts).toString('utf8'),
              bytes: Buffer.concat(parts),
            });
          });
        },
      );
      sent.once('error', (error: NodeJS.ErrnoException) => {
        // A kept connection that the server had just closed: a browser sends the same once more, on a new one.
        const stale = sent.reusedSocket && error.code === 'ECONNRESET';
        if (stale) once(method, path, body, headers).then(resolve, reject);
        else reject(error);
      });
      sent.end(bytes);
    });
  }

  async function followed(method: 'GET' | 'POST', path: string, body: string): Promise<Page> {
    let page = await once(method, path, body, {});
    let way = method;
    for (let hops = 0; page.status >= 300 && page.status < 400 && hops < 5; hops += 1) {
      const target = new URL(page.headers.location ?? '', new URL(page.path, origin));
      if (target.origin !== origin) return page;
      if (page.status !== 307 && page.status !== 308) way = 'GET';
      page = await once(way, target.pathname + target.search, way === 'POST' ? body : '', {});
    }
    return page;
  }

  async function trySend(page: Page, which: Which, values: Values = {}): Promise<Page> {
    const form = formOf(page, which);
    const target = new URL(which.to ?? (form.action || page.path), new URL(page.path, origin));
    const sent = filled(form, values, which.press);
    return followed('POST', target.pathname + target.search, sent.toString());
  }

  return {
    origin,
    cookies,
    get: (path) => followed('GET', path, ''),
    trySend,
    async send(page, which, values) {
      const answer = await trySend(page, which, values);
      if (answer.status >= 400) throw new Error(`${page.path}: ${answer.status} ${refusalOf(answer)}`);
      return answer;
    },
    post: (path, body = '', headers = {}) => once('POST', path, body, headers),
    close: () => agent.destroy(),
  };
}

/** The form of a page that fits. Throws when there is none or more than one. */
export function formOf(page: Page, { action, field, press, to }: Which): Form {
  const found = formsOf(page.html).filter(
    (form) =>
      form.method === 'post' &&
      (action === undefined || form.action.replace(/[?#].*$/, '') === action) &&
      (field === undefined ||
        form.fields.some(({ name, values }) => name === field || `${name}=${values[0]}` === field)) &&
      (press === undefined || form.buttons.some((each) => `${each.name}=${each.value}` === press)) &&
      (to === undefined || form.buttons.some((each) => each.to === to)),
  );
  const [form] = found;
  if (!form || found.length > 1) {
    const wanted = JSON.stringify({ action, field, press, to });
    throw new Error(
      `${page.path} (${page.status}) has ${found.length} forms that fit ${wanted}. ${refusalOf(page)}`,
    );
  }
  return form;
}

/** The error summary of a page, for the message of a failed figure. */
function refusalOf(page: Page): string {
  const summary = /id="errors"[^>]*>([\s\S]*?)<\/div>/.exec(page.html)?.[1] ?? page.html.slice(0, 200);
  return summary
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A browser would not keep `Secure` cookies over plain http, except on loopback, where this client lives. */
function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at).trim();
  if (attributes.some((attribute) => /^\s*max-age\s*=\s*0\s*$/i.test(attribute))) cookies.delete(name);
  else cookies.set(name, pair.slice(at + 1).trim());
}
