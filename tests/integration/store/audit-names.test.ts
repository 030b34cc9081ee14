import { afterAll, beforeAll, expect, it } from 'vitest';
import * as audit from '../../../app/routes/staff/site/audit.tsx';
import { auditStatement } from '../../../db/audit.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

it('R1052: takes no person for a part of the program, and two of one name for two', async () => {
  const administrator = await house.staffWho('administrator');
  const invite = async (name: string) => {
    const grants = [{ role: 'analyst' as const, consultationId: '' }];
    return (await need(house.services.staff.invite(administrator, { name, grants }))).staffId;
  };
  const [machine, one, two] = [await invite('command-line'), await invite('Ria'), await invite('Ria')];
  await house.databases.control.write(
    [machine, one, two].map((actor) =>
      auditStatement({ day: '2031-01-01', actor, deed: 'page:edit', subject: '', detail: '' }),
    ),
  );
  const overseer = await house.staffWho('overseer');
  const pages = drawPages(house, { routes: { '/staff/audit': audit }, staff: overseer, language: 'en' });
  const { html } = await pages.get('/staff/audit?day=2031-01-01');
  const table = html.slice(html.lastIndexOf('<table'));
  const { t } = speakerOf('en');
  expect(table).toContain('>command-line<');
  expect(table).not.toContain(t('audit.who.command-line'));
  for (const id of [one, two]) expect(table).toContain(`>Ria · ${id.slice(-4)}<`);
});
