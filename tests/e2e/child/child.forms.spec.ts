import { expect, type Page } from '@playwright/test';
import type { T } from '../../../app/i18n/translator.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { among, ownWayLanguages } from '../every-page/journey-languages.ts';
import { join, ownWords, practise, say, sayAsItIs, shownWords, takeAnotherName } from './child-steps.ts';

/** The whole way without a line of script, in each language: the same pages, forms and links only. */

const said = {
  en: {
    answer: 'It should say who else sees it.',
    shown: 'After one year it should be asked again.',
    named: { text: 'My teacher Anna Berger keeps it for ever.', name: 'Anna Berger', rest: 'My teacher' },
    number: 'Ask me on 0170 5550142, I know it.',
    anew: 'Ask all of us, we know it.',
    not: 'You who say that are all stupid.',
    harmful: 'are all stupid',
    heading: 'They have to explain',
    prompt: 'Who should decide how long your data is kept?',
  },
  ar: {
    answer: 'عليه أن يقول من يراه أيضًا.',
    shown: 'بعد سنة يجب أن يسألونا من جديد.',
    named: { text: 'معلمتي هدى سالم تحفظه إلى الأبد.', name: 'هدى سالم', rest: 'معلمتي' },
    number: 'اسألوني على 0170 5550142 فأنا أعرف.',
    anew: 'اسألونا كلنا فنحن نعرف.',
    not: 'من يقول هذا غبي.',
    harmful: 'غبي',
    heading: 'عليهم أن يشرحوا',
    prompt: 'من ينبغي أن يقرر كم من الوقت تُحفظ بياناتك؟',
  },
  zh: {
    answer: '它应该说还有谁看得到。',
    shown: '一年以后应该再问我们一次。',
    named: { text: '我的老师王小明一直存着它。', name: '王小明', rest: '我的老师' },
    number: '打 0170 5550142 问我，我知道。',
    anew: '来问我们大家，我们知道。',
    not: '说这话的人都很笨。',
    harmful: '都很笨',
    heading: '他们要说清楚',
    prompt: '你的数据保存多久，应该由谁来决定？',
  },
} as const;

type Decided = {
  readonly deed: 'publish' | 'redact' | 'return' | 'refuse';
  readonly reason?: string;
  readonly hide?: string;
};

/** Opens what was written, chooses, and sends the form of the desk. */
async function decideByForm(desk: Page, t: T, on: { readonly words: string } & Decided): Promise<void> {
  await desk.getByRole('link', { name: t('desk.new') }).click();
  await desk.locator('.queue-row').filter({ hasText: on.words }).getByRole('link').click();
  await expect(desk.locator('.item-words')).toHaveText(on.words);
  await desk.getByRole('radio', { name: t(`deed.${on.deed}`), exact: true }).check();
  if (on.hide !== undefined) await desk.getByLabel(t('desk.hide.words')).fill(on.hide);
  if (on.reason !== undefined) await desk.getByLabel(on.reason).check();
  await desk.locator('form.decision button').click();
  await expect(desk.getByText(t(`desk.done.${on.deed}`))).toBeVisible();
}

