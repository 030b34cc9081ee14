import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as home from '../../../app/routes/staff/home/home.tsx';
import * as helplines from '../../../app/routes/staff/safeguarding/helplines.tsx';
import * as key from '../../../app/routes/staff/safeguarding/key.tsx';
import * as letters from '../../../app/routes/staff/safeguarding/letters.tsx';
import * as safeguarding from '../../../app/routes/staff/safeguarding/safeguarding.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { type AtCase, handOn, openLeads, type TestLead } from '../../support/house/leads.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages, formFor, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const routes = {
  '/staff': home,
  '/staff/key': key,
  '/staff/letters': letters,
  '/staff/helplines': helplines,
  '/staff/c/:id/safeguarding': safeguarding,
};
const told = 'Somebody hits me at home.';
const reason = 'The child asked us to look.';

let house: TestHouse;
let leads: readonly [TestLead, TestLead, TestLead];
beforeAll(async () => {
  house = await openTestHouse();
  leads = await openLeads(house);
});
afterAll(() => house.remove());

const pagesAs = (staff: Staff | null) => drawPages(house, { routes, staff });
const id = () => newId(house.deps.random);
const placeOf = ({ consultationId, caseId }: AtCase) =>
  `/staff/c/${consultationId}/safeguarding?case=${caseId}`;

async function ask(): Promise<AtCase> {
  const sent = { id: id(), text: told, language: 'en', choice: 'help' } as const;
  const { caseId } = await need(house.services.safeguarding.ask(await house.join(), sent));
  return { consultationId: house.consultationId, caseId };
}
async function write(): Promise<string> {
  const sent = { nonce: id(), text: told, language: 'en' };
  const { words } = await need(house.services.safeguarding.writeLetter(visitor, sent));
  const read = await need(house.services.safeguarding.letter(visitor, { phrase: words.join(' ') }));
  return `/staff/letters?case=${read.letter.id}`;
}

describe('R716: a form of a case that is refused comes back to its case', () => {
  it.each(['open', 'alone'])('with the reason to open it: %s', async (act) => {
    const other = act === 'open' ? 'alone' : 'open';
    for (const here of [placeOf(await ask()), await write()]) {
      const stale = pagesAs({ ...leads[0].staff, freshFactor: false });
      const back = await stale.send(await stale.get(here), { press: `act=${act}` }, { reason });
      expect(back.html).toContain(t('refusal.factor-needed'));
      expect(typedIn(back, { press: `act=${act}` }).reason).toEqual([reason]);
      expect(typedIn(back, { press: `act=${other}` }).reason).toEqual(['']);

      const fresh = pagesAs(leads[0].staff);
      const long = reason.repeat(400);
      const tooLong = await fresh.send(await fresh.get(here), { press: `act=${act}` }, { reason: long });
      expect(ledTo(tooLong)).toBe(`reason-${act}-told`);
      expect(wordsOf(tooLong.html)).toContain(t('staff.too-long', { most: 500 }));
      expect(typedIn(tooLong, { press: `act=${act}` }).reason).toEqual([long]);
      expect(ledTo(await fresh.send(tooLong, { press: `act=${act}` }, { reason: ' ' }))).toBe(
        `reason-${act}-told`,
      );
    }
  });

  it('with the answer to the child, however long it is', async () => {
    const at = await ask();
    const here = placeOf(at);
    for (const lead of leads.slice(0, 2)) {
      await need(house.services.safeguarding.open(lead.staff, { ...at, part: 'told', reason }));
      await handOn(house, lead, { at, part: 'told' });
    }
    const pages = pagesAs(leads[0].staff);
    const long = 'We believe you. '.repeat(600);
    const back = await pages.send(await pages.get(here), { press: 'act=answer' }, { text: long });
    expect(ledTo(back)).toBe('text');
    expect(wordsOf(back.html)).toContain(t('refusal.text-too-long'));
    expect(typedIn(back, { press: 'act=answer' }).text).toEqual([long]);
    const sent = await pages.send(back, { press: 'act=answer' }, { text: 'We believe you.' });
    expect(wordsOf(sent.html)).toContain(t('staff.saved'));
    // What has no field of its own leads to the case.
    const own = formFor(here, { act: 'send', case: at.caseId, number: '1', seen: '' });
    expect(ledTo(await pages.send(own, {}))).toBe('case');
  });
});

describe('R179: a form of a session that sleeps', () => {
  it('gives back why a case is opened', async () => {
    const at = await ask();
    const page = await pagesAs(leads[0].staff).get(placeOf(at));
    const back = await pagesAs(null).send(page, { press: 'act=open' }, { reason });
    expect(wordsOf(back.html)).toContain(t('draft.title'));
    expect(typedIn(back, { field: 'reason' })).toMatchObject({
      reason: [reason],
      case: [at.caseId],
      act: ['open'],
    });
  });

  it.each([
    [
      '/staff/helplines',
      { act: 'enter', number: '116 111', source: 'https://example.org/where-it-was-read' },
    ],
    ['/staff/key', { publicKey: 'k'.repeat(60), wrapped: 'w'.repeat(300) }],
    ['/staff', { consultation: 'c', case: 'k', part: 'told', lead: 'l' }],
  ])('and what was sent from %s', async (path, fields) => {
    const back = await pagesAs(null).send(formFor(path, fields), {});
    expect(back.status).toBe(400);
    expect(wordsOf(back.html)).toContain(t('draft.title'));
    const [field = ''] = Object.keys(fields);
    expect(typedIn(back, { field })).toMatchObject(
      Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])),
    );
  });
});
