import type { Page } from '@playwright/test';
import type { OpenWindow } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import type { Demo } from '../../support/processes/begun-demo.ts';

/** The page of a child that has just come, at a question of the demo. */
export async function childAtQuestion(of: { readonly demo: Demo; readonly open: OpenWindow }): Promise<Page> {
  const { crew, origin } = of.demo;
  const child = await of.open({ origin, as: await joinAsChild(origin, crew.nextCode()), language: 'en' });
  await child.goto('/here');
  await child.getByRole('link', { name: /They have to explain/ }).click();
  return child;
}