for (const language of among(ownWayLanguages, said)) {
  test(`R62: a child takes part with forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const { t, direction } = speakerOf(language);
    const words = said[language];
    const { crew, origin } = demo;
    const child = await open({ origin, language });
    const other = await open({ origin, language });
    const desk = await open({ origin, as: crew.moderator, language, width: 1280 });

    await child.goto('/');
    await expect(child.locator('html')).toHaveAttribute('dir', direction);
    await join(child, t, crew.nextCode());
    const name = await takeAnotherName(child, t);
    await child.getByRole('link', { name: t('name.go-on', { name }) }).click();
    await child.getByRole('link', { name: t('phrase.without') }).click();
    await practise(child, t, words.answer);
    await child.getByRole('link', { name: words.heading }).click();
    await child.getByRole('button', { name: t('part.shorter') }).click();
    await child.getByRole('button', { name: t('part.own') }).click();
    await child.getByRole('button', { name: t('part.plain') }).click();
    await say(child, t, words.answer);
    await expect(ownWords(child, words.answer)).toContainText(t('state.waiting'));

    const toRoom = async (page: Page) => {
      await page.goto('/here');
      await page.getByRole('link', { name: t('home.room') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.prompt);
    };
    const look = (page: Page) => page.getByRole('button', { name: t('room.look') }).click();
    await toRoom(child);
    await join(other, t, crew.nextCode());
    await toRoom(other);
    await desk.goto(`/staff/c/${crew.consultation}/desk`);

    await test.step('published', async () => {
      await say(child, t, words.shown);
      await expect(ownWords(child, words.shown)).toContainText(t('state.waiting'));
      await look(other);
      await expect(shownWords(other, words.shown)).toHaveCount(0);
      await decideByForm(desk, t, { words: words.shown, deed: 'publish' });
      await look(other);
      await expect(shownWords(other, words.shown)).toBeVisible();
      await look(child);
      await expect(shownWords(child, words.shown)).toBeVisible();
    });

    await test.step('undone, and published again', async () => {
      await desk.getByRole('button', { name: t('desk.undo') }).click();
      await expect(desk.locator('.item-words')).toHaveText(words.shown);
      await look(other);
      await expect(shownWords(other, words.shown)).toHaveCount(0);
      await decideByForm(desk, t, { words: words.shown, deed: 'publish' });
    });

    await test.step('a part hidden', async () => {
      // Of the screens' own accord only this one is taken for a name.
      await (language === 'en' ? sayAsItIs : say)(child, t, words.named.text);
      await decideByForm(desk, t, {
        words: words.named.text,
        deed: 'redact',
        hide: words.named.name,
        reason: t('reason.person.label'),
      });
      await look(other);
      await expect(shownWords(other, words.named.rest)).toContainText(
        t('words.hidden', { what: t('reason.person.part') }),
      );
      expect(await other.content()).not.toContain(words.named.name);
    });

    await test.step('returned with a reason, written anew', async () => {
      await sayAsItIs(child, t, words.number);
      await decideByForm(desk, t, { words: words.number, deed: 'return', reason: t('reason.contact.label') });
      await look(child);
      const back = ownWords(child, words.number);
      await expect(back).toContainText(t('state.returned'));
      await expect(back).toContainText(t('reason.contact'));
      await back.getByRole('link', { name: t('own.change.returned') }).click();
      await say(child, t, words.anew);
      await expect(ownWords(child, words.anew)).toContainText(t('state.waiting'));
    });

    await test.step('refused with a reason', async () => {
      await toRoom(child);
      await say(child, t, words.not);
      await decideByForm(desk, t, {
        words: words.not,
        deed: 'refuse',
        hide: words.harmful,
        reason: t('reason.hurt.label'),
      });
      await look(child);
      await expect(ownWords(child, words.not)).toContainText(t('reason.hurt'));
      await expect(ownWords(child, words.not)).toContainText(t('aim.hurt'));
      await expect(ownWords(child, words.not)).toContainText(t('own.refused.counts'));
      await look(other);
      expect(await other.content()).not.toContain(words.not);
    });

    await test.step('taken back', async () => {
      await child.goto('/here/words');
      await ownWords(child, words.shown)
        .getByRole('link', { name: t('own.take-back') })
        .click();
      await child.getByRole('button', { name: t('word.back.do') }).click();
      await expect(child.getByText(t('state.taken-back')).first()).toBeVisible();
      await look(other);
      await expect(shownWords(other, words.shown)).toHaveCount(0);
    });

    await child.getByRole('button', { name: t('leave.now') }).click();
    await expect(child).toHaveURL(/\/left$/);
    expect(await child.context().cookies()).toEqual([]);
    await child.goBack();
    await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('landing.title'));
    await expect(child.locator('body')).not.toContainText(words.prompt);
  });
}

test('language, words and colours are chosen with a form and hold on every page', async ({ demo, open }) => {
  const page = await open({ origin: demo.origin, language: 'en' });
  const { t } = speakerOf('en');
  await page.goto('/keep');
  await page.getByRole('link', { name: t('foot.look') }).click();
  await page.getByLabel('العربية').check();
  await page.getByLabel(t('look.level.younger')).check();
  await page.getByLabel(t('look.theme.dark')).check();
  await page
    .getByRole('button', { name: t('look.save') })
    .last()
    .click();
  await expect(page).toHaveURL(/\/keep$/);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'ar');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(html).toHaveAttribute('data-level', 'younger');
  const { t: younger } = speakerOf('ar', 'younger');
  await page.goto('/');
  await expect(page.locator('.lead')).toHaveText(younger('landing.lead'));
});
