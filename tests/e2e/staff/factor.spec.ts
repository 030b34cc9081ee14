import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { appCode, secretOn } from '../../support/pages/factor-steps.ts';
import { startAlone, startAsked } from '../../support/processes/cluster.ts';

const { t } = speakerOf('en');

/** A telephone of its own for this window, that its owner opens with a finger. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('R175, R176: a passkey is made after the link, signs in without one, and proves again who it is', async ({
  afterwards,
  open,
}) => {
  const product = await startAsked({ host: 'localhost' });
  afterwards(product.remove);
  const { origin } = product;
  const lea = await open({ origin, language: 'en', width: 1280 });
  await withAuthenticator(lea);
  await lea.goto(await product.invite('Lea', 'administrator'));
  await lea.getByRole('button', { name: t('staff.enter.go') }).click();
  await expect(lea).toHaveURL(/\/staff\/factor$/);
  await lea.goto('/staff/people');
  await expect(lea, 'the link alone opens nothing').toHaveURL(/\/staff\/factor$/);
  await lea.getByRole('button', { name: t('factor.passkey.make') }).click();
  await expect(lea.getByRole('heading', { level: 1 })).toHaveText(t('factor.recovery.title'));
  await expect(lea.locator('.recovery-codes li')).toHaveCount(10);
  await lea.getByRole('link', { name: t('factor.recovery.kept') }).click();
  await expect(lea).toHaveURL(/\/staff$/);

  await lea.getByRole('button', { name: t('staff.sign-out') }).click();
  await lea.goto('/staff/people');
  await expect(lea.getByRole('heading', { level: 1 })).toHaveText(t('staff.signed-out'));
  await lea.getByRole('link', { name: t('signin.title') }).click();
  await lea.getByRole('button', { name: t('factor.passkey.use') }).click();
  await expect(lea).toHaveURL(/\/staff$/);
  await lea.goto('/staff/prove');
  await lea.getByRole('button', { name: t('factor.passkey.use') }).click();
  await expect(lea.getByRole('heading', { level: 1 })).toHaveText(t('prove.done'));
});

test('R1136: a passkey that was cancelled leaves whoever goes by keys at the button that asked for it', async ({
  afterwards,
  open,
}) => {
  const product = await startAsked({ host: 'localhost' });
  afterwards(product.remove);
  const lea = await open({ origin: product.origin, language: 'en', width: 1280 });
  // A browser that asks its owner, who takes time and then says no.
  await lea.addInitScript(() => {
    Object.assign(window, { asked: 0 });
    navigator.credentials.create = () =>
      new Promise((_, no) => {
        Object.assign(window, {
          asked: Number(Reflect.get(window, 'asked')) + 1,
          cancel: () => no(new Error()),
        });
      });
  });
  const asked = () => lea.evaluate(() => Reflect.get(window, 'asked'));
  await lea.goto(await product.invite('Lea', 'administrator'));
  await lea.getByRole('button', { name: t('staff.enter.go') }).click();
  const make = lea.getByRole('button', { name: t('factor.passkey.make') });
  await make.focus();
  await lea.keyboard.press('Enter');
  await expect(make).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(asked).toBe(1);
  await lea.keyboard.press('Enter');
  await lea.evaluate('window.cancel()');
  await expect(lea.getByText(t('factor.passkey.failed'))).toBeVisible();
  expect(await asked()).toBe(1);
  await expect(make).toBeFocused();
  await lea.keyboard.press('Enter');
  await expect.poll(asked).toBe(2);
});

test('R176, R179: after a restart a deed asks for the factor again, and what was typed stays', async ({
  afterwards,
  open,
}) => {
  const product = await startAlone('restarts');
  afterwards(product.remove);
  const { origin } = product;
  const noor = await open({ origin, language: 'en', width: 1280, script: false });
  await noor.goto(await product.invite('Noor', 'administrator'));
  await noor.getByRole('button', { name: t('staff.enter.go') }).click();
  await expect(noor.getByText(t('factor.passkey.no-name'))).toBeVisible();
  // Below that line: what is shown may be half of a page that is still coming.
  await expect(noor.getByRole('button', { name: t('factor.totp.make') })).toBeVisible();
  const secret = secretOn(await noor.content());
  await noor.getByLabel(t('factor.totp.code')).fill(appCode(secret));
  await noor.getByRole('button', { name: t('factor.totp.make') }).click();
  await expect(noor.locator('.recovery-codes li')).toHaveCount(10);

  await product.stop();
  await product.restart();
  await noor.goto('/staff/people');
  await noor.getByLabel(t('people.name'), { exact: true }).fill('Mats Berg');
  await noor.getByRole('checkbox', { name: t('role.analyst') }).check();
  await noor.getByRole('button', { name: t('people.invite.go') }).click();
  const [elsewhere] = await Promise.all([
    noor.context().waitForEvent('page'),
    noor.getByRole('link', { name: t('prove.open') }).click(),
  ]);
  // The one after it: each opens once, and one of the half minute before is too old when another begins meanwhile.
  await elsewhere.getByLabel(t('prove.code')).fill(appCode(secret, 1));
  await elsewhere.getByRole('button', { name: t('prove.go') }).click();
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(t('prove.done'));
  await expect(noor.getByLabel(t('people.name'), { exact: true })).toHaveValue('Mats Berg');
  await noor.getByRole('button', { name: t('people.invite.go') }).click();
  await expect(noor.locator('.one-time')).toContainText('/staff/enter/');
});

test('R179: what was typed into a session that ended comes back and is sent from there', async ({
  demo,
  open,
}) => {
  const { origin, crew, product } = demo;
  const noor = await open({ origin, as: crew.administrator, language: 'en', width: 1280, script: false });
  await noor.goto('/staff/pages');
  const words = 'A long text about this organisation, typed in one go.';
  await noor.getByRole('textbox').first().fill(words);
  await noor.context().clearCookies();
  await noor
    .getByRole('button', { name: t('staff.save') })
    .first()
    .click();
  await expect(noor.getByRole('heading', { level: 1 })).toHaveText(t('draft.title'));
  await expect(noor.getByLabel(t('draft.typed'))).toHaveValue(words);
  await noor.goto(origin);
  expect(product.said()).not.toContain(words);
});
