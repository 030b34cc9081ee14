import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayInWords } from '../../../app/i18n/dates.ts';
import * as home from '../../../app/routes/child/home.tsx';
import * as part from '../../../app/routes/child/part/part.tsx';
import * as poll from '../../../app/routes/child/votes/poll.tsx';
import * as terms from '../../../app/routes/public/release/terms.tsx';
import * as activities from '../../../app/routes/staff/activities/activities.tsx';
import * as corrections from '../../../app/routes/staff/activities/corrections.tsx';
import type { Database } from '../../../db/databases.ts';
import { activityWithTexts } from '../../../db/queries/consultation/consultations.ts';
import { questionTexts } from '../../../server/core/consultation/corrections.ts';
import { dayIn } from '../../../server/core/consultation/days.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { pokeOf } from '../../../server/core/wire/pokes.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const refused = (code: string) => ({ ok: false, code });

let house: TestHouse;
let live: TestLive;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let db: Database;
let approver: Staff;
let choice: string;
let question: string;
let room: string;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  stage = await draftVoting(house, [
    {
      kind: 'poll',
      form: 'single',
      prompts: prompts('Shall the swing go?'),
      options: ['Ys', 'No'].map(option),
    },
    { kind: 'question', prompts: prompts('What of the slide?') },
    { kind: 'room', prompts: prompts('We talk.') },
  ]);
  [choice = '', question = '', room = ''] = stage.activities;
  approver = await house.staffWho('approver');
  const found = await house.databases.consultation(stage.consultationId);
  if (!found) throw new Error('no database');
  db = found;
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

const rows = async (sql: string, ...args: string[]) => (await db.query(sql, args)).map((row) => [...row]);
const corrects = () => house.services.consultation;
/** All words of a question, some of them others. */
async function wordsWith(
  activityId: string,
  change: (words: string, position: number, language: string) => string,
) {
  const asked = await activityWithTexts(db, activityId);
  if (!asked) throw new Error('nothing is asked');
  return questionTexts(asked).map((text) => ({
    ...text,
    words: change(text.words, text.position, text.language),
  }));
}
async function propose(
  activityId: string,
  change: (words: string, position: number, language: string) => string,
  more: { reason?: string; revision?: number; by?: Staff } = {},
) {
  const [[times] = []] = await rows(
    `select count(*) from question_correction where state = 'signed' and activity_id = ?1`,
    activityId,
  );
  return corrects().proposeCorrection(more.by ?? stage.organiser, {
    consultationId: stage.consultationId,
    activityId,
    revision: more.revision ?? Number(times),
    texts: await wordsWith(activityId, change),
    reason: more.reason ?? 'A letter was missing.',
  });
}
async function correct(
  activityId: string,
  change: (words: string, position: number, language: string) => string,
) {
  const { correctionId } = await need(propose(activityId, change));
  return corrects().signCorrection(approver, { consultationId: stage.consultationId, correctionId });
}
const mend = (words: string) => words.replace('Ys', 'Yes');
const english = (words: string, _: number, language: string) =>
  language === 'en' ? words.replace('slide', 'big slide') : words;
const answerOf = (child: Child) =>
  rows('select choice from poll_answer where participant_id = ?1', child.participantId);
const pagesOf = (child: Child, language = 'en') =>
  drawPages(house, {
    routes: { '/here': home, '/here/poll/:id': poll, '/here/part/:anchor': part },
    child,
    language,
  });
const pageOf = async (child: Child, path: string, language?: string) =>
  (await pagesOf(child, language).get(path)).html;
const see = async (child: Child, path: string, language?: string) =>
  wordsOf(await pageOf(child, path, language));
/** What the button of a child says that it read, of this question. */
async function untilOf(child: Child, activityId: string) {
  const forms = (await pageOf(child, '/here')).split('<form');
  const form = forms.find((each) => each.includes(`value="${activityId}"`));
  return Number(form?.match(/name="until" value="(\d+)"/)?.[1]);
}
const hears = async (child: Child, activityId: string) =>
  need(house.services.room.hearCorrection(child, { activityId, until: await untilOf(child, activityId) }));
const day = () => dayIn('Europe/Vienna', house.deps.clock());

