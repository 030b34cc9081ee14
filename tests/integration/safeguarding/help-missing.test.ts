import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import * as home from '../../../app/routes/staff/home/home.tsx';
import * as helplines from '../../../app/routes/staff/safeguarding/helplines.tsx';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { openLeads, type TestLead } from '../../support/house/leads.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = { '/staff': home, '/staff/c/:id': overview, '/staff/helplines': helplines };

let house: TestHouse;
let leads: readonly TestLead[];
let administrator: Staff;
beforeEach(async () => {
  house = await openTestHouse();
  leads = await openLeads(house);
  administrator = await house.staffWho('administrator');
});
afterEach(() => house.remove());

const missing = async (staff: Staff) =>
  need(house.services.consultation.missingHelp(staff, { consultationId: house.consultationId }));
const move = async (to: 'paused' | 'closed') =>
  need(
    house.services.consultation.move(await house.staffWho('organiser'), {
      consultationId: house.consultationId,
      to,
    }),
  );

describe('R1188: help that falls away while children take part', () => {
  it('is named to the organiser where consultations are listed and on its page, until it is there again or all is over', async () => {
    const organiser = await house.staffWho('organiser');
    const pages = drawPages(house, { routes, staff: organiser });
    expect(await missing(organiser)).toEqual([]);
    const said = t('staff.home.lacks', { what: t('gate.leads') });
    expect(wordsOf((await pages.get('/staff')).html)).not.toContain(said);

    for (const { staff } of leads.slice(1))
      await need(house.services.staff.revoke(administrator, { staffId: staff.staffId }));
    expect(await missing(organiser)).toContain('leads');
    const list = await pages.get('/staff');
    expect(wordsOf(list.html)).toContain(said);
    const page = wordsOf((await pages.get(`/staff/c/${house.consultationId}`)).html);
    expect(page).toContain(t('life.lacks'));
    expect(page).toContain(`${t('gate.leads')} · `);

    await move('closed');
    expect(await missing(organiser)).toEqual([]);
    expect(wordsOf((await pages.get('/staff')).html)).not.toContain(said);
  });

  it('counts nobody among moderators and leads who has no way in any more', async () => {
    const organiser = await house.staffWho('organiser');
    const people = async () => (await missing(organiser)).filter((item) => item !== 'helplines');
    expect(await people()).toEqual([]);
    const { control } = house.databases;
    await control.write([
      { sql: `update staff set state = 'invited'`, args: [] },
      { sql: 'delete from staff_passkey', args: [] },
      { sql: 'delete from staff_totp', args: [] },
      { sql: 'delete from staff_link', args: [] },
      { sql: 'delete from staff_session', args: [] },
    ]);
    expect(await people()).toEqual(['leads', 'crew']);
  });
});

describe('R1189: the last number that children are shown', () => {
  it('is asked about once before it goes, and what waits to be confirmed is no number', async () => {
    const pages = drawPages(house, { routes, staff: administrator });
    const lines = await need(house.services.safeguarding.helplines(administrator, {}));
    const emergency = lines.filter(({ kind, confirmedBy }) => kind === 'emergency' && confirmedBy !== null);
    const [last, ...others] = emergency;
    if (!last) throw new Error('no line');
    for (const { id } of others) await need(house.services.safeguarding.dropHelpline(administrator, { id }));
    const asks = `/staff/helplines?drop=${last.id}`;
    const first = await pages.get('/staff/helplines');
    expect(first.html).toContain(`href="${asks}#drop"`);
    expect(wordsOf(first.html)).not.toContain(t('helplines.drop.last'));
    const second = await pages.get(asks);
    expect(wordsOf(second.html)).toContain(t('helplines.drop.last'));
    expect(second.html).not.toContain(`href="${asks}#drop"`);

    await need(house.services.safeguarding.dropHelpline(administrator, { id: last.id }));
    expect(await missing(await house.staffWho('organiser'))).toContain('helplines');
  });
});
