import type { Seeded } from '../../support/house/seeded.ts';
import type { Form } from '../../support/pages/forms.ts';
import { nastyText } from './nasty.ts';

/** Somebody who asks: its cookies, and the forms that it was shown. */
export type Asker = {
  readonly cookie: string;
  readonly forms: readonly { readonly path: string; readonly form: Form }[];
};

export type Made = {
  readonly random: Seeded;
  readonly asker: Asker;
  readonly host: string;
  readonly known: Known;
};
/** Patterns of addresses, and ids that are real. */
export type Known = { readonly routes: readonly string[]; readonly ids: readonly string[] };

const crlf = '\r\n';

/** Head and body as they come; a length that is not said is the true one. */
export function request(
  { host, asker }: Made,
  of: { method?: string; target: string; headers?: readonly string[]; body?: Buffer; origin?: boolean },
): Buffer {
  const { method = 'GET', target, headers = [], body = Buffer.alloc(0), origin = true } = of;
  const said = (name: string) => headers.some((line) => line.toLowerCase().startsWith(`${name}:`));
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(said('host') ? [] : [`Host: ${host}`]),
    ...(origin ? [`Origin: http://${host}`] : []),
    ...(said('cookie') || asker.cookie === '' ? [] : [`Cookie: ${asker.cookie}`]),
    ...(said('content-length') || said('transfer-encoding') || method === 'GET'
      ? []
      : [`Content-Length: ${body.length}`]),
    ...headers,
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(lines.join(crlf) + crlf + crlf, 'latin1'), body]);
}

/** An address of ours with its places filled in, rightly or wrongly, and now and then bent as a whole. */
export function address({ random, known }: Made): string {
  const fill = () =>
    random.chance(0.6)
      ? random.pick(known.ids)
      : encodeURIComponent(toWellFormed(nastyText(random)).slice(0, 300));
  let path = random.pick(known.routes).replace('*', 'nowhere').replace(/:\w+/g, fill);
  if (random.chance(0.2)) {
    const at = random.below(path.length);
    const piece = random.pick([
      '%',
      '%ff',
      '%00',
      '//',
      '/..',
      '/../..',
      '\\',
      ';',
      '%2f',
      '.data',
      '\xff',
      '@',
      '%e2%28',
      '?',
      '#',
    ]);
    path = path.slice(0, at) + piece + path.slice(at);
  }
  if (random.chance(0.4)) {
    const names = [
      'page',
      'ask',
      'back',
      'section',
      'after',
      'index',
      '_data',
      'at',
      'counted',
      'say',
      'language',
      '_routes',
      '__proto__',
      'wait',
      'kind',
    ];
    const value = () => encodeURIComponent(toWellFormed(nastyText(random)).slice(0, 500));
    const pairs = Array.from({ length: 1 + random.below(3) }, () => `${random.pick(names)}=${value()}`);
    path += `${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
  }
  return path;
}

const toWellFormed = (text: string) => Buffer.from(text).toString('utf8');

/** What a browser would send of this form, with some of it bent. */
export function bentForm({ random, asker, known }: Made): { path: string; body: Buffer } {
  const { path, form } = random.pick(asker.forms);
  const pairs = form.fields.flatMap((field) =>
    field.values.map((value) => [field.name, value] as [string, string]),
  );
  const button = form.buttons.length > 0 ? random.pick(form.buttons) : undefined;
  if (button) pairs.push([button.name, button.value]);
  for (const pair of pairs) {
    if (random.chance(0.4)) pair[1] = random.chance(0.2) ? random.pick(known.ids) : nastyText(random);
    if (random.chance(0.03)) pair[0] = nastyText(random).slice(0, 100);
  }
  if (random.chance(0.2)) pairs.splice(random.below(pairs.length + 1), 1);
  if (random.chance(0.2) && pairs.length > 0) pairs.push(random.pick(pairs));
  if (random.chance(0.05)) pairs.push(['__proto__', '1'], ['constructor', '1']);
  const body = pairs.map(
    ([name, value]) => `${encodeURIComponent(toWellFormed(name))}=${encodeURIComponent(toWellFormed(value))}`,
  );
  const target =
    form.action === ''
      ? path
      : form.action.startsWith('/')
        ? form.action
        : path.replace(/\?.*$/, '') + form.action;
  return { path: target.replace(/#.*$/, ''), body: Buffer.from(body.join('&')) };
}
