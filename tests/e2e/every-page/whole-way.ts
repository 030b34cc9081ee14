import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { barriers } from '../../support/pages/axe.ts';
import { type House, type OpenWindow, test } from '../../support/pages/browser.ts';
import type { Client } from '../../support/pages/client.ts';
import { proveAgain } from '../../support/pages/factor-steps.ts';
import { joinAsChild, openConsultation, printCodes, signIn } from '../../support/pages/journeys.ts';
import { farDay } from '../../support/processes/far-day.ts';
import { join, ownWords, say, shownWords, soon, voteOnCard } from '../child/child-steps.ts';
import { comeBack, takePhrase } from '../help/phrase-steps.ts';

/** What is written in each language, by children and by staff. */
export const written = {
  en: {
    title: 'Who keeps what about you?',
    room: 'What should change?',
    ask: 'What do you think of these?',
    seed: 'A year is long enough.',
    poll: 'Who should ask you?',
    options: ['The school', 'My parents'],
    said: 'Ask us each spring.',
    sentence: 'Every child should see its own file.',
    point: 'They want to be asked.',
    finding: 'Most of the children who took part want to see their own file.',
    plain: 'You want to see what is kept about you.',
    answer: 'The law will say so.',
  },
  ar: {
    title: 'من يحفظ شيئًا عنك؟',
    room: 'ما الذي ينبغي أن يتغير؟',
    ask: 'ما رأيك في هذه؟',
    seed: 'سنة واحدة تكفي.',
    poll: 'من ينبغي أن يسألك؟',
    options: ['المدرسة', 'أهلي'],
    said: 'اسألونا كل ربيع.',
    sentence: 'ينبغي أن يرى كل طفل ملفه.',
    point: 'يريدون أن يُسألوا.',
    finding: 'يريد معظم الأطفال الذين شاركوا أن يروا ملفهم.',
    plain: 'تريدون أن تروا ما يُحفظ عنكم.',
    answer: 'سيقول القانون ذلك.',
  },
  zh: {
    title: '谁保存着关于你的信息？',
    room: '应该改变什么？',
    ask: '你怎么看这些？',
    seed: '一年就够长了。',
    poll: '应该由谁来问你？',
    options: ['学校', '我的父母'],
    said: '每年春天都来问我们。',
    sentence: '每个孩子都应该看到自己的档案。',
    point: '他们想被问到。',
    finding: '参加的孩子大多想看到自己的档案。',
    plain: '你们想看到关于自己的记录。',
    answer: '法律会这样写。',
  },
} as const;

/** So many vote besides the one in the window, each side by itself, that the numbers of both may be told. */
const enough = { agree: 11, disagree: 10 };
const others = enough.agree + enough.disagree;

/**
 * A consultation from the first word of a child to the answer beside its words, every step on the pages of one language. With
 * script pages hear what happens; without it they are loaded anew, and the same stands there.
 */
