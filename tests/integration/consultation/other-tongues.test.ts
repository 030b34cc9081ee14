import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as activities from '../../../app/routes/staff/activities/activities.tsx';
import * as design from '../../../app/routes/staff/activities/design.tsx';
import * as assessments from '../../../app/routes/staff/consultation/assessments.tsx';
import * as attributes from '../../../app/routes/staff/consultation/attributes.tsx';
import * as terms from '../../../app/routes/staff/consultation/terms.tsx';
import * as document from '../../../app/routes/staff/document/document.tsx';
import * as source from '../../../app/routes/staff/document/source.tsx';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { attributeOf, draftVoting, everywhere, option, prompts, seed } from '../../support/house/voting.ts';
import { drawPages, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const routes = {
  '/staff/c/:id/activities': activities,
  '/staff/c/:id/assessments': assessments,
  '/staff/c/:id/attributes': attributes,
  '/staff/c/:id/designs/:activity': design,
  '/staff/c/:id/document': document,
  '/staff/c/:id/source': source,
  '/staff/c/:id/terms': terms,
};
const age = attributeOf('age', ['10', '11', '12']);

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

async function drafted() {
  const stage = await draftVoting(
    house,
    [
      {
        kind: 'poll',
        prompts: prompts('Which?'),
        form: 'single',
        options: ['A', 'B', 'C'].map(option),
      },
      { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('One'), seed('Two')] },
      { kind: 'design', prompts: prompts('Where?') },
    ],
    { attributes: [age], sponsorKind: 'company' },
  );
  const { consultationId, organiser } = stage;
  const of = { consultationId };
  const use = house.services.consultation;
  const box = { x: 10, y: 10, width: 20, height: 20 };
  const [poll = '', statements = '', picture = ''] = stage.activities;
  await need(
    use.writePlaces(organiser, {
      ...of,
      activityId: picture,
      revision: await stage.revision(),
      alts: everywhere('A yard').map(({ words: alt, ...at }) => ({ ...at, alt })),
      places: ['A bench', 'A tree', 'A well'].map((words) => ({ ...box, ...option(words) })),
    }),
  );
  const read = () => need(use.read(organiser, of));
  const about = async (more: object) => {
    const { row } = await read();
    const sensitiveTopic = row.sensitiveTopic === 1;
    await need(use.edit(organiser, { ...of, ...row, sensitiveTopic, texts: [], ...more }));
  };
  /** All that is written in Arabic and may be lost, and what a company signed. */
  const inArabic = async () => {
    const all = await read();
    const ar = <T extends { language: string }>(texts: readonly T[]) =>
      texts.filter(({ language }) => language === 'ar');
    const [asked, told, from] = await Promise.all([
      need(use.attributes(organiser, of)),
      need(use.terms(organiser, of)),
      need(use.source(organiser, of)),
    ]);
    return {
      prompts: all.activities.map((each) => ar(each.prompts)),
      options: all.activities.map((each) => each.options.map(({ labels }) => ar(labels))),
      seeds: all.seeds.map(({ texts }) => ar(texts)),
      alts: all.designs.map(({ alts }) => ar(alts)),
      attributes: asked.attributes.map(({ answers }) => answers.map(({ labels }) => ar(labels))),
      arguments: ar(from?.texts ?? []),
      words: told.assessments
        .filter(({ kind }) => kind === 'impact')
        .map(({ words }) => ar(words))
        .at(-1),
      undertaking: told.terms.undertaking,
    };
  };
  const page = (path: string) => `/staff/c/${consultationId}/${path}`;
  const pages = drawPages(house, { routes, staff: organiser });
  return { ...stage, of, poll, statements, picture, read, about, inArabic, page, pages };
}
type Drafted = Awaited<ReturnType<typeof drafted>>;

/** Sends a form of a page with these fields, and that it is taken. */
async function save(
  { page, pages }: Drafted,
  at: { readonly path: string; readonly field: string; readonly press?: string },
  values: Readonly<Record<string, string>> = {},
) {
  const { path, ...form } = at;
  const sent = await pages.send(await pages.get(page(path)), form, values);
  expect(sent.path, wordsOf(sent.html).slice(0, 300)).toContain('saved');
}

