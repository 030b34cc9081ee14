import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as helplines from '../../../app/routes/staff/safeguarding/helplines.tsx';
import { knownHelplines } from '../../../locales/helplines.ts';
import { countries, isNumber, isSource } from '../../../server/core/safeguarding/helplines.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { drawPages, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const line = {
  country: 'SE',
  kind: 'child',
  languages: 'sv',
  name: 'A line',
  number: '116 111',
  source: 'https://example.org/number',
} as const;
const lane = () => house.services.safeguarding;
const visitor = { kind: 'visitor' } as const;

describe('R173: whom a child is told to call', () => {
  it('is shown when a second person has confirmed it, and gone at once when it is taken out', async () => {
    const [administrator, approver] = [
      await house.staffWho('administrator'),
      await house.staffWho('approver'),
    ];
    const { id } = await need(lane().writeHelpline(administrator, line));
    const shown = async () =>
      (await need(lane().help(visitor, { language: 'sv' }))).lines.filter(({ country }) => country === 'SE');
    expect(await shown()).toEqual([]);
    expect(await lane().confirmHelpline(administrator, { id })).toMatchObject({ code: 'one-person-alone' });
    expect(await shown()).toEqual([]);
    await need(lane().confirmHelpline(approver, { id }));
    expect(await shown()).toMatchObject([{ name: 'A line', number: '116 111', dials: '116111' }]);
    // R1021: twice by the same person it is confirmed once, and who comes later is told that it is.
    await need(lane().confirmHelpline(approver, { id }));
    const later = [await house.staffWho('organiser'), administrator];
    for (const who of later)
      expect(await lane().confirmHelpline(who, { id })).toMatchObject({ code: 'already-decided' });
    await need(lane().dropHelpline(administrator, { id }));
    expect(await shown()).toEqual([]);
  });

  it('R1155: a line that is sent twice is entered once, also at the same moment', async () => {
    const administrator = await house.staffWho('administrator');
    const pages = drawPages(house, { routes: { '/staff/helplines': helplines }, staff: administrator });
    const stand = async () =>
      (await need(lane().helplines(administrator, {}))).filter(({ country }) => country === 'AQ');
    const page = await pages.get('/staff/helplines?country=AQ');
    const { country: _, ...typed } = line;
    const press = () => pages.send(page, { field: 'source' }, typed);
    const both = await Promise.all([press(), press()]);
    expect([...both, await press()].map(({ path }) => path)).toEqual(
      Array.from({ length: 3 }, () => '/staff/helplines?saved&country=AQ'),
    );
    expect(await stand()).toHaveLength(1);
    // Other words of the same page are another line.
    await pages.send(page, { field: 'source' }, { ...typed, number: '116 112' });
    expect(await stand()).toHaveLength(2);
    for (const { id } of await stand()) await need(lane().dropHelpline(administrator, { id }));
  });

  it('R1017: is found by the languages that were typed, and is refused where one of them is no tag', async () => {
    const administrator = await house.staffWho('administrator');
    expect(await lane().writeHelpline(administrator, { ...line, languages: 'sv, English' })).toMatchObject({
      code: 'field-missing',
    });
    const { id } = await need(lane().writeHelpline(administrator, { ...line, languages: ' SV,fi  sv ' }));
    const stored = (await need(lane().helplines(administrator, {}))).find((each) => each.id === id);
    expect(stored?.languages).toEqual(['sv', 'fi']);
    await need(lane().dropHelpline(administrator, { id }));
  });

  it('R1017: the field of languages is the one that is marked, with what was typed', async () => {
    const pages = drawPages(house, {
      routes: { '/staff/helplines': helplines },
      staff: await house.staffWho('administrator'),
    });
    const form = { field: 'source' };
    const typed = { kind: 'child', name: 'A line', number: '116 111', languages: 'English' };
    const page = await pages.get('/staff/helplines?country=AQ');
    const back = await pages.send(page, form, { ...typed, source: 'https://example.org/number' });
    expect(ledTo(back)).toBe('languages');
    expect(typedIn(back, form)).toMatchObject({ languages: ['English'] });
  });

  it('R717: has a country, a number and a page it was read on that a browser opens; nobody else enters it', async () => {
    const administrator = await house.staffWho('administrator');
    for (const wrong of [
      { country: 'QQ' },
      { number: 'call us' },
      { number: '' },
      { number: '112 / 110' },
      { number: '+44 (0)800 1111' },
      { name: ' ' },
      { source: 'http://example.org' },
      { source: 'javascript:alert(1)' },
      { source: 'https://www.example.org]' },
    ])
      expect(await lane().writeHelpline(administrator, { ...line, ...wrong })).toMatchObject({
        code: 'field-missing',
      });
    for (const role of ['organiser', 'moderator', 'safeguarding-lead', 'overseer'] as const)
      expect(await lane().writeHelpline(await house.staffWho(role), line)).toMatchObject({
        code: 'not-allowed',
      });
  });

  it('is for a child that of its own country, emergency first and nothing that is for the team alone', async () => {
    const { country, lines, writeTo } = await need(lane().help(await house.join(), { language: 'en' }));
    expect(country).toBe('XX');
    expect(writeTo).toBe('team');
    expect(lines.map(({ kind }) => kind)).toEqual(['emergency', 'child']);
  });

  it('the list that comes along has a page for each number, and says that nobody checked it', () => {
    for (const [country, lines] of Object.entries(knownHelplines)) {
      expect(countries).toContain(country);
      for (const each of lines) {
        expect(isNumber(each.number), each.name).toBe(true);
        expect(isSource(each.source), each.name).toBe(true);
        expect(each).toMatchObject({ read_on: null });
      }
    }
  });

  it('the gate stays shut where the country is not complete', async () => {
    const organiser = await house.staffWho('organiser');
    const at = { consultationId: house.consultationId };
    const stateOf = async () =>
      (await need(house.services.consultation.gate(organiser, at))).find(({ item }) => item === 'helplines');
    expect(await stateOf()).toMatchObject({ state: 'ready', says: { country: 'XX' } });
    const administrator = await house.staffWho('administrator');
    const { id } = await need(
      lane().writeHelpline(administrator, { ...line, country: 'XX', number: '555-0199' }),
    );
    expect(await stateOf()).toMatchObject({ state: 'missing' });
    await need(lane().dropHelpline(administrator, { id }));
    expect(await stateOf()).toMatchObject({ state: 'ready' });
  });
});