export async function wholeWay(
  { house, open }: { house: House; open: OpenWindow },
  { language, live }: { language: keyof typeof written; live: boolean },
): Promise<void> {
  const { t, direction } = speakerOf(language);
  const words = written[language];
  const { crew, origin, product } = house;
  const { id, statements, polls } = await openConsultation(crew, {
    title: words.title,
    language,
    rooms: [words.room],
    questions: [],
    statements: [{ prompt: words.ask, seeds: [words.seed] }],
    polls: [{ prompt: words.poll, form: 'single', options: words.options }],
  });
  const here = `/staff/c/${id}`;
  const codes = await printCodes(crew.organiser, id, others + 1);
  const dana = await signIn(origin, await product.invite('Dana', 'decision-maker'));
  const window = (as?: Client) => open({ origin, as, language, width: as ? 1280 : 390 });
  const child = await window();
  // It closes what nothing opens again.
  await proveAgain(crew.organiser);
  const organiser = await window(crew.organiser);
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  /** What happened elsewhere stands on the page: by itself, or when it is loaded anew. */
  const seen = async (page: Page, look: () => Promise<void>) => {
    if (!live) await page.reload();
    await look();
  };

  const desk = await window(crew.moderator);
  const publish = async (text: string) => {
    if (live) await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
    else await desk.goto(`${here}/desk`);
    await desk.locator('.queue-row').filter({ hasText: text }).getByRole('link').click();
    await expect(desk.locator('.item-words')).toHaveText(text);
    await desk.locator('input[name=decision][value=publish]').check();
    await desk.locator('form.decision button').click();
    await expect(desk.getByText(t('desk.done.publish'))).toBeVisible();
  };

  let six: readonly string[] = [];
  await test.step('a child comes in, speaks in the room, and a person publishes it', async () => {
    await join(child, t, codes[0] ?? '');
    await expect(child.locator('html')).toHaveAttribute('dir', direction);
    six = await takePhrase(child, t);
    await desk.goto(`${here}/desk`);
    await child.goto('/here');
    await child.getByRole('link', { name: t('home.room') }).click();
    await say(child, t, words.said);
    await expect(ownWords(child, words.said)).toContainText(t('state.waiting'));
    await publish(words.said);
    await seen(child, () => expect(shownWords(child, words.said)).toBeVisible(soon));
  });

  await test.step('it writes a sentence, votes, and answers a poll; others do as well', async () => {
    await child.goto(`/here/statements/${statements[0]}`);
    await say(child, t, words.sentence);
    await expect(ownWords(child, words.sentence)).toContainText(t('state.waiting'));
    await publish(words.sentence);
    await child.goto(`/here/poll/${polls[0]}`);
    await child.getByRole('radio').first().check();
    await press(child, t('poll.send'));
    await expect(child.getByText(t('poll.sent'))).toBeVisible();
    await child.goto(`/here/statements/${statements[0]}`);
    await voteOnCard(child, t, 'agree');
    await Promise.all(
      codes.slice(1, others + 1).map((code, index) => {
        const choice = index < enough.agree ? 'agree' : 'disagree';
        return takePart(origin, code, { statements, polls, choice });
      }),
    );
  });

  await test.step('R131: a rest of it reaches the open page, and so does its end', async () => {
    const card = child.locator('#statement');
    const rests = () => expect(child.getByRole('heading', { name: t('vote.paused') })).toBeVisible();
    await expect(card).toBeVisible();
    await organiser.goto(`${here}/activities`);
    const row = organiser.getByRole('row').filter({ hasText: words.ask });
    await row.getByRole('button', { name: t('activities.rest') }).click();
    await seen(child, rests);
    await row.getByRole('button', { name: t('activities.wake') }).click();
    await seen(child, () => expect(card).toBeVisible());
    await organiser.goto(here);
    await press(organiser, t('act.pause'));
    await seen(child, rests);
    await press(organiser, t('act.resume'));
    await seen(child, () => expect(card).toBeVisible());
    await voteOnCard(child, t, 'agree');
  });

  await test.step('closed for good, after being asked; R132: a child is offered no change any more', async () => {
    const change = child.getByRole('link', { name: t('own.change'), exact: true });
    await expect(change).toBeVisible();
    await organiser.getByRole('link', { name: t('act.close') }).click();
    await press(organiser, t('act.close.yes'));
    await expect(organiser.getByRole('heading', { level: 1 })).toHaveText(t('life.closed.title'));
    await seen(child, () => expect(child.getByRole('heading', { name: t('vote.closed') })).toBeVisible());
    await expect(change).toHaveCount(0);
    await child.goto('/here/words');
    await expect(ownWords(child, words.said)).toContainText(t('own.take-back'));
    await expect(change).toHaveCount(0);
  });

  await test.step('the analyst sorts, writes a finding on a number that is shown, and signs', async () => {
    const analyst = await window(crew.analyst);
    await analyst.goto(`${here}/points`);
    await analyst.getByLabel(t('points.name')).fill(words.point);
    await press(analyst, t('points.name.go'));
    await analyst.locator('select[name^="under."]').selectOption(words.point);
    await press(analyst, t('points.save'));
    await analyst.getByRole('link', { name: t('points.findings') }).click();
    const numbers = analyst.locator('#tables li').filter({ hasText: words.sentence });
    await numbers.getByRole('checkbox').first().check();
    await analyst.getByLabel(t('findings.text')).fill(words.finding);
    await analyst.locator('.finding-write summary').click();
    for (const level of ['younger', 'older'])
      await analyst.locator(`textarea[name="plain.${language}.${level}"]`).fill(words.plain);
    await press(analyst, t('findings.save'));
    await expect(analyst.locator('main')).toContainText(words.finding);
    await analyst.getByRole('link', { name: t('findings.done.go') }).click();
    await press(analyst, t('points.draft'));
    await expect(analyst.getByText(t('points.drafted'), { exact: true })).toBeVisible();
    await analyst.goto(`${here}/findings`);
    await expect(analyst.getByRole('heading', { name: t('findings.checking') })).toBeVisible();
  });

  const checked = child.getByRole('group', { name: words.plain }).locator('input[value=no]');
  await test.step('R291, R299, R301: the child reads it in its words, and says that it meant something else', async () => {
    await child.goto('/here');
    await child.getByRole('link', { name: t('check.go') }).click();
    await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('meant.title'));
    await expect(child.locator('main')).toContainText(t('check.own'));
    await expect(child.locator('main')).not.toContainText(words.finding);
    if (live) {
      expect(await barriers(child)).toEqual([]);
    }
    await checked.check();
    await press(child, t('how.send'));
    await expect(child.getByText(t('how.sent'))).toBeVisible();
    await expect(checked).toBeChecked();
  });

  await test.step('a second person signs, and the decision-maker answers', async () => {
    const approver = await window(crew.approver);
    await approver.goto(`${here}/release`);
    await expect(approver.locator('.draft')).toContainText(words.finding);
    await expect(approver.locator('.draft')).not.toContainText(t('meant.title'));
    await press(approver, t('signing.sign'));
    // Every form of the release is drawn before it is signed.
    await expect(approver).toHaveURL(/\/said\/[\w-]{22}$/, { timeout: 30_000 });
    await expect(approver.locator('main')).toContainText(words.finding);
    await expect(approver.locator('main')).toContainText(words.plain);
    await expect(approver.getByText(t('meant.objected'))).toBeVisible();
    const decisionMaker = await window(dana);
    await decisionMaker.goto(`${here}/answers`);
    await decisionMaker.locator('input[value=yes], input[value=partly]').first().check();
    await decisionMaker.locator(`textarea[name^="answer."][name$=".${language}"]`).fill(words.answer);
    for (const level of ['younger', 'older'])
      await decisionMaker.locator(`textarea[name$=".${language}.${level}"]`).fill(words.answer);
    await decisionMaker.getByLabel(t('answers.due'), { exact: true }).fill(farDay);
    await press(decisionMaker, t('answers.go'));
    await expect(decisionMaker.locator('main')).toContainText(t('answers.state', { done: 1, all: 1 }));
  });

  await test.step('R301: what the child sends after the signature changes nothing, and it is told so', async () => {
    await child.getByRole('group', { name: words.plain }).locator('input[value=yes]').check();
    await press(child, t('how.send'));
    await expect(child.getByText(t('check.over'))).toBeVisible();
  });

  await test.step('R87: the child finds finding and answer beside its own words', async () => {
    await child.goto('/here');
    await child.getByRole('link', { name: t('answer.out.next') }).click();
    await expect(ownWords(child, words.sentence)).toContainText(words.plain);
    await expect(ownWords(child, words.sentence)).toContainText(words.answer);
    await expect(ownWords(child, words.said)).not.toContainText(words.answer);
    await press(child, t('leave.now'));
    await expect(child).toHaveURL(/\/left$/);
  });

  await test.step('R412: on another device its six words lead to its words, their point, the finding and the answer', async () => {
    const other = await window();
    await comeBack(other, t, six.join(language === 'zh' ? '' : ' '));
    await expect(other).toHaveURL(/\/here\/words(\?back)?$/);
    await expect(ownWords(other, words.said)).toContainText(words.point);
    const sentence = ownWords(other, words.sentence);
    await expect(sentence).toContainText(words.plain);
    await expect(sentence).toContainText(words.answer);
    await sentence.getByRole('link', { name: t('answer.all') }).click();
    await expect(other).toHaveURL(/\/said\/[\w-]{22}$/);
    await expect(other.locator('main')).toContainText(words.finding);
    await expect(other.locator('main')).toContainText(words.answer);
  });
}

/** Another child, by the forms of its pages: it says the same of all there is and takes the first answer of the poll. */
async function takePart(
  origin: string,
  code: string,
  at: {
    readonly statements: readonly string[];
    readonly polls: readonly string[];
    readonly choice: 'agree' | 'disagree';
  },
): Promise<void> {
  const child = await joinAsChild(origin, code);
  const path = `/here/statements/${at.statements[0]}`;
  let page = await child.get(path);
  for (;;) {
    const [, statement] = /name="beside" value="vote ([\w-]{22}) agree"/.exec(page.html) ?? [];
    if (statement === undefined) break;
    page = await child.send(page, { press: `beside=vote ${statement} ${at.choice}` });
  }
  const poll = await child.get(`/here/poll/${at.polls[0]}`);
  await child.send(poll, { field: 'choice', press: 'intent=answer' }, { choice: '1' });
  child.close();
}
