import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as practice from '../../../app/routes/staff/moderation/practice-desk.tsx';
import { catalogue } from '../../../locales/index.ts';
import { practiceTexts } from '../../../server/core/moderation/practice.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { type DrawnPages, drawPages } from '../../support/pages/drawn-pages.ts';
import { formsOf, wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const here = '/staff/training/desk';
const form = { field: 'decision' };
const at = (name: string) => `${here}?text=${practiceTexts.findIndex((each) => each.name === name) + 1}`;

/** Somebody who decides on nothing yet: no training holds, and no consultation is there. */
const newcomer: Staff = {
  kind: 'staff',
  staffId: 'a'.repeat(22),
  organisationId: 'org',
  name: 'Robin',
  grants: [{ role: 'moderator', consultationId: '' }],
  roleVersion: 1,
  freshFactor: false,
  trainedSince: '',
};

let house: TestHouse;
let pages: DrawnPages;

beforeAll(async () => {
  house = await openTestHouse();
  pages = drawPages(house, { routes: { [here]: practice }, staff: newcomer });
});
afterAll(() => house.remove());

const decide = async (name: string, values: Record<string, string>) =>
  wordsOf((await pages.send(await pages.get(at(name)), form, values)).html);

describe('R867: a desk of made-up texts, without script', () => {
  it('has the form of the desk for each of them, whoever comes without a training', async () => {
    for (const [index, { name }] of practiceTexts.entries()) {
      const page = await pages.get(`${here}?text=${index + 1}`);
      expect(page.status, name).toBe(200);
      const fields = formsOf(page.html).flatMap((each) => each.fields.map((field) => field.name));
      expect(fields).toEqual(expect.arrayContaining(['decision', 'words', 'reason']));
      expect(wordsOf(page.html)).toContain(catalogue.en?.training['practise.prompt']);
    }
  });

  it('opens the first where the address names none', async () => {
    const first = wordsOf((await pages.get(here)).html);
    expect(first).toContain(t('practise.angry.text'));
    expect(first).toContain(t('practise.lead'));
    for (const odd of ['0', '13', 'x', '-1', '1e9'])
      expect(wordsOf((await pages.get(`${here}?text=${odd}`)).html)).toContain(t('practise.lead'));
  });

  it('asks what the desk asks: for a decision, a reason, the words, and before a number is shown', async () => {
    expect(await decide('angry', {})).toContain(t('desk.decision.missing'));
    expect(await decide('angry', { decision: 'return' })).toContain(t('refusal.reason-needed'));
    expect(await decide('angry', { decision: 'redact', reason: 'hurt', words: 'not in it' })).toContain(
      'not in it',
    );
    const asked = await decide('number', { decision: 'publish' });
    expect(asked).toContain(t('refusal.gives-away'));
    expect(asked).not.toContain(t('practise.number.why'));
  });

  it('is for nobody else than the staff', async () => {
    const refused = { ok: false, code: 'not-allowed' };
    expect(await house.services.moderation.practise({ kind: 'visitor' }, { texts: [] })).toEqual(refused);
    const gone = { ...newcomer, grants: [] };
    expect(await house.services.moderation.practise(gone, { texts: [] })).toEqual(refused);
  });
});

describe('R869: what the policy says', () => {
  it('says what fits and why, what others and the child would have read, and who else would have looked', async () => {
    const said = await decide('number', { decision: 'redact', reason: 'contact' });
    expect(said).toContain(t('practise.weighed.first'));
    expect(said).toContain(t('practise.number.why'));
    expect(said).toContain(t('practise.asked.contact'));
    expect(said).toContain(t('words.hidden', { what: t('reason.contact.part') }));
    for (const context of ['older', 'younger']) expect(said).toContain(t('reason.contact', { context }));
    expect(said).toContain(t('practise.else.shown'));
    expect(said).toContain(t('practise.else.limited'));
    const [, others = ''] = said.split(t('practise.others'));
    expect(others.split(t('practise.child'))[0]).not.toContain('7946');
  });

  it('says that a limit on an angry opinion is too much, and that who shows harm whole shows too much', async () => {
    expect(await decide('angry', { decision: 'return', reason: 'hurt' })).toContain(
      t('practise.weighed.more'),
    );
    const shown = await decide('harm', { decision: 'publish' });
    expect(shown).toContain(t('practise.weighed.less'));
    expect(shown).toContain(t('practise.asked.care'));
    expect(shown).toContain(t('practise.else.care'));
  });

  it('speaks the language of who reads, texts too, and shows the foreign one in its own', async () => {
    const arabic = drawPages(house, { routes: { [here]: practice }, staff: newcomer, language: 'ar' });
    const page = await arabic.get(at('harm'));
    expect(page.html).toContain(catalogue.ar?.training['practise.prompt']);
    const foreign = (await arabic.get(at('foreign'))).html;
    expect(foreign).toMatch(/class="item-words" lang="sw"/);
  });
});

it('R868: nothing of it is stored, logged or counted, and it is no hard text that somebody read', async () => {
  const { databases, exposures } = house.deps;
  const written = () => [databases.control.writes(), databases.complaints.writes()];
  const before = written();
  await decide('harm', { decision: 'redact', reason: 'harm' });
  await decide('advert', { decision: 'refuse', reason: 'contact' });
  expect(written()).toEqual(before);
  expect(exposures.of(newcomer.staffId)).toEqual({ opened: [], restUntilMs: 0 });
});
