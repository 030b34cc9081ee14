import { spawnSync } from 'node:child_process';
import { expect } from '@playwright/test';
import { decide, speakerOf } from '../../support/house/stage.ts';
import { answerFinding, draftAll, sortAll, writeFinding } from '../../support/pages/analyst-steps.ts';
import type { House, OpenWindow } from '../../support/pages/browser.ts';
import type { Client } from '../../support/pages/client.ts';
import { moveConsultation, openConsultation, signIn } from '../../support/pages/journeys.ts';
import { ownWords, say, voteOnCard } from '../child/child-steps.ts';
import { comeBack, takePhrase } from '../help/phrase-steps.ts';
import {
  comeNext,
  findsNothingElse,
  goesByItself,
  nothingIsLeft,
  sayAtKiosk,
  startKiosk,
} from './kiosk-child-steps.ts';

const { t } = speakerOf('en');
const text = {
  kiosk: 'The yard needs a quiet corner.',
  unsent: 'Nobody is meant to read this.',
  paper: 'Please make the yard quieter.',
  point: 'They want it quieter.',
  finding: 'Many of the children who took part want a quieter yard.',
  answer: 'The yard gets a quiet corner.',
};
/** So many in each half that the numbers of both sides may be told. */
const half = 11;

/** A class of which one half takes part at a kiosk and the other on paper, from the first word to the answer beside it. */
export async function classStory(
  { house, open }: { house: House; open: OpenWindow },
  { live }: { live: boolean },
): Promise<void> {
  const { crew, origin, product } = house;
  const { id, questions, statements } = await openConsultation(crew, {
    title: 'The yard',
    rooms: [],
    questions: ['What should change in the yard?'],
    statements: [{ prompt: 'What do you think?', seeds: ['The yard is too loud.'] }],
  });
  const [question = '', asked = ''] = [questions[0], statements[0]];
  const here = `/staff/c/${id}`;
  const staff = async (name: string, role: 'facilitator' | 'decision-maker') =>
    signIn(origin, await product.invite(name, role));
  const [teacher, first, second, decider] = [
    await staff('Kim', 'facilitator'),
    await staff('Lin', 'facilitator'),
    await staff('Oto', 'facilitator'),
    await staff('Dana', 'decision-maker'),
  ];
  // Half of the class, at one device.
  const device = await open({ origin, as: teacher, width: 820, height: 1100 });
  await startKiosk(device, t, { consultation: id, label: 'Class 4b' });
  expect((await teacher.get('/staff')).html).toContain(t('staff.signed-out'));
  await findsNothingElse(device, t, id);
  await comeNext(device, t);
  const six = await takePhrase(device, t);
  await device.goto('/here/part/all');
  await say(device, t, text.kiosk);
  await expect(ownWords(device, text.kiosk)).toContainText(t('state.waiting'));
  await device.goto(`/here/statements/${asked}`);
  await voteOnCard(device, t, 'agree');
  await device.getByRole('button', { name: t('kiosk.finish') }).click();
  await nothingIsLeft(device, t, text.kiosk);
  await comeNext(device, t);
  await goesByItself(device, t, { words: text.unsent, live });
  await nothingIsLeft(device, t, text.unsent);
  const cookie = (await device.context().cookies()).find(({ name }) => name === '__Host-kiosk')?.value ?? '';
  for (let at = 1; at < half; at += 1) {
    const words = `${text.kiosk} ${letter(at)}`;
    await sayAtKiosk({ origin, cookie }, { statements: asked, vote: 'agree', question, words });
  }

  // The other half on paper: printed by the organiser, typed by two who were not there.
  const receipts = receiptsIn(await printKit(crew.organiser, here));
  expect(receipts).toHaveLength(20);
  const sheets = receipts.slice(0, half);
  for (const [at, { number }] of sheets.entries()) {
    for (const typist of [first, second]) {
      await typeSheet(typist, `${here}/paper/sheet?number=${number}`, {
        [`text-${question}`]: `${text.paper} ${letter(at)}`,
        [`vote-${await statementOn(typist, here, number)}`]: at === 0 ? 'agree' : 'disagree',
      });
    }
  }

  // A person who knows nobody of them reads it all.
  const said: string[] = [];
  for (let next = await nextItem(crew.moderator, here); next; next = await nextItem(crew.moderator, here)) {
    await decide(crew.moderator, { consultation: id, id: next, decision: 'publish' });
    said.push(next);
  }
  expect(said).toHaveLength(2 * half);
  await moveConsultation(crew.organiser, id, 'closed');
  await device.goto('/kiosk');
  await expect(device.getByRole('heading', { level: 1 })).toHaveText(t('kiosk.over'));
  expect(await device.context().cookies()).toEqual([]);

  await sortAll(crew.analyst, { consultation: id, activity: question, points: { [text.point]: said } });
  const finding = await writeFinding(crew.analyst, id, text.finding);
  await draftAll(crew.analyst, id);
  await crew.approver.send(await crew.approver.get(`${here}/release`), { action: `${here}/release` });
  await answerFinding(decider, id, { finding, decision: 'yes', text: text.answer });

  // Each half reads the answer beside its own words, by its six words.
  for (const [words, own] of [
    [six.join(' '), text.kiosk],
    [sheets[0]?.six ?? '', `${text.paper} ${letter(0)}`],
  ] as const) {
    const child = await open({ origin, width: 390, height: 844 });
    await comeBack(child, t, words);
    await expect(child).toHaveURL(/\/here\/words(\?back)?$/);
    await expect(ownWords(child, own)).toContainText(text.point);
    await expect(ownWords(child, own)).toContainText(text.answer);
  }
  for (const client of [teacher, first, second, decider]) client.close();
}

/** No two children write the very same. */
const letter = (at: number) => 'abcdefghijk'[at] ?? 'z';

async function printKit(organiser: Client, here: string): Promise<string> {
  const page = await organiser.get(`${here}/paper`);
  const kit = await organiser.send(page, { action: `${here}/paper/kit` }, { label: 'Class 4b', size: '20' });
  return spawnSync('pdftotext', ['-', '-'], { input: kit.bytes, encoding: 'utf8' }).stdout;
}

function receiptsIn(kit: string) {
  const found = kit.matchAll(
    /Your receipt for sheet (\d{7})\n[\s\S]*?Do\s+not\s+show\s+them\s+to\s+anyone\.\s+((?:[a-z]+\s+){5}[a-z]+)/g,
  );
  return [...found].map(([, number = '', six = '']) => ({ number, six: six.replace(/\s+/g, ' ') }));
}

async function statementOn(typist: Client, here: string, number: string): Promise<string> {
  const page = await typist.get(`${here}/paper/sheet?number=${number}`);
  return /name="vote-([\w-]{22})"/.exec(page.html)?.[1] ?? '';
}

async function typeSheet(typist: Client, at: string, read: Readonly<Record<string, string>>): Promise<void> {
  await typist.send(await typist.get(at), { field: 'consent' }, { ...read, consent: 'yes' });
}

async function nextItem(moderator: Client, here: string): Promise<string | undefined> {
  const { html } = await moderator.get(`${here}/desk`);
  return /\/desk\?item=([\w-]{22})/.exec(html)?.[1];
}
