import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as proposals from '../../../app/routes/staff/activities/proposals.tsx';
import * as about from '../../../app/routes/staff/consultation/about.tsx';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import * as home from '../../../app/routes/staff/home/home.tsx';
import type { Role, Staff } from '../../../server/core/staff/roles.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = {
  '/staff': home,
  '/staff/c/:id': overview,
  '/staff/c/:id/about': about,
  '/staff/c/:id/proposals': proposals,
};

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const drafted = () => draftVoting(house, [{ kind: 'question', prompts: prompts('Say'), proposes: true }]);

const pagesAs = (staff: Staff) => drawPages(house, { routes, staff });

/** Somebody whose role is in one consultation alone. */
async function onlyIn(consultationId: string, role: Role): Promise<Staff> {
  const grants = [{ role, consultationId }];
  const { staffId } = await need(house.services.staff.invite(demoSystem, { name: role, grants }));
  return { ...(await house.staffWho('approver')), staffId, name: role, grants };
}

describe('R554: whoever checks plain words', () => {
  it('is led to them while they are of a language that children read, and all are written', async () => {
    const { consultationId, organiser, revision } = await drafted();
    const translator = await onlyIn(consultationId, 'translator');
    const { consultation } = house.services;
    const isLed = async () =>
      wordsOf((await pagesAs(translator).get('/staff')).html).includes(t('next.second'));
    const rewrite = async (language: string, body: string) => {
      const texts = [{ language, level: 'older', heading: 'A law', body, machine: false }];
      const of = { consultationId, revision: await revision(), anchor: '1', texts };
      await need(consultation.writePlain(organiser, of));
    };
    expect(await isLed()).toBe(false);
    await rewrite('ar', 'Be kind to everybody.');
    expect(await isLed()).toBe(true);
    // In a language that no child reads here any more nothing waits.
    const pages = pagesAs(organiser);
    const page = await pages.get(`/staff/c/${consultationId}/about`);
    await pages.send(page, { field: 'retention' }, { languages: ['en'] });
    expect(await isLed()).toBe(false);
    await rewrite('en', 'Be kind to all.');
    expect(await isLed()).toBe(true);
    // Nor does a document with gaps wait for anybody but its writer.
    await need(
      consultation.writeDocument(organiser, {
        consultationId,
        revision: await revision(),
        title: 'A law',
        language: 'en',
        markdown: '# A law\n\nBe kind.\n\n# Another\n\nBe fair.',
      }),
    );
    expect(await isLed()).toBe(false);
  });
});

describe('R1089: an organiser of one consultation alone', () => {
  it('has no form that begins another one, and reads who does', async () => {
    const stage = await drafted();
    await stage.open();
    await stage.publish(await stage.join(), stage.activities[0] ?? '', 'Who sweeps the yard?');
    const here = `/staff/c/${stage.consultationId}`;
    const whole = pagesAs(stage.organiser);
    const alone = pagesAs(await onlyIn(stage.consultationId, 'organiser'));
    expect((await whole.get(here)).html).toContain('value="clone"');
    expect((await alone.get(here)).html).not.toContain('value="clone"');
    const [all, few] = [await whole.get(`${here}/proposals`), await alone.get(`${here}/proposals`)];
    expect(all.html).toContain('value="take"');
    expect(wordsOf(all.html)).not.toContain(t('proposals.take.whole'));
    expect(few.html).not.toContain('value="take"');
    expect(few.html).toContain('value="decline"');
    expect(wordsOf(few.html)).toContain(t('proposals.take.whole'));
  });
});
