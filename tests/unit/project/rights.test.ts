import { readFileSync } from 'node:fs';
import { Outlet } from '@remix-run/react';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { PlainBy } from '../../../app/components/document/plain-by.tsx';
import { PublicPage } from '../../../app/routes/public/public-page.tsx';
import Keep from '../../../app/routes/public/site/keep.tsx';
import { neverLines } from '../../../app/routes/public/site/keep-words.ts';
import Parents from '../../../app/routes/public/site/parents.tsx';
import Rights, { loader } from '../../../app/routes/public/site/rights.tsx';
import { manyIn, rightsRows } from '../../../app/routes/public/site/rights-rows.ts';
import Transparency from '../../../app/routes/public/site/transparency.tsx';
import { catalogue, wholeLanguages } from '../../../locales/index.ts';
import { inventory } from '../../../server/core/privacy/inventory.ts';
import { isOfKiosk } from '../../../server/core/room/kiosk.ts';
import { reachDays } from '../../../server/core/safeguarding/cases.ts';
import { roles } from '../../../server/core/staff/roles.ts';
import { quoteBlocks } from '../../../server/report/compose-report.ts';
import type { TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { permissions } from '../../support/pages/pages.ts';

const table = readFileSync(new URL('../../../docs/rights.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(' | '));

describe('R489: "Your rights here" says of a right what docs/rights.md says of it', () => {
  for (const { right, paragraphs, today, lessOnServer = false } of rightsRows) {
    it(right, () => {
      const words = table.find(([numbers]) => numbers === paragraphs)?.at(-1) ?? '';
      const [, said = ''] = /^\*\*(not yet|done, but|done\.|done with files;|prepared)/.exec(words) ?? [];
      const states: Readonly<Record<string, string>> = {
        'done.': 'done',
        'done with files;': 'done',
        'done, but': 'unchecked',
      };
      expect(states[said] ?? said.replace(' ', '-')).toBe(today);
      // As long as it says that something is prepared alone where a libSQL server has the databases, so does the page there.
      expect(words.includes('on a libSQL server it is **prepared**')).toBe(lessOnServer);
    });
  }

  it('and names one paragraph or several', () => {
    expect(rightsRows.map(({ paragraphs }) => manyIn(paragraphs))).toEqual([1, 1, 5, 5, 8, 3, 3, 1, 5]);
    const named = (language: string) =>
      [1, 2, 5].map((count) => speakerOf(language).t('rights.paragraphs', { count }));
    expect(named('en')).toEqual(['Paragraph', 'Paragraphs', 'Paragraphs']);
    expect(named('ar')).toEqual(['الفقرة', 'الفقرتان', 'الفقرات']);
    expect(named('ru')).toEqual(['Пункт', 'Пункты', 'Пункты']);
  });
});

const inEnglish = Object.values(catalogue.en ?? {}).flatMap((texts) => Object.entries<unknown>(texts));

/** A page as it is sent, without a house: what its loader would have found is given, and whether it stands at a kiosk. */
async function drawn(page: () => unknown, { found = {}, kiosk = false, language = 'en' }) {
  const nowhere = {
    services: {},
    deps: { random: (length: number) => Buffer.alloc(length), clock: () => 0 },
  };
  const { html } = await drawPages(nowhere as unknown as TestHouse, {
    routes: { '/': { default: page, loader: () => found } },
    root: { default: Outlet, loader: () => ({ kiosk, atKiosk: null, demo: false, seated: false }) },
    language,
    child: null,
  }).get('/');
  return html.replaceAll('&#x27;', "'").replaceAll('<!-- -->', '');
}

const found = (onServer: boolean) => loader({ context: { onServer } } as Parameters<typeof loader>[0]);

describe.each(wholeLanguages)('"Your rights here", in $tag', ({ tag: language }) => {
  const { t } = speakerOf(language);
  const rights = (onServer: boolean) => drawn(Rights, { found: found(onServer), language });
  const times = (html: string, words: string) => html.split(words).length - 1;

  it('R489, R791: says on a libSQL server of what works there in part that it does, and what is left', async () => {
    const less = rightsRows.filter(({ lessOnServer }) => lessOnServer);
    expect(less.map(({ right }) => right)).toEqual(['private', 'see']);
    const [files, server] = [await rights(false), await rights(true)];
    const inPart = `${t('list.colon')}${t('rights.is.prepared')}`;
    expect(times(server, inPart)).toBe(times(files, inPart) + less.length);
    expect(times(server, t('keep.copies.server.text'))).toBe(less.length);
    expect(files).not.toContain(t('keep.copies.server.text'));
  });
});

it('R731: its paragraphs have the comma of their language between them, and run as the text around them', async () => {
  const said = async (language: string) =>
    (await drawn(Rights, { found: found(false), language })).replace(/\s+/g, ' ');
  expect(await said('en')).toContain('Paragraphs 50, 54, 56, 58–59');
  expect(await said('ar')).toContain('الفقرات ٥٠، ٥٤، ٥٦، ٥٨–٥٩');
  expect(await said('zh')).toContain('段落 50、54、56、58–59');
});

it('R732: a label and what it says, and two sentences, are parted as their language parts them', async () => {
  const said = (language: string) => drawn(Rights, { found: found(false), language });
  expect(await said('en')).toContain('Today: works here');
  expect(await said('fr')).toContain('Aujourd’hui\u00a0: fonctionne ici');
  expect(await said('zh')).toContain('今天：这里做到了');
  const told = (language: string) =>
    drawn(() => createElement(PlainBy, { by: 'staff', checked: false }), { language });
  expect(await told('en')).toContain('wrote these plain words. No one else');
  expect(await told('zh')).toContain('提问的人写的。还没有别的人');
});

it('R428: a page of a kiosk leads to no page that a kiosk has not', async () => {
  const others = (html: string) =>
    [...html.matchAll(/<a\b[^>]*href="(\/[^"?#]*)/g)]
      .map(([, path = '']) => path)
      .filter((path) => path !== '/' && !isOfKiosk(path));
  const kept = { tables: [], requests: [], onServer: false };
  const public_ = () => createElement(PublicPage, null, 'Words.');
  const pages = (kiosk: boolean) =>
    Promise.all([
      drawn(Rights, { found: found(false), kiosk }),
      drawn(Keep, { found: kept, kiosk }),
      drawn(public_, { kiosk }),
    ]);
  expect((await pages(true)).map(others)).toEqual([[], [], []]);
  for (const page of await pages(false)) expect(others(page)).toEqual(expect.arrayContaining(['/parents']));
});

/** "Where do you live?", as it is asked in each language. */
const whereOneLives: Readonly<Record<string, RegExp>> = {
  en: /where (do )?you live/i,
  ar: /أين تعيش|بيتك/,
  es: /dónde vives/i,
  fr: /où (tu habites|habites-tu)/i,
  ru: /где ты живёшь/i,
  sw: /unaishi wapi|unapoishi/i,
  zh: /你?住在哪/,
};

describe.each(wholeLanguages)('what a child reads that nobody asks or keeps, in $tag', ({ tag }) => {
  const said = Object.entries({ ...catalogue[tag]?.child, ...catalogue[tag]?.public });

  it('R950: names its address, because in which region it lives may be asked', () => {
    const where = whereOneLives[tag] ?? /^$/;
    expect(said.find(([key]) => key === 'me.ask.region')?.[1]).toMatch(where);
    const others = said.filter(([key]) => /^(rights|parents|teachers|why|keep)\./.test(key));
    expect(others.length).toBeGreaterThan(100);
    expect(others.filter(([, text]) => where.test(text))).toEqual([]);
  });

  it('R950: says beside it that how to reach it can be told, and for how many days that is kept', () => {
    const { t } = speakerOf(tag);
    const days = t('help-me.reach.what').match(/\p{N}+/u)?.[0] ?? '';
    expect(days.normalize('NFKC').replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))).toBe(
      String(reachDays),
    );
    for (const key of ['keep.never.person', 'keep.never.person_younger', 'why.not-kept'])
      expect(said.find(([each]) => each === key)?.[1]).toContain(days);
  });
});

describe('R950: what is kept of the seat of a child', () => {
  /** Every column of `participant`, and how a child reads of it. */
  const named: Readonly<Record<string, RegExp>> = {
    id: /random number|made-up name/,
    batch_id: /pile of cards/,
    language: /language/,
    level: /short or longer words/i,
    adjective: /made-up name/,
    motif: /made-up name/,
    palette: /drawing|made-up name/,
    day: /the day/,
    age_band: /age group/,
    way: /how you came in/,
  };
  const school: Readonly<Record<string, RegExp>> = {
    ar: /مدرس/,
    en: /school/,
    es: /escuela/,
    fr: /école/,
    ru: /школ/,
    sw: /shule/,
    zh: /学校/,
  };

  it.each(['younger', 'older'] as const)('is named field by field (%s)', (level) => {
    const fields = inventory.filter(({ table }) => table === 'participant').map(({ field }) => field);
    expect(Object.keys(named).sort()).toEqual(fields.sort());
    const said = speakerOf('en', level).t('keep.child.participant');
    expect(fields.filter((field) => !named[field]?.test(said))).toEqual([]);
  });

  it.each(wholeLanguages)('may tell its school, which is never said not to be kept, in $tag', ({ tag }) => {
    for (const level of ['younger', 'older'] as const) {
      const { t } = speakerOf(tag, level);
      expect(t('keep.child.participant')).toMatch(school[tag] ?? /^$/);
      for (const line of neverLines) expect(t(line)).not.toMatch(school[tag] ?? /^/);
    }
  });

  it('says of a name and a telephone that nobody asks for them, and not that what a child writes is not kept', () => {
    for (const level of ['younger', 'older'] as const) {
      const { t } = speakerOf('en', level);
      expect(t('why.not-kept')).toContain('We never ask for');
      expect(t('keep.never.person')).toMatch(/unless someone writes/i);
    }
  });
});

it('R126, R195: how often authorities asked stands under its own name, also while none did, and what is counted is said', async () => {
  const report = { day: '2026-11-30', consultations: 0, destroyed: 3, tables: [], requests: [] };
  const page = await drawn(Transparency, {
    found: { report, audits: [], goodUntil: null, today: '2026-11-30' },
  });
  // R195: nor are those counted that are destroyed, and complaints are those of all.
  for (const words of [
    'A number under 10 is hidden',
    'not counted any more: 3',
    'Complaints are counted of the whole site',
  ])
    expect(page).toContain(words);
  expect(page).toMatch(/<h2>How often authorities asked<\/h2><p[^>]*>Nobody has asked so far\.<\/p>/);
});

it('R826: parents read that a yes is theirs to take back, and that it is the child who takes its words back', async () => {
  for (const { tag: language } of wholeLanguages) {
    const page = await drawn(Parents, { language });
    for (const key of ['parents.back', 'parents.back.text'] as const)
      expect(page).toContain(speakerOf(language).t(key));
  }
});

it('R1183: no page says that nobody can look up what a child said, and parents read who can', async () => {
  expect(
    inEnglish.filter(([, text]) => /nobody can (look up|find out|see) what/i.test(String(text))),
  ).toEqual([]);
  for (const { tag: language } of wholeLanguages)
    expect(await drawn(Parents, { language })).toContain(speakerOf(language).t('parents.no-view.text'));
  expect(speakerOf('en').t('parents.no-view.text')).toMatch(/six words.*Authorities.*two people.*in public/);
});

it('R488: pages for parents, carers and teachers are open to everybody and read nothing; neither is a role', () => {
  for (const name of ['parents', 'teachers']) {
    const page = permissions.find(({ route }) => route === `/${name}`);
    expect(new Set(Object.values(page?.answers ?? {}))).toEqual(new Set(['ok']));
    const source = readFileSync(
      new URL(`../../../app/routes/public/site/${name}.tsx`, import.meta.url),
      'utf8',
    );
    expect(source).not.toMatch(/loader|action|context|services/);
    const foot = readFileSync(
      new URL('../../../app/components/public/page-foot.tsx', import.meta.url),
      'utf8',
    );
    expect(foot).toContain(`href: '/${name}'`);
    const rights = readFileSync(
      new URL('../../../app/routes/public/site/rights.tsx', import.meta.url),
      'utf8',
    );
    expect(rights).toContain(`href: '/${name}'`);
  }
  expect(roles.filter((role) => /parent|carer|teacher|guardian/.test(role))).toEqual([]);
});

it('R1184: what is said in public of whoever reads complaints is what the software holds', () => {
  const told = inEnglish.filter(([key]) => /^(wrong|keep|complaint|follow|comment|rest)\./.test(key));
  expect(told.length).toBeGreaterThan(100);
  expect(told.filter(([, text]) => /independent|from outside/i.test(String(text)))).toEqual([]);
  for (const key of ['wrong.who-reads', 'wrong.lead'] as const)
    expect(speakerOf('en').t(key)).toContain('no other work here');
});

it('R493: a quote stands in the marks of the language of its form', () => {
  const rules = { threshold: 10, rounding: 5 };
  const marked = (language: string) =>
    quoteBlocks({ speaker: speakerOf(language), rules }, [
      { id: 'q', text: { words: 'More $t(trees) {{here}}', lang: 'en' } },
    ]).flatMap((block) => (block.kind === 'text' && block.quote ? [block.words] : []));
  const said = 'More $t(trees) {{here}}';
  expect(marked('en')).toEqual([{ words: `“${said}”`, lang: 'en' }]);
  expect(marked('fr')).toEqual([{ words: `«\u00a0${said}\u00a0»`, lang: 'en' }]);
  expect(marked('ar')).toEqual([{ words: `«${said}»`, lang: 'en' }]);
});