describe('a wrong word in a question', () => {
  it('R1265: is written anew before it opens, and corrected by nobody then', async () => {
    expect(await propose(choice, mend)).toEqual(refused('state-forbids'));
    await stage.open();
  });

  it('R1265: is proposed with a reason by one person, and no child reads it before another one signed', async () => {
    const child = await stage.join();
    await need(house.services.room.answerPoll(child, { activityId: choice, choice: [1] }));
    for (const other of [approver, await house.staffWho('moderator'), await house.staffWho('analyst')])
      expect(await propose(choice, mend, { by: other })).toEqual(refused('not-found'));
    expect(await propose(choice, mend, { reason: ' ' })).toEqual(refused('field-missing'));
    expect(await propose(choice, mend, { reason: 'a'.repeat(1_001) })).toEqual(refused('field-too-long'));
    expect(await propose(choice, mend, { revision: 7 })).toEqual(refused('stale-revision'));

    const both = await Promise.all([propose(choice, mend), propose(choice, mend)]);
    const { correctionId } = await need(Promise.resolve(both[0]));
    expect(both[1]).toMatchObject({ ok: true, value: { correctionId } });
    expect(await propose(choice, (words) => `${words}!`)).toEqual(refused('already-proposed'));
    expect(await see(child, `/here/poll/${choice}`)).not.toContain('Yes');

    const signed = { consultationId: stage.consultationId, correctionId };
    expect(await corrects().signCorrection(stage.organiser, signed)).toEqual(refused('not-found'));
    const one: Staff = { ...stage.organiser, grants: [...stage.organiser.grants, ...approver.grants] };
    expect(await corrects().signCorrection(one, signed)).toEqual(refused('one-person-alone'));
    expect(await corrects().signCorrection({ ...approver, freshFactor: false }, signed)).toEqual(
      refused('factor-needed'),
    );
    await need(corrects().signCorrection(approver, signed));
    expect(await corrects().signCorrection(approver, signed)).toEqual(refused('state-forbids'));
    expect(await corrects().dropCorrection(stage.organiser, signed)).toEqual(refused('state-forbids'));

    // Nothing that the child chose moved, and it chooses on as before.
    expect(await answerOf(child)).toEqual([['[1]']]);
    await need(house.services.room.answerPoll(child, { activityId: choice, choice: [2] }));
    const deeds = await rows('select deed from audit where subject = ?1 order by n', choice);
    expect(deeds.slice(-2)).toEqual([['question:propose'], ['question:correct']]);
  });

  it('R1265: what waits can be taken back or turned down, and then it is as if nobody had proposed it', async () => {
    for (const who of [stage.organiser, approver]) {
      const { correctionId } = await need(propose(question, (words) => `${words} Now?`));
      await need(corrects().dropCorrection(who, { consultationId: stage.consultationId, correctionId }));
      expect(await rows('select * from corrected_text where correction_id = ?1', correctionId)).toEqual([]);
    }
  });

  it('R1266: is no way to change what children chose from, nor to keep words of a child', async () => {
    const { consultationId } = stage;
    const texts = (await wordsWith(choice, (words) => words)).filter(({ position }) => position < 2);
    const at = { consultationId, activityId: choice, revision: 1, reason: 'Why not.' };
    expect(await corrects().proposeCorrection(stage.organiser, { ...at, texts })).toEqual(
      refused('choices-changed'),
    );
    expect(
      await propose(choice, (words, position) =>
        position === 1 ? words.replace('Yes', 'No') : words.replace(/^No/, 'Yes'),
      ),
    ).toEqual(refused('choices-changed'));
    expect(await propose(choice, (words) => words)).toEqual(refused('version-same'));
    const child = await stage.join();
    const said = 'My cat sleeps under the slide when it rains';
    await stage.publish(child, room, said);
    expect(await propose(question, (words) => `${words} ${said}?`)).toEqual(refused('words-of-children'));
    expect(await propose(question, english, { reason: `Somebody says: ${said}` })).toEqual(
      refused('words-of-children'),
    );
  });

  it('R1266, R41: what waits, was refused or is hidden is told nobody by a refusal', async () => {
    const child = await stage.join();
    const said = 'Ms Marlow of the yellow house shouts at us each day';
    const dropped = async (change: (words: string) => string, reason?: string) => {
      const { correctionId } = await need(propose(question, change, reason ? { reason } : {}));
      const of = { consultationId: stage.consultationId, correctionId };
      await need(corrects().dropCorrection(stage.organiser, of));
    };
    const id = newId(house.deps.random);
    await need(house.services.room.post(child, { id, activityId: room, text: said, language: 'en' }));
    await dropped((words) => `${words} ${said}`);
    await db.write([{ sql: `update contribution set state = 'refused' where id = ?1`, args: [id] }]);
    await dropped((words) => `${words} ${said}`);
    await db.write([{ sql: 'delete from contribution where id = ?1', args: [id] }]);

    const open = 'They never open that gate for us after school';
    const shown = await stage.publish(child, room, `Ms Marlow Smith. ${open}`);
    const hidden = JSON.stringify([{ start: 0, end: 15, label: 'person' }]);
    await db.write([
      {
        sql: `update contribution set state = 'redacted', hidden = ?2 where id = ?1`,
        args: [shown, hidden],
      },
    ]);
    for (const name of ['Ms Marlow Smith', 'Ms Marlow Smith. They ne'])
      await dropped((words) => `${words} ${name}`);
    expect(await propose(question, (words) => `${words} ${open}`)).toEqual(refused('words-of-children'));
    await dropped((words) => `${words} Say.`, 'Ms Marlow Smith');
  });

  it('R1266: words that stood there before are no words of a child that says them again', async () => {
    const child = await stage.join();
    await stage.publish(child, room, 'of the slide');
    const { correctionId } = await need(propose(question, (words) => words.replace('slide', 'slide now')));
    await need(
      corrects().dropCorrection(stage.organiser, { consultationId: stage.consultationId, correctionId }),
    );
  });

  it('R1266, R46, R700: an answer that no other child reads is told nobody by a refusal', async () => {
    const child = await stage.join();
    const said = 'It is Ms Marlow who locks the slide in summer';
    await stage.publish(child, question, said);
    const { correctionId } = await need(propose(question, (words) => `${words} ${said}`));
    const of = { consultationId: stage.consultationId, correctionId };
    await need(corrects().dropCorrection(stage.organiser, of));
    const other = await stage.join();
    await stage.publish(other, room, said);
    expect(await propose(question, (words) => `${words} ${said}`)).toEqual(refused('words-of-children'));
  });

  it('R1266, R1342: words of a child whose erasure waits are refused as before, for it may be undone', async () => {
    const child = await stage.join();
    const [said, waits] = ['My dog waits at that gate until noon', 'My aunt of that house shouts at noon'];
    await stage.publish(child, room, said);
    const id = newId(house.deps.random);
    await need(house.services.room.post(child, { id, activityId: room, text: waits, language: 'en' }));
    await need(house.services.privacy.erase(child, { session: 'here' }));
    expect(await propose(question, (words) => `${words} ${said}`)).toEqual(refused('words-of-children'));
    // What others never read is told by no refusal then either.
    const { correctionId } = await need(propose(question, (words) => `${words} ${waits}`));
    await need(
      corrects().dropCorrection(stage.organiser, { consultationId: stage.consultationId, correctionId }),
    );
    await need(house.services.privacy.finish(child, child));
  });

  it('R1265: left-over words of a language that is asked no more are in the way of no correction', async () => {
    const { consultationId } = stage;
    await db.write([
      {
        sql: `insert into activity_text (activity_id, language, level, prompt)
          select activity_id, 'ru', level, prompt from activity_text where activity_id = ?1 and language = 'en'`,
        args: [room],
      },
    ]);
    const texts = (await wordsWith(room, (words) => `${words} Now.`)).filter(
      ({ language }) => language !== 'ru',
    );
    const { correctionId } = await need(
      corrects().proposeCorrection(stage.organiser, {
        ...{ consultationId, activityId: room, revision: 0, texts },
        reason: 'A letter.',
      }),
    );
    await need(corrects().dropCorrection(stage.organiser, { consultationId, correctionId }));
    await db.write([{ sql: `delete from activity_text where language = 'ru'`, args: [] }]);
  });
});

