import { Secret, TOTP } from 'otpauth';
import type { Client, Page } from './client.ts';
import { decodeText } from './forms.ts';

/** What a person of staff has on its telephone and on paper, by its browser. */
const pockets = new WeakMap<Client, Pocket>();

export type Pocket = { readonly secret: string; readonly recovery: string[] };

/** What a person took along when it made its factor; undefined of one that made none. */
export function pocketOf(client: Client): Pocket | undefined {
  return pockets.get(client);
}

/** Gives it to the same person in another browser. */
export function fillPocket(client: Client, pocket: Pocket): void {
  pockets.set(client, pocket);
}

/** The six digits that an app shows at a moment: `steps` half minutes from now. */
export function appCode(secret: string, steps = 0, nowMs = Date.now()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: nowMs + steps * 30_000 });
}

/** The secret that a page shows for an app. Throws where there is none: of nothing there are codes too, and all are wrong. */
export function secretOn(html: string): string {
  const shown = /data-secret[^>]*><bdi[^>]*>([^<]+)</.exec(html)?.[1];
  if (!shown) throw new Error('This page shows no secret for an app.');
  return shown.replace(/\s/g, '');
}

/** Types the secret of the page into an app and its digits into the page; keeps the recovery codes. */
export async function enrolApp(client: Client, page: Page): Promise<Page> {
  const secret = secretOn(page.html);
  const made = await client.send(page, { field: 'code' }, { code: appCode(secret) });
  const codes = [...made.html.matchAll(/<code dir="ltr">([^<]+)</g)].map((match) =>
    decodeText(match[1] ?? ''),
  );
  if (codes.length === 0) throw new Error(`No recovery codes came: ${made.path}.`);
  pockets.set(client, { secret, recovery: codes });
  return made;
}

/** Proves again that it is this person, as before a deed that cannot be taken back: with a recovery code, each of which opens once. */
export async function proveAgain(client: Client): Promise<void> {
  const page = await client.get('/staff/prove');
  const code = pockets.get(client)?.recovery.pop();
  // Whoever has no factor, in a demo, presses a button.
  await (code === undefined
    ? client.send(page, { press: 'act=none' })
    : client.send(page, { field: 'code' }, { code }));
}
