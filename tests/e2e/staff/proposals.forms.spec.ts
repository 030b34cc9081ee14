import { expect } from '@playwright/test';
import { decide, speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { createClient } from '../../support/pages/client.ts';
import { draftConsultation, fillDraft, openDraft, printCodes, signIn } from '../../support/pages/journeys.ts';
import { join, ownWords, say } from '../child/child-steps.ts';

/** A question of a child on its way to other children, without a line of script, in a language of each direction. */

const written = {
  en: ['Why may nobody swing after six?', 'Why is that so?', 'Swings'],
  ar: ['لماذا لا يتأرجح أحد بعد السادسة؟', 'لماذا هكذا؟', 'أراجيح'],
} as const;

for (const language of ['en', 'ar'] as const) {
  test(`R525, R527, R528: a child proposes a question, a host takes it over, other children are asked it, ${language}`, async ({
    house,
    open,
  }) => {
    test.setTimeout(120_000);
    const { crew, origin } = house;
    const { t } = speakerOf(language);
    const [first, second, title] = written[language];
    const drafted = await draftConsultation(crew, {
      title: `The playground ${language}`,
      language,
      rooms: [],
      questions: [],
    });
    const organiser = await open({ origin, as: crew.organiser, language, width: 1280 });
    const press = (name: string) => organiser.getByRole('button', { name, exact: true });
    await organiser.goto(`/staff/c/${drafted.id}/activities`);
    await press(t('activities.propose.go')).click();
    await expect(organiser.getByText(t('activities.proposes'))).toBeVisible();
    await expect(press(t('activities.propose.go'))).toHaveCount(0);
    await openDraft(crew, drafted.id);
    // Whoever hands out cards knows the group, and reads none of its proposals (R451).
    const facilitator = await signIn(origin, await house.product.invite(`Femi ${language}`, 'facilitator'));
    const [card = ''] = await printCodes(facilitator, drafted.id, 1);

    const child = await open({ origin, language, level: 'older' });
    await join(child, t, card);
    await child.goto('/here/part/all');
    await expect(child.getByText(t('propose.lead'))).toBeVisible();
    await expect(child.getByText(t('propose.stays'))).toBeVisible();
    for (const words of [first, second]) {
      await say(child, t, words);
      const id = (await ownWords(child, words).getAttribute('id'))?.replace('own-', '') ?? '';
      await decide(crew.moderator, { consultation: drafted.id, id, decision: 'publish' });
    }
    await child.goto('/here/words');
    await expect(ownWords(child, first)).toContainText(t('propose.waits'));

    const proposals = `/staff/c/${drafted.id}/proposals`;
    await organiser.goto(proposals);
    const row = (words: string) => organiser.locator('main li').filter({ hasText: words });
    await expect(row(first).locator('.words')).toHaveAttribute('lang', language);
    await row(second)
      .getByRole('button', { name: t('proposals.decline') })
      .click();
    await expect(organiser.getByRole('alert')).toContainText(t('refusal.reason-needed'));
    await row(second).getByLabel(t('proposals.reason')).selectOption('unclear');
    await row(second)
      .getByRole('button', { name: t('proposals.decline') })
      .click();
    await expect(row(second)).toContainText(t('reason.unclear.label'));
    await row(first).getByLabel(t('proposals.title')).fill(title);
    await row(first)
      .getByRole('button', { name: t('proposals.take') })
      .click();
    await expect(organiser.getByRole('heading', { level: 1 })).toHaveText(t('about.title'));
    const asked = new URL(organiser.url()).pathname.replace(/^\/staff\/c\/|\/about$/g, '');
    await organiser.goto(proposals);
    await expect(row(first)).toContainText(t('proposals.taken'));

    await child.goto('/here/words');
    await expect(ownWords(child, first)).toContainText(t('propose.taken'));
    await expect(ownWords(child, second)).toContainText(t('propose.declined'));
    await expect(ownWords(child, second)).toContainText(t('reason.unclear'));

    // The ordinary gate, with its two people.
    const about = await crew.organiser.get(`/staff/c/${asked}/about`);
    await fillDraft(crew.organiser, about, { id: asked, language });
    expect((await createClient(origin).get(`/terms/${asked}`)).status).toBe(404);
    await openDraft(crew, asked);

    await child.goto('/here/words');
    await expect(ownWords(child, first)).toContainText(t('propose.open'));
    await ownWords(child, first)
      .getByRole('link', { name: t('propose.open.go') })
      .click();
    await expect(child.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(child.getByText(t('proposed.title'))).toBeVisible();
    await expect(child.locator('.words').filter({ hasText: first })).toBeVisible();

    const [other = ''] = await printCodes(crew.organiser, asked, 1);
    const another = await open({ origin, language, level: 'older' });
    await join(another, t, other);
    await another.goto('/here/part/all');
    await expect(another.getByRole('heading', { name: first })).toBeVisible();

    // Taken back where it was written, the words are gone from the front; that children thought of it stays.
    await child.goto('/here/words');
    await ownWords(child, first)
      .getByRole('link', { name: t('own.take-back') })
      .click();
    await child.getByRole('button', { name: t('word.back.do') }).click();
    await another.goto('/here');
    await expect(another.getByText(t('proposed.title'))).toBeVisible();
    await expect(another.getByText(first)).toHaveCount(0);
  });
}
