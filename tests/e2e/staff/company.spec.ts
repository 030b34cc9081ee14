import { expect } from '@playwright/test';
import { templateWords } from '../../../locales/templates.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { createClient } from '../../support/pages/client.ts';
import { joinAsChild, openConsultation, printCodes } from '../../support/pages/journeys.ts';
import { permissions } from '../../support/pages/pages.ts';

const { t } = speakerOf('en');

test('R420: where a company asks, every step of a child says so, from before the yes on, and the public page of its terms', async ({
  house,
}) => {
  const { crew, origin } = house;
  const opened = await openConsultation(crew, {
    title: 'A new swing',
    company: true,
    rooms: ['What do you say?'],
    questions: ['What would you change?'],
    statements: [{ prompt: 'What do you think of these?', seeds: ['It is too high.'] }],
    polls: [{ prompt: 'Which one?', form: 'single', options: ['The red one', 'The blue one'] }],
  });
  const [code = '', next = ''] = await printCodes(crew.organiser, opened.id, 20);
  const label = t('commercial.line');
  const stranger = createClient(origin);
  expect((await stranger.get('/')).html).not.toContain(label);
  const before = await stranger.send(
    await stranger.get('/'),
    { action: '/join', field: 'code' },
    { code: next },
  );
  expect(before.html).toContain(label);
  expect(before.html).toContain(`/terms/${opened.id}`);

  const child = await joinAsChild(origin, code);
  const places: Readonly<Record<string, string>> = {
    '/here/part/:anchor': '/here/part/1',
    '/here/room/:id': `/here/room/${opened.rooms[0]}`,
    '/here/statements/:id': `/here/statements/${opened.statements[0]}`,
    '/here/statements/:id/mine': `/here/statements/${opened.statements[0]}/mine`,
    '/here/poll/:id': `/here/poll/${opened.polls[0]}`,
  };
  const steps = permissions.filter(({ route, kind }) => route.startsWith('/here') && kind === 'page');
  const unlabelled: string[] = [];
  for (const { route } of steps) {
    // Of a single word a child has none yet, and no picture is asked about here.
    if (route === '/here/words/:id' || route === '/here/design/:id') continue;
    const page = await child.get(places[route] ?? route);
    if (page.status !== 200 || !page.html.includes(label)) unlabelled.push(`${route} ${page.status}`);
  }
  expect(unlabelled).toEqual([]);
  // R575: nothing of a company is called official.
  const part = (await child.get('/here/part/1')).html;
  expect([part.includes(t('source.label.claim')), part.includes(t('source.label.official'))]).toEqual([
    true,
    false,
  ]);

  const terms = await stranger.get(`/terms/${opened.id}`);
  for (const words of [label, 'Rosa Blum', t('undertaking.marketing'), t('undertaking.ideas')])
    expect(terms.html).toContain(words);
  expect(terms.html).not.toContain('<script');
  child.close();
  stranger.close();
});

test('R425, R426: an organiser begins with a template, and makes a new draft of what it has, each with a button', async ({
  house,
}) => {
  const { organiser } = house.crew;
  const about = await organiser.send(
    await organiser.get('/staff/new'),
    { field: 'title' },
    { title: 'A new swing', language: 'en', zone: 'UTC', template: 'product-design' },
  );
  const words = templateWords.en?.['product-design'];
  expect(words).toBeDefined();
  expect(about.html).toContain(words?.purpose.older);
  expect(about.html).toContain(words?.purpose.younger);
  const here = about.path.replace(/\/about.*$/, '');
  expect((await organiser.get(`${here}/activities`)).html).toContain(words?.ask.older);

  const copy = await organiser.send(
    await organiser.get(here),
    { press: 'act=clone' },
    { title: 'Once more' },
  );
  expect(copy.path).toMatch(/^\/staff\/c\/[\w-]{22}\/about\?saved$/);
  expect(copy.path).not.toContain(here);
  expect(copy.html).toContain(words?.purpose.older);
});
