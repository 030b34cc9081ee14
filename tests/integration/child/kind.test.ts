import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../server/core/ids.ts';
import type { HiddenSpan } from '../../../server/core/moderation/decide.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import {
  need,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { draftVoting, prompts, seed, type VotingStage } from '../../support/house/voting.ts';

let house: TestHouse;
let live: TestLive;
let stage: VotingStage;
let question: string;
let author: Child;
let other: Child;
let moderator: Staff;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  const drafted = await draftVoting(house, [
    { kind: 'question', prompts: prompts('What?') },
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Be kind.')] },
  ]);
  await drafted.open();
  stage = drafted;
  [question = ''] = stage.activities;
  other = await stage.join();
  moderator = await house.staffWho('moderator');
});
// Each test is another child's, because one child alone would soon be too fast.
beforeEach(async () => {
  author = await stage.join();
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

const id = () => newId(house.deps.random);
const ownOf = async (of: string, by = author) =>
  (await need(house.services.room.place(by, {}))).own.find((each) => each.id === of);
const post = (text: string, how: { asked?: boolean; by?: Child; as?: string } = {}) =>
  need(
    house.services.room.postOrAsk(how.by ?? author, {
      id: how.as ?? id(),
      activityId: question,
      text,
      language: 'en',
      asked: how.asked ?? false,
    }),
  );
const refuse = (of: string, hidden: readonly HiddenSpan[]) =>
  house.services.moderation.decide(moderator, {
    consultationId: stage.consultationId,
    id: of,
    revision: 1,
    decision: 'refuse',
    reason: 'hurt',
    hidden,
  });
/** Writes an answer that is refused with `part` of it marked. */
async function refused(text: string, part: string): Promise<string> {
  const of = id();
  await post(text, { as: of });
  const start = text.indexOf(part);
  await need(refuse(of, [{ start, end: start + part.length, label: 'hurt' }]));
  return of;
}
const sortable = async () => {
  const analyst = await house.staffWho('analyst');
  return (await need(house.services.analysis.points(analyst, { consultationId: stage.consultationId })))
    .contributions;
};

describe('a form that asks first', () => {
  it('R154: asks about a number, stores nothing until it is meant, and then a person reads it', async () => {
    const as = id();
    const text = 'Call me on 0170 5550142, I know more.';
    expect(await post(text, { as })).toEqual({
      asking: { kind: 'contact', found: ['0170 5550142'], without: 'I know more.' },
      item: null,
    });
    expect(await ownOf(as)).toBeUndefined();
    expect(house.deps.recentWords.get(author.participantId)).not.toContain(text);
    expect(await post(text, { as, asked: true })).toMatchObject({ asking: null, item: { state: 'held' } });
    const { items } = await need(
      house.services.moderation.desk(moderator, { consultationId: stage.consultationId }),
    );
    expect(items.find((item) => item.id === as)?.findings.map(({ rule }) => rule)).toContain(
      'contact-number',
    );
  });

  it('R154: new words for old ones are asked about too', async () => {
    const as = id();
    await post('We should decide.', { as });
    const anew = { id: as, revision: 1, text: 'Write to me: kite@example.org', language: 'en' };
    const asked = await need(house.services.room.reviseOrAsk(author, { ...anew, asked: false }));
    expect(asked).toMatchObject({ asking: { kind: 'contact', found: ['kite@example.org'] }, item: null });
    expect(await ownOf(as)).toMatchObject({ revision: 1, text: 'We should decide.' });
    const meant = await need(house.services.room.reviseOrAsk(author, { ...anew, asked: true }));
    expect(meant).toMatchObject({ asking: null, item: { revision: 2, state: 'held' } });
  });

  it('R724: about words whose old ones went further on nothing is asked; they are refused, and help stays', async () => {
    const as = id();
    await post('We should all decide.', { as });
    await need(house.services.room.withdraw(author, { id: as }));
    const anew = { id: as, revision: 1, text: 'Write to me: kite@example.org', language: 'en', asked: false };
    expect(await house.services.room.reviseOrAsk(author, anew)).toEqual({ ok: false, code: 'state-forbids' });
    const harm = { ...anew, text: 'My dad hits me every night.' };
    expect(await need(house.services.room.reviseOrAsk(author, harm))).toEqual({
      asking: { kind: 'care' },
      item: null,
    });
  });

  it('R155: offers help before anything is stored; words that are a view go on, and a person sees why first', async () => {
    const as = id();
    const text = 'My dad hits me every night.';
    expect(await post(text, { as })).toEqual({ asking: { kind: 'care' }, item: null });
    expect(await ownOf(as)).toBeUndefined();
    expect(await post(text, { as, asked: true })).toMatchObject({ item: { state: 'held', reason: null } });
    const { items } = await need(
      house.services.moderation.desk(moderator, { consultationId: stage.consultationId }),
    );
    expect(items.find((item) => item.id === as)?.severity).toBe(3);
  });

  it('R154: what cannot be taken is refused and not asked about', async () => {
    const empty = { id: id(), activityId: question, text: '  ', language: 'en', asked: false };
    expect(await house.services.room.postOrAsk(author, empty)).toEqual({ ok: false, code: 'text-empty' });
    expect(await house.services.room.postOrAsk(moderator, { ...empty, text: '0170 5550142' })).toEqual({
      ok: false,
      code: 'not-allowed',
    });
  });
});

describe('R663: what is stored already', () => {
  const twice = 'It costs 5000 euros.';

  it('is asked about by no form that comes again, which what is remembered of it would double', async () => {
    const as = id();
    expect(await post(twice, { as })).toMatchObject({ asking: null, item: { id: as } });
    expect(await post(twice, { as })).toMatchObject({ asking: null, item: { id: as, text: twice } });
    const anew = { id: as, revision: 1, text: 'It costs 7000 euros.', language: 'en', asked: false };
    expect(await need(house.services.room.reviseOrAsk(author, anew))).toMatchObject({
      item: { revision: 2 },
    });
    expect(await need(house.services.room.reviseOrAsk(author, anew))).toMatchObject({
      item: { revision: 2 },
    });
  });

  it('stands for no other words under its id: those are refused, and go under another', async () => {
    const as = id();
    const sent = { id: as, activityId: question, text: 'We need a bench.', language: 'en', asked: false };
    await need(house.services.room.postOrAsk(author, sent));
    expect(
      await need(house.services.room.postOrAsk(author, { ...sent, text: ' We need a bench.\r\n' })),
    ).toMatchObject({
      item: { id: as },
    });
    const others = { ...sent, text: 'We need two benches.' };
    expect(await house.services.room.postOrAsk(author, others)).toEqual({ ok: false, code: 'id-taken' });
    expect(await ownOf(as)).toMatchObject({ text: sent.text });
    // What was changed or taken back since has nothing left to compare: it is what it became.
    await need(
      house.services.room.revise(author, { id: as, revision: 1, text: 'We need shade.', language: 'en' }),
    );
    expect(await need(house.services.room.postOrAsk(author, sent))).toMatchObject({ item: { revision: 2 } });
    await need(house.services.room.withdraw(author, { id: as }));
    expect(await need(house.services.room.postOrAsk(author, sent))).toMatchObject({
      item: { state: 'withdrawn' },
    });
  });

  it('is what new words for old ones became, however often their form comes, and whoever read them meanwhile', async () => {
    const as = id();
    await post('We should choose.', { as });
    const anew = { id: as, revision: 1, text: 'We should all choose.', language: 'en' };
    const both = await Promise.all([1, 2].map(() => house.services.room.revise(author, anew)));
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    await need(
      house.services.moderation.decide(moderator, {
        consultationId: stage.consultationId,
        id: as,
        revision: 2,
        decision: 'publish',
      }),
    );
    expect(await need(house.services.room.revise(author, anew))).toMatchObject({
      revision: 2,
      state: 'published',
    });
    const others = { ...anew, text: 'Only some should choose.' };
    expect(await house.services.room.revise(author, others)).toEqual({ ok: false, code: 'stale-revision' });
    expect(await house.services.room.revise(other, anew)).toEqual({ ok: false, code: 'not-found' });
  });
});

describe('R805: words in the place of others', () => {
  const long = 'Every school should have a garden where children plant what they eat at noon.';
  const mended = long.replace('noon', 'lunch');
  const rulesOf = async (of: string) => {
    const { items } = await need(
      house.services.moderation.desk(moderator, { consultationId: stage.consultationId }),
    );
    return items.find((item) => item.id === of)?.findings.map(({ rule }) => rule);
  };

  it('a child that mends its words does not repeat itself, however often', async () => {
    const as = id();
    await post(long, { as });
    for (const [revision, text] of [mended, long.replace('noon', 'midday')].entries()) {
      const anew = { id: as, revision: revision + 1, text, language: 'en' };
      await need(house.services.room.revise(author, anew));
      expect(await rulesOf(as)).toEqual([]);
    }
    const again = id();
    await post(long.replace('noon', 'midday'), { as: again });
    expect(await rulesOf(again), 'and what it says twice it says twice').toEqual(['repeat-same']);
  });

  it('nor does one that took them back before', async () => {
    const [as, again] = [id(), id()];
    await post(long, { as });
    await need(house.services.room.withdraw(author, { id: as }));
    expect(house.deps.recentWords.get(author.participantId)).toEqual([]);
    await post(mended, { as: again });
    expect(await rulesOf(again)).toEqual([]);
  });
});

describe('R801: a message of a page asks as a form does', () => {
  const message = (text: string, more: { readonly asked?: boolean }) => ({
    v: 1 as const,
    id: id(),
    activity: question,
    text,
    language: 'en',
    ...more,
  });

  it.each([
    ['who it is', 'My name is Anna Berger and I live at 12 Hill Street.', 'contact'],
    ['harm, in another language than its page', 'Papa me pega todas las noches y tengo miedo.', 'care'],
  ])('about %s, and nothing is stored until it is meant', async (_, text, kind) => {
    const page = await live.connect(author);
    const first = message(text, { asked: false });
    expect(await page.emitWithAck('contribution:post', first)).toMatchObject({
      ok: true,
      item: null,
      asking: { kind },
    });
    expect(await ownOf(first.id)).toBeUndefined();
    const meant = await page.emitWithAck('contribution:post', { ...first, asked: true });
    expect(meant).toMatchObject({ ok: true, item: { id: first.id, state: 'held' } });
    expect(meant).not.toHaveProperty('asking');
  });

  it('about nothing where nothing was found, or the page does not say that it can be asked', async () => {
    const page = await live.connect(author);
    const plain = message('We should have a say.', { asked: false });
    expect(await page.emitWithAck('contribution:post', plain)).toMatchObject({ item: { id: plain.id } });
    const older = message('My name is Anna Berger.', {});
    expect(await page.emitWithAck('contribution:post', older)).toMatchObject({ item: { id: older.id } });
  });
});

describe('a consultation that is itself about harm', () => {
  const policy = 'The law should protect children who are beaten at home.';

  it('R158: says so before the yes; talk of the topic is held as no sign; a child that tells of itself is shown help, and its words go on', async () => {
    const drafted = await draftVoting(house, [{ kind: 'question', prompts: prompts('What?') }], {
      sensitiveTopic: true,
    });
    await drafted.open();
    const { consultationId } = drafted;
    const [about = ''] = drafted.activities;
    const child = await drafted.join();
    const said = async (text: string) => {
      const as = id();
      const sent = { id: as, activityId: about, text, language: 'en', asked: false };
      return { as, taken: await need(house.services.room.postOrAsk(child, sent)) };
    };
    const talk = await said(policy);
    expect(talk.taken).toMatchObject({ asking: null, item: { state: 'held' } });
    const told = await said('My dad hits me every night.');
    expect(told.taken).toMatchObject({ asking: { kind: 'care' }, item: { state: 'held' } });
    const { items } = await need(house.services.moderation.desk(moderator, { consultationId }));
    const rulesOf = (as: string) => items.find((item) => item.id === as)?.findings.map(({ rule }) => rule);
    expect(rulesOf(talk.as)).toEqual([]);
    expect(rulesOf(told.as)).toContain('disclosure');
    const [code = []] = (
      await need(
        house.services.consultation.issueCodes(drafted.organiser, {
          consultationId,
          label: 'one',
          language: 'en',
          size: 20,
        }),
      )
    ).codes;
    const visitor = { kind: 'visitor' } as const;
    const seen = await need(house.services.room.lookInside(visitor, { code: code.join(' ') }));
    expect(seen.sensitiveTopic).toBe(true);
  });
});

describe('a sentence that is voted on', () => {
  it('R160: two children that report it take it from all; a person who lets it stand brings it back with its votes', async () => {
    const drafted = await draftVoting(house, [
      { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Be kind.')] },
    ]);
    await drafted.open();
    const [activityId = ''] = drafted.activities;
    const [writer, ...readers] = await drafted.joinMany(4);
    const contribution = await drafted.publish(writer as Child, activityId, 'Ask the boy with the red hat.');
    const ballot = async (child: Child) =>
      (await need(house.services.room.readStatements(child, { activityId }))).next;
    const [first, second, third] = readers as [Child, Child, Child];
    const statement = (await ballot(first)).find(({ from }) => from === 'children')?.id ?? '';
    const organiserOwn = (await ballot(first)).find(({ from }) => from === 'organiser')?.id ?? '';
    await need(house.services.room.vote(third, { statementId: statement, choice: 'agree' }));
    const { report } = house.services.room;
    await need(report(first, { id: statement }));
    await need(report(first, { id: statement }));
    expect((await ballot(second)).some(({ id: each }) => each === statement)).toBe(true);
    expect(await report(first, { id: organiserOwn })).toEqual({ ok: false, code: 'not-found' });
    expect(await report(writer as Child, { id: statement })).toEqual({ ok: false, code: 'not-found' });
    await need(report(second, { id: statement }));
    expect((await ballot(second)).some(({ id: each }) => each === statement)).toBe(false);
    expect(await house.services.room.vote(second, { statementId: statement, choice: 'agree' })).toMatchObject(
      {
        ok: false,
        code: 'statement-gone',
      },
    );
    expect(await ownOf(contribution, writer as Child)).toMatchObject({ state: 'hidden' });
    await need(
      house.services.moderation.decide(moderator, {
        consultationId: drafted.consultationId,
        id: contribution,
        revision: 1,
        decision: 'publish',
      }),
    );
    expect((await ballot(second)).some(({ id: each }) => each === statement)).toBe(true);
    const votes = await need(house.services.room.readVotes(third, { activityId, page: 0 }));
    expect(votes.votes.map((vote) => vote.statement.id)).toContain(statement);
    await need(report(third, { id: statement }));
    await need(report(first, { id: statement }));
    expect((await ballot(second)).some(({ id: each }) => each === statement)).toBe(true);
  });
});

describe('words that are refused', () => {
  it('R157: no refusal without a mark; its author reads the very words and that the rest counts', async () => {
    const of = id();
    const text = 'Ask us each spring, you idiots.';
    await post(text, { as: of });
    expect(await refuse(of, [])).toEqual({ ok: false, code: 'redaction-empty' });
    expect(await ownOf(of)).toMatchObject({ state: 'held' });
    const start = text.indexOf(', you');
    await need(refuse(of, [{ start, end: text.length - 1, label: 'hurt' }]));
    expect(await ownOf(of)).toMatchObject({
      state: 'refused',
      reason: 'hurt',
      parts: [{ text }],
      marked: [', you idiots'],
      counts: true,
    });
  });

  it('R157: taken back by whoever decided, nothing stays marked', async () => {
    const of = await refused('Ask us, you fools.', ', you fools');
    await need(house.services.moderation.undo(moderator, { consultationId: stage.consultationId, id: of }));
    expect(await ownOf(of)).toMatchObject({ state: 'held', marked: [], counts: false });
  });

  it('R159: its author may write it anew, and a person reads that first', async () => {
    const of = await refused('Only fools ask so late.', 'Only fools');
    const anew = { id: of, revision: 1, text: 'Ask us earlier.', language: 'en', asked: false };
    expect(await need(house.services.room.reviseOrAsk(author, anew))).toMatchObject({
      item: { state: 'held', revision: 2, marked: [] },
    });
  });

  it('R157: the rest reaches analysis without the marked part and is shown to no child; where all is marked nothing does', async () => {
    const rest = await refused('Ask us in summer, blockheads.', ', blockheads');
    const all = await refused('Just insults.', 'Just insults.');
    expect(await ownOf(all)).toMatchObject({ counts: false });
    await stage.move('closed');
    const seen = await sortable();
    expect(seen.find((each) => each.id === rest)?.parts).toEqual([
      { text: 'Ask us in summer' },
      { hidden: 'hurt' },
      { text: '.' },
    ]);
    expect(seen.some((each) => each.id === all)).toBe(false);
    expect(JSON.stringify(seen)).not.toContain('blockheads');
    expect(await ownOf(rest)).toMatchObject({ state: 'refused' });
    const shown = await need(house.services.room.enter(other, { activityId: question, after: 0 }));
    expect(JSON.stringify(shown)).not.toContain('summer');
  });
});