describe('the words from before', () => {
  it('R1267: stand beside the new ones with their day, where they changed, and nothing stands where they did not', async () => {
    const child = await stage.join();
    const shown = await see(child, `/here/poll/${choice}`);
    expect(shown).toContain('Yes en');
    expect(shown).toContain(t('corrected.before'));
    expect(shown).toContain('Ys en');
    await need(correct(question, english));
    const asked = await see(child, '/here/part/all');
    expect(asked).toContain('What of the big slide? en');
    expect(asked).toContain('What of the slide? en');
    const arabic = await see(child, '/here/part/all', 'ar');
    expect(arabic).toContain('What of the slide? ar');
    expect(arabic).not.toContain(speakerOf('ar').t('corrected.before'));
  });

  it('R1268: whoever answered before is told once, until it says that it read so; no other child is', async () => {
    const [before, other] = await stage.joinMany(2);
    if (!before || !other) throw new Error('nobody');
    await need(house.services.room.answerPoll(before, { activityId: choice, choice: [1] }));
    await need(correct(choice, (words) => words.replace('Yes', 'Yes, please')));
    expect(await see(before, '/here')).toContain(t('corrected.yours'));
    expect(await see(other, '/here')).not.toContain(t('corrected.yours'));
    // In its words nothing changed that it could read of: whoever reads Arabic now reads the new Arabic ones.
    expect(await see(before, '/here', 'ar')).toContain(speakerOf('ar').t('corrected.yours'));
    expect(await answerOf(before)).toEqual([['[1]']]);
    await hears(before, choice);
    expect(await see(before, '/here')).not.toContain(t('corrected.yours'));
    await need(correct(choice, (words) => words.replace('please', 'gladly')));
    expect(await see(before, '/here')).toContain(t('corrected.yours'));
  });

  it('R1268: of what changed before its answer a child is told nothing, nor where none of its answer stands', async () => {
    const [late, skipped, wrote] = await stage.joinMany(3);
    if (!late || !skipped || !wrote) throw new Error('nobody');
    await need(house.services.room.answerPoll(late, { activityId: choice, choice: [2] }));
    await need(house.services.room.answerPoll(skipped, { activityId: choice, choice: [] }));
    await need(correct(choice, (words) => words.replace('gladly', 'happily')));
    expect(await see(skipped, '/here')).not.toContain(t('corrected.yours'));
    const told = await see(late, '/here');
    expect(told).toContain('Yes, gladly en');
    for (const earlier of ['Ys en', 'please']) expect(told).not.toContain(earlier);
    expect(told).toContain(t('corrected.yours.next'));
    expect(told).not.toContain(t('corrected.yours.next.wrote'));
    // Corrected twice, each time the words stand there that are chosen from now.
    await need(correct(choice, (words) => words.replace('happily', 'gladly')));
    const page = await see(late, `/here/poll/${choice}`);
    const says = `${t('corrected.choice', { day: dayInWords('en', day()) })}Yes, gladly en`;
    expect(page.split(says)).toHaveLength(5);
    // What was said in between, and stands again, is nothing to be told as from before.
    expect(page).not.toContain(`${t('corrected.before')}Yes, gladly en`);
    // It skips now, and has chosen nothing of which it could be told.
    await need(house.services.room.answerPoll(late, { activityId: choice, choice: [] }));
    expect(await see(late, '/here')).not.toContain(t('corrected.yours'));

    const id = newId(house.deps.random);
    await need(
      house.services.room.post(wrote, { id, activityId: question, text: 'It is steep.', language: 'en' }),
    );
    const arabic = (words: string, _: number, language: string) =>
      language === 'ar' ? words.replace('slide', 'red slide') : words;
    await need(correct(question, arabic));
    expect(await see(wrote, '/here')).not.toContain(t('corrected.yours'));
    await need(correct(question, (words) => words.replace('What of', 'And what of')));
    expect(await see(wrote, '/here')).toContain(t('corrected.yours.next.wrote'));
    await need(house.services.room.withdraw(wrote, { id }));
    expect(await see(wrote, '/here')).not.toContain(t('corrected.yours'));
  });

  it('R1267, R1269: a live page counts what changed in the language of its reader', async () => {
    const child = await stage.join();
    const page = await live.connect(child);
    const counts = async (language?: string) => {
      const answer = await page.emitWithAck('room:enter', {
        ...{ v: 1, activity: question, after: 0 },
        ...(language ? { language } : {}),
      });
      return answer.ok ? answer.corrected : answer.code;
    };
    // Once in English alone, once in Arabic alone, once in both; whoever reads neither reads the first one.
    const counted = [await counts(), await counts('en'), await counts('ar'), await counts('fr')];
    expect(counted).toEqual([3, 2, 2, 2]);
  });

  it('R1269: of a room the pages in it hear, and nobody else', async () => {
    const [inside, outside] = await stage.joinMany(2);
    if (!inside || !outside) throw new Error('nobody');
    const [page, other] = [await live.connect(inside), await live.connect(outside)];
    const heard: string[] = [];
    other.on('question:corrected', ({ activity }: { activity: string }) => heard.push(activity));
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    const [here, there] = [next(page, 'question:corrected'), next(other, 'question:corrected')];
    await need(correct(room, (words) => words.replace('We', 'Now we')));
    expect(await here).toEqual({ activity: room });
    await need(correct(question, (words) => words.replace('And what', 'What')));
    expect(await there).toEqual({ activity: question });
    expect(heard).toEqual([question]);
  });

  it('R1269: a page that lives hears that they changed, and no word of them', async () => {
    const child = await stage.join();
    const page = await live.connect(child);
    const enter = () => page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    expect(await enter()).toMatchObject({ ok: true, corrected: 1 });
    const heard = next(page, 'question:corrected');
    await need(correct(room, (words) => words.replace('talk', 'talk now')));
    expect(await heard).toEqual({ activity: room });
    expect(await enter()).toMatchObject({ ok: true, corrected: 2 });
    const event = {
      name: 'question-corrected',
      consultationId: stage.consultationId,
      activityId: room,
      room: true,
    } as const;
    const poke = pokeOf(event);
    const clock = { kind: 'system', name: 'clock' } as const;
    expect(await house.services.room.lookAgain(clock, [poke])).toMatchObject({ ok: true, value: [event] });
  });

  it('R1270: everybody reads them with their day and the reason, and nowhere how many had answered', async () => {
    const { consultationId } = stage;
    const visitor = { kind: 'visitor' } as const;
    const told = await need(corrects().publicTerms(visitor, { consultationId }));
    expect(told.corrections.map(({ activityId, day: on, reason }) => [activityId, on, reason])).toEqual(
      [...[choice, question, choice, choice, choice, choice, question, question, room, question, room]].map(
        (id) => [id, day(), 'A letter was missing.'],
      ),
    );
    const page = drawPages(house, { routes: { '/terms/:id': terms }, child: null });
    const words = wordsOf((await page.get(`/terms/${consultationId}`)).html);
    for (const each of [t('corrections.title'), 'And what of the big slide? en', 'A letter was missing.'])
      expect(words).toContain(each);
    expect(JSON.stringify(told.corrections)).not.toMatch(/children|answered|count/);
  });

  it('R1268, R163: of words that went to the trained people it is not told that they stand, nor that they can be taken back', async () => {
    const [sent, both] = await stage.joinMany(2);
    if (!sent || !both) throw new Error('nobody');
    const write = (child: Child, text: string) => {
      const id = newId(house.deps.random);
      return need(house.services.room.post(child, { id, activityId: question, text, language: 'en' }));
    };
    const seal = (id: string) =>
      db.write([{ sql: `update contribution set state = 'sealed' where id = ?1`, args: [id] }]);
    const first = await write(sent, 'Nobody may know.');
    await write(both, 'It is too high.');
    await seal((await write(both, 'Nor this.')).id);
    await need(correct(question, (words) => words.replace('What of', 'So what of')));
    expect(await see(sent, '/here')).toContain(t('corrected.yours.next.wrote'));
    await seal(first.id);
    expect(await see(sent, '/here')).not.toContain(t('corrected.yours'));
    expect(await see(both, '/here')).toContain(t('corrected.yours.next.wrote'));
    // One whose words went there before is owed nothing.
    await db.write([{ sql: 'delete from correction_untold', args: [] }]);
    await need(correct(question, (words) => words.replace('So what of', 'What of')));
    expect(await rows('select participant_id from correction_untold')).not.toContainEqual([
      sent.participantId,
    ]);
  });

  it('R1268: an answer that is given anew is one to the words that stand there, and of what changed before it nothing is told', async () => {
    const [chose, wrote, anew, more] = await stage.joinMany(4);
    if (!chose || !wrote || !anew || !more) throw new Error('nobody');
    const write = async (child: Child, text: string) => {
      const id = newId(house.deps.random);
      await need(house.services.room.post(child, { id, activityId: question, text, language: 'en' }));
      return id;
    };
    const told = (child: Child) => see(child, '/here');
    await need(house.services.room.answerPoll(chose, { activityId: choice, choice: [1] }));
    const taken = await write(wrote, 'High.');
    const changed = await write(anew, 'Low.');
    const one = await write(more, 'So.');
    await write(more, 'And so.');
    await need(correct(choice, (words) => words.replace('gladly', 'truly')));
    await need(correct(question, (words) => words.replace('big', 'tall')));
    for (const child of [chose, wrote, anew, more]) expect(await told(child)).toContain(t('corrected.yours'));

    await need(house.services.room.answerPoll(chose, { activityId: choice, choice: [2] }));
    await need(house.services.room.withdraw(wrote, { id: taken }));
    await write(wrote, 'Quite high.');
    const revised = { id: changed, revision: 1, text: 'Rather low.', language: 'en' };
    await need(house.services.room.revise(anew, revised));
    for (const child of [chose, wrote, anew]) expect(await told(child)).not.toContain(t('corrected.yours'));
    // Something else that it wrote before stands there still.
    await need(house.services.room.withdraw(more, { id: one }));
    expect(await told(more)).toContain(t('corrected.yours.next.wrote'));

    // Of the next one it is told from that one on.
    await need(correct(choice, (words) => words.replace('truly', 'gladly')));
    await need(correct(question, (words) => words.replace('tall', 'small')));
    const later = await told(wrote);
    expect(later).toContain('tall slide');
    expect(later).not.toContain('big slide');
    expect(await told(chose)).toContain('Yes, truly en');
  });

  it.each([
    [
      'takes all back',
      async (child: Child, _ids: readonly string[]) => {
        await need(house.services.privacy.withdrawAll(child, {}));
      },
    ],
    [
      'sends to the trained people',
      async (child: Child, ids: readonly string[]) => {
        for (const id of ids) await need(house.services.safeguarding.sealOwn(child, { id }));
      },
    ],
  ] as const)(
    'R1268: what a child %s is no answer any more, and what it writes then is one to the words that stand there',
    async (_what, goes) => {
      const child = await stage.join();
      const write = async (activityId: string, text: string) => {
        const id = newId(house.deps.random);
        await need(house.services.room.post(child, { id, activityId, text, language: 'en' }));
        return id;
      };
      const ids = [await write(question, 'High.'), await write(question, 'Steep.'), await write(room, 'Hi.')];
      await need(house.services.room.answerPoll(child, { activityId: choice, choice: [1] }));
      for (const each of [question, room, choice])
        await need(correct(each, (words, _, language) => (language === 'en' ? `${words}!` : words)));
      const owed = () =>
        rows('select activity_id from correction_untold where participant_id = ?1', child.participantId);
      expect(await owed()).toHaveLength(3);

      await goes(child, ids);
      await write(question, 'Quite high.');
      // What it chose stands there still, from before.
      expect(await owed()).toEqual([[choice]]);
      await hears(child, choice);
      expect(await see(child, '/here')).not.toContain(t('corrected.yours'));
    },
  );

  it('R1268: an erasure that is undone brings back what there is to be told', async () => {
    const child = await stage.join();
    const id = newId(house.deps.random);
    await need(house.services.room.post(child, { id, activityId: question, text: 'Slow.', language: 'en' }));
    await need(correct(question, (words) => `${words}!`));
    const session = 'one of its pages';
    await need(house.services.privacy.erase(child, { session }));
    await need(house.services.privacy.withdrawAll(child, {}));
    await need(house.services.privacy.undo(child, { session }));
    expect(await see(child, '/here')).toContain(t('corrected.yours.next.wrote'));

    // So it does of what was corrected while the erasure waited.
    const other = await stage.join();
    const text = 'Slower.';
    await need(
      house.services.room.post(other, {
        id: newId(house.deps.random),
        activityId: question,
        text,
        language: 'en',
      }),
    );
    await need(house.services.privacy.erase(other, { session: 'another of its pages' }));
    await need(correct(question, (words) => `${words}?`));
    await need(house.services.privacy.undo(other, { session: 'another of its pages' }));
    expect(await see(other, '/here')).toContain(t('corrected.yours.next.wrote'));
  });

  it('R1265: the page of staff proposes all words, names what stays and keeps what was typed', async () => {
    const { consultationId } = stage;
    const path = `/staff/c/${consultationId}/corrections`;
    const pages = (staff: Staff) =>
      drawPages(house, { routes: { '/staff/c/:id/corrections': corrections }, staff });
    const drawn = wordsOf((await pages(stage.organiser).get(`${path}?activity=${question}`)).html);
    expect(drawn).toContain(t('corrections.write.go'));
    await need(propose(question, (words, _, language) => (language === 'en' ? `${words} Say.` : words)));
    const waits = wordsOf((await pages(approver).get(path)).html);
    for (const each of [t('corrections.sign.go'), t('corrections.stays'), 'Say.'])
      expect(waits).toContain(each);
    expect(wordsOf((await pages(stage.organiser).get(path)).html)).not.toContain(t('corrections.sign.go'));
    // Where the way to a correction stands nothing says that words can no longer change.
    const asks = `/staff/c/${consultationId}/activities`;
    const routes = { '/staff/c/:id/activities': activities };
    const desk = drawPages(house, { routes, staff: stage.organiser });
    const asked = wordsOf((await desk.get(asks)).html);
    expect(asked).toContain(t('corrections.go'));
    expect(asked).not.toContain(t('edit.over'));
  });

  it('R1268: what it says that it read is what its page showed: of what was signed meanwhile it is still told', async () => {
    const child = await stage.join();
    await need(house.services.room.answerPoll(child, { activityId: choice, choice: [1] }));
    await need(correct(choice, (words) => words.replace('the swing', 'the red swing')));
    const open = await untilOf(child, choice);
    await need(correct(choice, (words) => words.replace('red', 'green')));
    await need(house.services.room.hearCorrection(child, { activityId: choice, until: open }));
    expect(await see(child, '/here')).toContain('the red swing');
    expect(await see(child, '/here')).not.toContain('Shall the swing');
    expect(await untilOf(child, choice)).toBeGreaterThan(open);
    // Pressed once more on the page from before it has read no more than that.
    await need(house.services.room.hearCorrection(child, { activityId: choice, until: open }));
    expect(await see(child, '/here')).toContain(t('corrected.yours'));
    await hears(child, choice);
    expect(await see(child, '/here')).not.toContain(t('corrected.yours'));
  });

  it('R1268: who answers on a page from before a correction is told of it, whatever it had answered', async () => {
    const [child, again] = await stage.joinMany(2);
    if (!child || !again) throw new Error('nobody');
    const opens = async (of: Child) => {
      const pages = pagesOf(of);
      const page = await pages.get(`/here/poll/${choice}`);
      return () => pages.send(page, { field: 'asked', press: 'intent=answer' }, { choice: '1' });
    };
    const answer = await opens(child);
    await need(house.services.room.answerPoll(again, { activityId: choice, choice: [2] }));
    const answerAgain = await opens(again);
    await need(correct(choice, (words) => words.replace('green', 'yellow')));
    await answer();
    await answerAgain();
    for (const each of [child, again]) {
      expect(await answerOf(each)).toEqual([['[1]']]);
      expect(await see(each, '/here')).toContain('the green swing');
    }
    await (await opens(child))();
    expect(await see(child, '/here')).not.toContain(t('corrected.yours'));
    expect(await see(again, '/here')).toContain(t('corrected.yours'));
  });

  it('R1265, R1268: while it rests a word is corrected, once it is over none is, and nobody is to be told any more', async () => {
    await stage.move('paused');
    await need(correct(choice, (words) => words.replace('gladly', 'surely')));
    const { correctionId } = await need(propose(choice, (words) => words.replace('surely', 'of course')));
    await stage.move('closed');
    expect(await rows('select * from correction_untold')).toEqual([]);
    expect(await propose(room, (words) => `${words}!`)).toEqual(refused('state-forbids'));
    const late = { consultationId: stage.consultationId, correctionId };
    expect(await corrects().signCorrection(approver, late)).toEqual(refused('state-forbids'));
  });
});
