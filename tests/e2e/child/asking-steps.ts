import { expect, type Page } from '@playwright/test';
import type { T } from '../../../app/i18n/translator.ts';
import { type DemoCrew, decide, speakerOf } from '../../support/house/stage.ts';
import type { OpenWindow } from '../../support/pages/browser.ts';
import { inLanguage } from '../every-page/journey-languages.ts';
import { join, ownWords, say, shownWords } from './child-steps.ts';

/** The way of words that are asked about before they go, by forms or live. */

const words = {
  en: {
    number: 'Call me on 0170 5550142, I know more.',
    without: 'I know more.',
    harm: 'My dad hits me every night.',
    again: 'My dad hits me every night, again today.',
  },
  ar: {
    number: 'اتصلوا بي على ٠١٧٠٥٥٥٠١٤٢ فأنا أعرف.',
    without: 'فأنا أعرف.',
    harm: 'أبي يضربني كل ليلة.',
    again: 'أبي يضربني كل ليلة، واليوم أيضًا.',
  },
  zh: {
    number: '我的电话是 0170 5550142，来问我。',
    without: '来问我。',
    harm: '爸爸每天晚上都打我。',
    again: '爸爸每天晚上都打我，今天也是。',
  },
  fr: {
    number: 'Appelez-moi au 0170 5550142, j’en sais plus.',
    without: 'j’en sais plus.',
    harm: 'Mon père me frappe tous les soirs.',
    again: 'Mon père me frappe tous les soirs, encore aujourd’hui.',
  },
  es: {
    number: 'Llámenme al 0170 5550142, yo sé más.',
    without: 'yo sé más.',
    harm: 'Mi papá me pega todas las noches.',
    again: 'Mi papá me pega todas las noches, hoy también.',
  },
  ru: {
    number: 'Позвоните мне: 0170 5550142, я знаю больше.',
    without: 'я знаю больше.',
    harm: 'Папа бьёт меня каждую ночь.',
    again: 'Папа бьёт меня каждую ночь, и сегодня тоже.',
  },
  sw: {
    number: 'Nipigie simu 0170 5550142, najua zaidi.',
    without: 'najua zaidi.',
    harm: 'Baba yangu ananipiga kila usiku.',
    again: 'Baba yangu ananipiga kila usiku, na leo pia.',
  },
} as const;

type Way = {
  readonly open: OpenWindow;
  readonly demo: { readonly crew: DemoCrew; readonly origin: string };
  readonly language: string;
  /** The page looks by itself, before anything leaves it. */
  readonly live: boolean;
};

/** A number is asked about, taken out with one tap and published; harm is answered with help, and is a view after two taps. */
export async function askedThenPublished({ open, demo, language, live }: Way): Promise<void> {
  const { t } = speakerOf(language);
  const { crew, origin } = demo;
  const said = inLanguage(words, language);
  const child = await open({ origin, language, width: 390, height: 844 });
  const left = sentBy(child);
  await join(child, t, crew.nextCode());
  await child.goto('/here');
  await child.getByRole('link', { name: t('home.room') }).click();
  await child.waitForURL(/\/here\/room\//);
  const room = child.url();
  await toldBefore(child);
  if (live) await looks(child);
  const asked = child.locator('#asked');
  await say(child, t, said.number);
  await expect(asked).toContainText(t('asked.what'), live ? { timeout: 500 } : {});
  await expect(asked).toContainText(said.without);
  await expect(child.locator('textarea')).toHaveValue(said.number);
  await expect(child.locator('article.own')).toHaveCount(0);
  if (live) {
    await expect(asked).toBeFocused();
    expect(left()).not.toContain(said.number);
  }
  await changesItself(child, t);
  await child.getByRole('button', { name: t('asked.send-without') }).click();
  const own = ownWords(child, said.without);
  await expect(own).toContainText(t('state.waiting'));
  // Who reads it, and how long that takes, stands in the box right below, and once.
  await expect(own).not.toContainText(t('ask.read-first'));
  await expect(child.getByText(t('ask.read-first'))).toHaveCount(1);
  await expect(asked).toHaveCount(0);
  // R976: the button that was pressed is gone, and its place is where words are sent from.
  if (live) await expect(child.getByRole('button', { name: t('ask.send') })).toBeFocused();
  await expect(child.locator('textarea')).toHaveValue('');
  const id = ((await own.getAttribute('id')) ?? '').replace('own-', '');
  await decide(crew.moderator, { consultation: crew.consultation, id, decision: 'publish' });
  if (!live) await child.goto(room);
  await expect(shownWords(child, said.without)).toBeVisible();

  await helpThenView(child, { harm: said.harm, left, live, language });
  await falseAlarm(child, { said: said.again, language });
}

/** The answers stand alone; the box is folded under its own name and has the words. */
async function changesItself(child: Page, t: T): Promise<void> {
  const fold = child.locator('.change-myself');
  const send = child.getByRole('button', { name: t('ask.send') });
  await expect(child.locator('#asked')).toContainText(t('asked.not-sent'));
  await expect(send).toBeHidden();
  await fold.getByText(t('asked.change'), { exact: true }).click();
  await expect(child.locator('textarea')).toBeVisible();
  await expect(send).toBeVisible();
}

/** What looks at words before they go has come to a page that lives. */
export async function looks(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          performance.getEntriesByType('resource').filter(({ name }) => /look-before|-cues-/.test(name))
            .length,
      ),
    )
    .toBeGreaterThanOrEqual(2);
}

