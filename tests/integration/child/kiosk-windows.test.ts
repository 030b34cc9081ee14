import type { LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as root from '../../../app/root.tsx';
import * as join from '../../../app/routes/child/joining/join.tsx';
import * as kiosk from '../../../app/routes/public/joining/kiosk.tsx';
import * as still from '../../../app/routes/public/joining/kiosk-still.tsx';
import * as left from '../../../app/routes/public/joining/left.tsx';
import * as rights from '../../../app/routes/public/site/rights.tsx';
import type { Child } from '../../../server/core/staff/roles.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages, formFor } from '../../support/pages/drawn-pages.ts';

const routes = { '/rights': rights, '/kiosk': kiosk, '/kiosk/still': still };
const device = { consultationId: 'c', token: 't', language: 'en' };

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

type Seat = { readonly mark: string; readonly erasing: boolean; readonly quietMs?: number };

/** Where this address leads while the child with this seat is there in some window of a kiosk, and how many seats end by that. */
async function wentTo(address: string, child: Seat | null) {
  let ended = 0;
  const services = { room: { leave: async () => (ended += 1) } };
  const seatToken = { consultationId: 'c', session: 's' };
  const cookies = { shared: device, seatToken, none: () => [] };
  const request = new Request(`http://x${address}`);
  const args = { context: { cookies, services, child }, params: {}, request };
  const led = await left.loader(args as unknown as LoaderFunctionArgs).catch((each: Response) => each);
  return [led instanceof Response && led.headers.get('location'), ended];
}

describe('R1081: a page of a kiosk that goes by itself', () => {
  const b = (quietMs?: number, erasing = false): Seat => ({
    mark: 'bbbb',
    erasing,
    ...(quietMs !== undefined && { quietMs }),
  });

  it('ends the seat that it is of, unless its child does something in another window', async () => {
    expect(await wentTo('/left?again&of=bbbb', b(5_000))).toEqual(['/kiosk?again', 0]);
    expect(await wentTo('/left?again&of=bbbb', b(95_000))).toEqual(['/kiosk', 1]);
    // A little less than its ninety seconds: over a slow line the server heard of the last touch late.
    expect(await wentTo('/left?again&of=bbbb', b(87_000))).toEqual(['/kiosk', 1]);
    // After a start nobody knows when its child was there; and without one nothing of it stays.
    expect(await wentTo('/left?again&of=bbbb', b())).toEqual(['/kiosk', 1]);
    expect(await wentTo('/left?again&of=bbbb', null)).toEqual(['/kiosk', 1]);
  });

  it('ends no seat of another child, whose words may take longer than any page knows', async () => {
    for (const quietMs of [5_000, 95_000, undefined]) {
      expect(await wentTo('/left?again&of=aaaa', b(quietMs))).toEqual(['/kiosk?again', 0]);
      // It was opened before anybody came in.
      expect(await wentTo('/left?again', b(quietMs))).toEqual(['/kiosk?again', 0]);
    }
    expect(await wentTo('/left?again&of=aaaa', b(5_000, true))).toEqual(['/kiosk?again', 0]);
    expect(await wentTo('/left?again&of=bbbb', b(5_000, true))).toEqual(['/here/erase?again', 0]);
    // What somebody pressed says whose page it was.
    expect(await wentTo('/left?of=aaaa', b(5_000))).toEqual(['/here?other', 0]);
  });

  it('leads to a first page that ends none either, and from which nobody goes on', async () => {
    const at = async (address: string, quietMs: number) => {
      const cookies = { shared: device };
      const request = new Request(`http://x${address}`);
      const args = { context: { cookies, child: b(quietMs) }, params: {}, request };
      const shown = kiosk.loader(args as unknown as LoaderFunctionArgs);
      return shown.then(
        ({ data }) => data,
        (led: Response) => led.headers.get('location'),
      );
    };
    expect(await at('/kiosk', 5_000)).toEqual({ kind: 'taken', mayGoOn: true });
    expect(await at('/kiosk', 95_000)).toBe('/left');
    for (const quietMs of [5_000, 95_000])
      expect(await at('/kiosk?again', quietMs)).toEqual({ kind: 'taken', mayGoOn: false });
  });

  it('says whose it is, with script and without, also by way of the page that asks', async () => {
    const child = await house.join();
    const mark = child.participantId.slice(-4);
    const pages = (who: Child | null) =>
      drawPages(house, { routes, root, child: who, cookies: { shared: device } });
    const goes = async (path: string, who: Child | null) => {
      const { html } = await pages(who).get(path);
      const [, script = ''] = /data-goes="([^"]*)"/.exec(html) ?? [];
      const [, seat = ''] = /data-seat="([^"]*)"/.exec(html) ?? [];
      const [, form = ''] = /<noscript><meta http-equiv="refresh" content="([^"]*)"/.exec(html) ?? [];
      return [script, seat, form].map((each) => each.replaceAll('&amp;', '&'));
    };
    const own = `/left?again&of=${mark}`;
    const asks = `/kiosk/still?to=%2Frights&of=${mark}`;
    expect(await goes('/rights', child)).toEqual([own, mark, `60;url=${asks}`]);
    // Another child may have come in meanwhile, or nobody.
    for (const who of [child, await house.join(), null])
      expect(await goes(asks, who)).toEqual([own, mark, `30;url=${own}`]);
    expect(await goes('/rights', null)).toEqual(['/left?again', '', '60;url=/kiosk/still?to=%2Frights']);
    const [script] = await goes('/kiosk?again', child);
    expect(script).toBe('/left?again');
  });
});

describe('R923: what one child at a kiosk chose of language and look', () => {
  const chosen = { language: 'sw', level: null, theme: null, font: null, aloud: false };

  it('goes from the first page when nobody touches it, with script and without', () => {
    const goes = (look: object, shared: unknown = device) => {
      const context = {
        look,
        child: null,
        cookies: { shared },
        speaker: speakerOf('en'),
        stringsHref: () => '',
      };
      const request = new Request('http://x/kiosk');
      return root.loader({ context, request, params: {} } as unknown as LoaderFunctionArgs).atKiosk;
    };
    const refresh = '60;url=/kiosk/still?to=%2Fkiosk';
    expect(goes(chosen)).toEqual({ refresh, mark: null });
    expect(goes({ ...chosen, language: null, aloud: true })).toEqual({ refresh, mark: null });
    expect(goes({ ...chosen, language: null })).toBeNull();
    expect(goes(chosen, 'cards')).toBeNull();
  });

  it('goes with a child that says no', async () => {
    const cookies = { shared: device };
    const pages = drawPages(house, { routes: { ...routes, '/join': join }, child: null, cookies });
    const { html } = await pages.send(formFor('/join', { step: 'no-kiosk' }), {});
    expect(html).toContain('href="/left?again"');
    expect(html).not.toContain('href="/kiosk"');
  });
});