describe('R764: what is saved while a language or a company is not ticked', () => {
  it('leaves all words in that language, and what the company signed, as they stood', async () => {
    const all = await drafted();
    const before = await all.inArabic();
    expect(before.undertaking).not.toBeNull();
    expect(JSON.stringify(before)).not.toContain('[]]');
    await all.about({ languages: ['en'], sponsorKind: 'public' });

    await save(all, { path: 'attributes', field: 'asked.age' });
    await save(all, { path: 'source', field: 'origin' }, { origin: 'The gazette' });
    await save(all, { path: 'terms', field: 'days' });
    await save(all, { path: 'assessments', field: 'words.en.younger', press: 'act=write' });
    for (const id of [all.poll, all.statements])
      await save(
        all,
        { path: `activities?activity=${id}`, field: 'prompt.en.younger', press: 'act=write' },
        {
          'prompt.en.younger': 'Again?',
        },
      );
    await save(
      all,
      { path: `designs/${all.picture}`, field: 'alt.en.older' },
      { 'alt.en.older': 'A large yard' },
    );

    await all.about({ languages: ['en', 'ar'], sponsorKind: 'company' });
    expect(await all.inArabic()).toEqual(before);
    const { pages, page } = all;
    expect(typedIn(await pages.get(page('terms')), { field: 'days' })).toMatchObject({
      'undertaking.name': [before.undertaking?.name],
    });
  });

  it('moves them with the answer and the place that they are of', async () => {
    const all = await drafted();
    await all.about({ languages: ['en'] });
    await save(
      all,
      { path: `activities?activity=${all.poll}`, field: 'prompt.en.younger', press: 'act=write' },
      { 'option.1.en.younger': '', 'option.1.en.older': '', 'option.2.en.older': 'B, reworded' },
    );
    await save(
      all,
      { path: `designs/${all.picture}`, field: 'alt.en.older' },
      { 'words.1.en.younger': '', 'words.1.en.older': '' },
    );
    await save(
      all,
      { path: 'attributes', field: 'asked.age' },
      { 'answers.age.en': '9\n10 en\n11 en\n12 en' },
    );
    const { options, attributes: asked } = await all.inArabic();
    const words = (labels: readonly { label: string }[]) => [...new Set(labels.map(({ label }) => label))];
    expect(options[0]?.map(words)).toEqual([['B ar'], ['C ar']]);
    expect(options[2]?.map(words)).toEqual([['A tree ar'], ['A well ar']]);
    expect(asked[0]?.map(words)).toEqual([[], ['10 ar'], ['11 ar'], ['12 ar']]);
  });

  it('is read by the second person, too', async () => {
    const all = await drafted();
    await all.about({ languages: ['en'] });
    await save(all, { path: 'source', field: 'origin' }, { origin: 'The gazette' });
    const { arguments: said } = await all.inArabic();
    const pages = drawPages(house, { routes, staff: await house.staffWho('approver') });
    const read = wordsOf((await pages.get(all.page('source'))).html);
    for (const { body } of said) expect(read).toContain(body);
  });
});

describe('R765: what was emptied', () => {
  it('of the words of a question, and of a statement in one language, is gone', async () => {
    const all = await drafted();
    await save(
      all,
      { path: `activities?activity=${all.statements}`, field: 'prompt.en.younger', press: 'act=write' },
      { 'prompt.ar.older': '', 'seed.1.ar': '', 'seed.2.en': '', 'seed.2.ar': '' },
    );
    const { activities: asked, seeds } = await all.read();
    const found = asked.find(({ id }) => id === all.statements)?.prompts ?? [];
    expect(found.map(({ language, level }) => `${language} ${level}`).sort()).toEqual([
      'ar younger',
      'en older',
      'en younger',
    ]);
    expect(seeds.map(({ texts }) => texts.map(({ language }) => language))).toEqual([['en']]);
  });

  it('of plain words is refused at its field, and so is a heading without words', async () => {
    const all = await drafted();
    const here = all.page('document?section=1');
    const page = await all.pages.get(here);
    const form = { field: 'body.en.older' };
    const emptied = await all.pages.send(page, form, { 'body.ar.older': '', 'heading.ar.older': '' });
    expect(ledTo(emptied)).toBe('body.ar.older');
    const alone = await all.pages.send(page, form, { 'heading.en.easy': 'A law' });
    expect(ledTo(alone)).toBe('body.en.easy');
    expect(typedIn(alone, form)).toMatchObject({ 'heading.en.easy': ['A law'] });
    expect((await all.read()).sections[0]?.easy).toEqual([]);
  });
});