async function helpThenView(
  child: Page,
  {
    harm,
    left,
    live,
    language,
  }: { harm: string; left: () => string; live: boolean; language: Way['language'] },
): Promise<void> {
  const { t } = speakerOf(language);
  const asked = child.locator('#asked');
  await say(child, t, harm);
  await expect(asked).toContainText(t('care.title'), live ? { timeout: 500 } : {});
  await expect(asked).toContainText(t('care.trouble'));
  await expect(child.locator('textarea')).toHaveValue(harm);
  await expect(ownWords(child, harm)).toHaveCount(0);
  if (live) expect(left()).not.toContain(harm);
  await changesItself(child, t);
  // A false alarm: from the card it is one tap.
  await asked.getByRole('button', { name: t('care.view') }).click();
  await expect(ownWords(child, harm)).toContainText(t('state.waiting'));
  await expect(asked).toHaveCount(0);
}

/** Help was asked for and was not meant: two taps on the page that said so, and it is a view as any other. */
async function falseAlarm(
  child: Page,
  { said, language }: { said: string; language: Way['language'] },
): Promise<void> {
  const { t } = speakerOf(language);
  const asked = child.locator('#asked');
  await say(child, t, said);
  await asked.getByRole('button', { name: t('care.help') }).click();
  await expect(asked).toContainText(t('help-me.sent'));
  await expect(ownWords(child, said)).toHaveCount(0);
  await asked.getByText(t('care.false'), { exact: true }).click();
  await asked.getByRole('button', { name: t('care.false.do') }).click();
  await expect(child).toHaveURL(/\/here\/words#own-/);
  await expect(ownWords(child, said)).toContainText(t('state.waiting'));
  await child.goto('/here/help-me');
  await expect(child.getByText(t('case.state.withdrawn'))).toBeVisible();
}

/** Every box to write in has, in its own form and before it, who reads, how long, what is pointed at and where confidence ends. */
async function toldBefore(page: Page): Promise<void> {
  await expect(page.locator('textarea').first()).toBeVisible();
  const forms = page.locator('form', { has: page.locator('textarea') });
  for (const form of await forms.all()) {
    const order = await form
      .locator('.before-writing, textarea')
      .evaluateAll((all) => all.map((each) => each.tagName));
    expect(order).toEqual(['DIV', 'TEXTAREA']);
    await expect(form.locator('.before-writing .note')).toHaveCount(3);
    await expect(form.locator('.policy li')).toHaveCount(8);
  }
}

/** Everything that leaves a page, over its socket and by its forms, as one text. */
function sentBy(page: Page): () => string {
  const sent: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  page.on('request', (request) =>
    sent.push(decodeURIComponent((request.postData() ?? '').replaceAll('+', ' '))),
  );
  return () => sent.join('\n');
}
