import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as people from '../../../app/routes/staff/account/people.tsx';
import * as complaints from '../../../app/routes/staff/complaints/complaints.tsx';
import * as remedies from '../../../app/routes/staff/complaints/remedies.tsx';
import * as about from '../../../app/routes/staff/consultation/about.tsx';
import * as consultation from '../../../app/routes/staff/consultation/consultation.tsx';
import * as fresh from '../../../app/routes/staff/consultation/new.tsx';
import * as document from '../../../app/routes/staff/document/document.tsx';
import * as source from '../../../app/routes/staff/document/source.tsx';
import * as codes from '../../../app/routes/staff/joining/codes.tsx';
import * as kiosk from '../../../app/routes/staff/joining/kiosk.tsx';
import * as paper from '../../../app/routes/staff/joining/paper.tsx';
import * as paperKit from '../../../app/routes/staff/joining/paper-kit.ts';
import * as screens from '../../../app/routes/staff/moderation/screens.tsx';
import * as helplines from '../../../app/routes/staff/safeguarding/helplines.tsx';
import * as independentAudit from '../../../app/routes/staff/site/independent-audit.tsx';
import * as sitePages from '../../../app/routes/staff/site/pages.tsx';
import { knownHelplines } from '../../../locales/helplines.ts';
import { countries } from '../../../server/core/safeguarding/helplines.ts';
import type { Role } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import type { Which } from '../../support/pages/client.ts';
import { drawPages, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = {
  '/staff/people': people,
  '/staff/new': fresh,
  '/staff/pages': sitePages,
  '/staff/helplines': helplines,
  '/staff/independent-audit': independentAudit,
  '/staff/c/:id': consultation,
  '/staff/c/:id/about': about,
  '/staff/c/:id/document': document,
  '/staff/c/:id/source': source,
  '/staff/screens': screens,
  '/staff/complaints': complaints,
  '/staff/remedies': remedies,
  '/staff/c/:id/codes': codes,
  '/staff/c/:id/kiosk': kiosk,
  '/staff/c/:id/paper': paper,
  '/staff/c/:id/paper/kit': paperKit,
};

let house: TestHouse;
let draft: string;
beforeAll(async () => {
  house = await openTestHouse();
  const organiser = await house.staffWho('organiser');
  const made = { title: 'A draft', language: 'en', timeZone: 'UTC' };
  draft = (await need(house.services.consultation.create(organiser, made))).id;
});
afterAll(() => house.remove());

const pagesOf = async (role: Role) => drawPages(house, { routes, staff: await house.staffWho(role) });
const here = (rest: string) => () => `/staff/c/${house.consultationId}${rest}`;

type Case = {
  readonly as: Role;
  readonly at: () => string;
  readonly form: Which;
  readonly field: string;
  readonly most: number;
  readonly beside?: Readonly<Record<string, string>>;
};

const cases: Readonly<Record<string, Case>> = {
  'the title of a consultation': {
    as: 'organiser',
    at: () => '/staff/new',
    form: { field: 'title' },
    field: 'title',
    most: 300,
  },
  'a title, as children read it': {
    as: 'organiser',
    at: () => `/staff/c/${draft}/about`,
    form: { field: 'text.title.en.younger' },
    field: 'text.title.en.younger',
    most: 300,
    beside: { 'text.purpose.en.older': 'We ask before we decide.' },
  },
  'what a child may ask before it says yes': {
    as: 'organiser',
    at: () => `/staff/c/${draft}/about`,
    form: { field: 'text.title.en.younger' },
    field: 'text.decider.en.older',
    most: 2_000,
  },
  'the title of a copy': {
    as: 'organiser',
    at: here(''),
    form: { press: 'act=clone' },
    field: 'title',
    most: 300,
  },
  'the title of a document': {
    as: 'organiser',
    at: () => `/staff/c/${draft}/document`,
    form: { press: 'act=paste' },
    field: 'title',
    most: 300,
    beside: { markdown: '# One\n\nA law.' },
  },
  'the label of codes': {
    as: 'organiser',
    at: here('/codes'),
    form: { field: 'label' },
    field: 'label',
    most: 200,
    beside: { size: '31' },
  },
  'the sizes of groups': {
    as: 'organiser',
    at: here('/codes'),
    form: { field: 'label' },
    field: 'size',
    most: 500,
  },
  'the label of devices': {
    as: 'organiser',
    at: here('/kiosk'),
    form: { field: 'label' },
    field: 'label',
    most: 200,
  },
  'the label of sheets': {
    as: 'organiser',
    at: here('/paper'),
    form: { field: 'label' },
    field: 'label',
    most: 200,
  },
  'the name of a person': {
    as: 'administrator',
    at: () => '/staff/people',
    form: { press: 'act=invite' },
    field: 'name',
    most: 200,
  },
  'the name of a helpline': {
    as: 'administrator',
    at: () => `/staff/helplines?country=${countries.find((each) => knownHelplines[each] === undefined)}`,
    form: { field: 'source' },
    field: 'name',
    most: 200,
  },
  'whom children can call outside': {
    as: 'administrator',
    at: () => '/staff/remedies',
    form: { press: 'act=propose' },
    field: 'contact',
    most: 400,
    beside: { name: 'An ombudsperson' },
  },
  'what the overseer says in public': {
    as: 'overseer',
    at: () => '/staff/complaints',
    form: { press: 'act=comment' },
    field: 'comment.older',
    most: 4_000,
    beside: { 'comment.younger': 'In time.' },
  },
  'words for the checks': {
    as: 'administrator',
    at: () => '/staff/screens',
    form: { field: 'cue' },
    field: 'cue',
    most: 80,
  },
  'where a document is from': {
    as: 'organiser',
    at: () => `/staff/c/${draft}/source`,
    form: { field: 'origin' },
    field: 'origin',
    most: 300,
  },
  'one argument for it': {
    as: 'organiser',
    at: () => `/staff/c/${draft}/source`,
    form: { field: 'origin' },
    field: 'for.en.older',
    most: 600,
  },
  'the imprint of the site': {
    as: 'administrator',
    at: () => '/staff/pages',
    form: { field: 'imprint.en' },
    field: 'imprint.en',
    most: 50_000,
    beside: { 'privacy.en': 'We keep little.' },
  },
  'its notice of privacy': {
    as: 'administrator',
    at: () => '/staff/pages',
    form: { field: 'privacy.en' },
    field: 'privacy.en',
    most: 50_000,
  },
  'who audited the site': {
    as: 'overseer',
    at: () => '/staff/independent-audit',
    form: { field: 'auditor' },
    field: 'auditor',
    most: 300,
    beside: { day: '2020-01-01', summary: 'All is well.' },
  },
};

describe('R1005: what is longer than its field takes', () => {
  it.each(Object.entries(cases))('%s: is refused there, with its words and the limit', async (_, each) => {
    const { as, at, form, field, most, beside = {} } = each;
    const pages = await pagesOf(as);
    const page = await pages.get(at());
    expect(page.status).toBe(200);
    const typed = `${'12, '.repeat(most / 4)}9`;
    expect(typed.length).toBe(most + 1);
    const back = await pages.send(page, form, { ...beside, [field]: typed });
    expect(ledTo(back)).toBe(field);
    const kept = Object.fromEntries(Object.entries({ ...beside, [field]: typed }).map(([k, v]) => [k, [v]]));
    expect(typedIn(back, form)).toMatchObject(kept);
    expect(wordsOf(back.html)).toContain(t('staff.too-long', { most }));
    const [own = ''] =
      new RegExp(`<(?:input|textarea)[^>]* name="${field.replaceAll('.', '\\.')}"[^>]*>`).exec(back.html) ??
      [];
    expect(own, 'no browser cuts it').not.toMatch(/maxlength/i);
    expect(own).toMatch(/aria-invalid="true"/);
  });

  it('no browser is told to cut what somebody of the staff writes: only a code or a number that is typed off', () => {
    const root = fileURLToPath(new URL('../../../app/routes/staff', import.meta.url));
    const cut = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.tsx') && readFileSync(join(root, path), 'utf8').includes('maxLength'))
      .sort();
    expect(cut).toEqual([
      'account/factor.tsx',
      'account/prove.tsx',
      'complaints/remedies.tsx',
      'joining/paper-parts.tsx',
      'joining/paper-sheet-parts.tsx',
    ]);
  });

  it('one that fits to the last character is taken as it is', async () => {
    const title = `  ${'a'.repeat(300)} `;
    const pages = await pagesOf('organiser');
    const made = await pages.send(await pages.get('/staff/new'), { field: 'title' }, { title });
    expect(made.status).toBe(200);
    const all = await need(house.services.consultation.list(await house.staffWho('organiser'), {}));
    expect(all.map((each) => each.title)).toContain('a'.repeat(300));
  });
});
