import { afterAll, beforeAll, expect, it } from 'vitest';
import * as root from '../../../app/root.tsx';
import * as kiosk from '../../../app/routes/public/joining/kiosk.tsx';
import * as projector from '../../../app/routes/staff/room/projector.tsx';
import { refuse } from '../../../server/core/outcome.ts';
import { type ContextOptions, createContexts } from '../../../server/http/load-context.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { everyPage, listening, serverOf } from '../../support/processes/http-server.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const { t } = speakerOf('en');
const again = '<noscript><meta http-equiv="refresh" content="60;url=?again"/></noscript>';

it('R669: a wall without script is loaded anew by itself, and one that nobody is signed in at says so', async () => {
  const stage = await draftVoting(house, [{ kind: 'room', prompts: prompts('What do you want?') }]);
  await stage.open();
  const path = `/staff/c/${stage.consultationId}/projector/${stage.activities[0]}`;
  const routes = { '/staff/c/:id/projector/:activity': projector };
  const wall = await drawPages(house, { routes, root, staff: await house.staffWho('facilitator') }).get(path);
  expect(wordsOf(wall.html)).toContain('What do you want?');
  expect(wall.html).toContain(again);
  const out = await drawPages(house, { routes, root, child: null }).get(`${path}?again`);
  expect(out.status).toBe(404);
  expect(wordsOf(out.html)).toContain(t('staff.signed-out'));
  expect(wordsOf(out.html)).not.toContain('What do you want?');
  // It stays, so that it can be read.
  expect(out.html).not.toContain('http-equiv="refresh"');
});

it('R420: a wall says that a company asks, and so does the first page of a kiosk, where it does and nowhere else', async () => {
  const facilitator = await house.staffWho('facilitator');
  for (const sponsorKind of ['company', 'public'] as const) {
    const stage = await draftVoting(house, [{ kind: 'room', prompts: prompts('What do you want?') }], {
      sponsorKind,
    });
    await stage.open();
    const { consultationId } = stage;
    const group = { label: 'Class 4b', language: 'en', size: 20 };
    const { token } = await need(
      house.services.kiosk.start(facilitator, { consultationId, hours: 4, handedBy: '', group }),
    );
    const routes = { '/staff/c/:id/projector/:activity': projector, '/kiosk': kiosk };
    const wall = await drawPages(house, { routes, root, staff: facilitator }).get(
      `/staff/c/${consultationId}/projector/${stage.activities[0]}`,
    );
    const cookies = { shared: { consultationId, token, language: 'en' } };
    const first = await drawPages(house, { routes, child: null, cookies }).get('/kiosk');
    for (const { html } of [wall, first])
      expect(wordsOf(html).includes(t('commercial.line')), sponsorKind).toBe(sponsorKind === 'company');
  }
});

it('R669, R179, R793: a page that is loaded by itself is no act of whoever is signed in there, nor is the first one of a kiosk', async () => {
  const acts: unknown[] = [];
  const identify = async (_visitor: unknown, input: { acts: boolean }) => {
    acts.push(input.acts);
    return refuse('signed-out');
  };
  const { contextOf } = createContexts({
    services: { staff: { identify } },
    paces: everyPage,
    origins: [],
    pseudonymWords: () => ({}),
    inventoryWords: () => ({}),
  } as unknown as ContextOptions);
  const server = serverOf({ contextOf });
  const port = await listening(server);
  for (const path of ['/staff', '/staff?again', '/kiosk'])
    await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: '__Host-staff=a' } });
  expect(acts).toEqual([true, false, false]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
