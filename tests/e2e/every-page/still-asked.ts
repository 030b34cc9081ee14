import { expect, type Page } from '@playwright/test';
import type { T } from '../../../app/i18n/translator.ts';
import { kioskAskSeconds } from '../../../server/core/room/kiosk.ts';
import { overflowing } from '../../support/pages/overflowing.ts';

/**
 * R1133: the question whether somebody is still there, on a page of a kiosk. It scrolls with nothing of the page, so that no press reaches what stands
 * beside the screen. `live`: its script asks; else the question that came with the page is shown.
 */
export async function stillAsked(page: Page, { t, live }: { t: T; live: boolean }): Promise<void> {
  if (live) await page.clock.install();
  await page.goto('/help');
  const question = page.locator('.kiosk-still');
  if (live) await page.clock.fastForward((kioskAskSeconds + 2) * 1_000);
  else await question.locator('> div').evaluate((asks) => asks.removeAttribute('hidden'));
  const button = question.getByRole('button', { name: t('stay.do') });
  await expect(button).toBeInViewport({ ratio: 1 });
  const { beside, beyond } = await question.evaluate((place) => {
    const [notice, pressed] = ['.notice', 'button'].map((each) =>
      place.querySelector(each)?.getBoundingClientRect(),
    );
    const { top, bottom } = place.getBoundingClientRect();
    return {
      beside: !notice || !pressed || pressed.left < notice.left || pressed.right > notice.right,
      beyond: top < 0 || bottom > innerHeight,
    };
  });
  expect({ beside, beyond }).toEqual({ beside: false, beyond: false });
  expect(await overflowing(page)).toEqual([]);
  // Where the clock stands still nothing is seen to have come to rest.
  if (!live) await button.click({ trial: true });
}
