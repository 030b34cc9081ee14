import { test } from '../../support/pages/browser.ts';
import { readEasily } from './easy-read-steps.ts';

test('R605, R607, R608: a child chooses easy-read, sees pictures with labels, and changes back', async ({
  demo,
  open,
}) => {
  const child = await open({ origin: demo.origin, language: 'en' });
  await readEasily(child, { crew: demo.crew, language: 'en' });
});
