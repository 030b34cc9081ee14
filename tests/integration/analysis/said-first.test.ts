import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import type { DomainEvent } from '../../../server/core/wire/events.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts, seed, type VotingStage } from '../../support/house/voting.ts';

let house: TestHouse;
let stage: VotingStage;
let facilitator: Staff;
let db: Database;
let room: string;
let voting: string;

const asks = 'What should we change first in our school yard?';
const answers = 'I would change first in our school yard the roof.';
const quoted = 'Nobody sees us in the dark at the bridge.';
const telling = `One of you says: ${quoted}`;
const cut = 'One of you says: […]';

const at = () => ({ consultationId: stage.consultationId, activityId: room });
const seen = async () => ({
  ...at(),
  revision: (await need(house.services.session.read(facilitator, at()))).session.revision,
});
const said = (body: string) =>
  ['ar', 'en'].flatMap((language) => ['older', 'younger'].map((level) => ({ language, level, body })));
const spoken = (body: string) => said(body).filter(({ level }) => level === 'older');

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'room', prompts: prompts('Talk.') },
    { kind: 'statements', prompts: prompts('Vote'), seeds: [seed('Yes.')] },
  ]);
  await drafted.open();
  stage = drafted;
  [room = '', voting = ''] = stage.activities;
  facilitator = await house.staffWho('facilitator');
  const found = await house.databases.consultation(stage.consultationId);
  if (!found) throw new Error('It is not there.');
  db = found;
  const steps = [{ kind: 'talk' as const, minutes: 10, words: said('We talk.') }];
  await need(house.services.session.writeAgenda(facilitator, { ...(await seen()), steps }));
  await need(house.services.session.lead(facilitator, { ...(await seen()), lead: 'start' }));
});
afterAll(() => house.remove());

/** What somebody writes while children are there: a quick question, the words at the end of a session, and a sentence. */
async function write(words: string): Promise<() => Promise<readonly string[]>> {
  const { session, consultation } = house.services;
  const poll = { question: spoken(words), answers: [spoken('Yes'), spoken('Later')] };
  await need(session.ask(facilitator, { ...(await seen()), ...poll }));
  await need(session.writeClosing(facilitator, { ...(await seen()), words: said(words) }));
  const texts = ['ar', 'en'].map((language) => ({ language, body: words }));
  const sentence = { consultationId: stage.consultationId, activityId: voting, texts };
  const { statementId } = await need(consultation.addSeed(stage.organiser, sentence));
  const read = async (table: string) =>
    (await db.query(`select distinct body from ${table}`, [])).map(([body]) =>
      db.text.decode(body as Uint8Array),
    );
  return async () =>
    (
      await Promise.all(
        [
          `room_poll_words where position = 0 and language = 'en'`,
          `session_words where position = 0 and language = 'en'`,
          `statement_text where statement_id = '${statementId}' and language = 'en'`,
        ].map(read),
      )
    ).flat();
}

async function say(child: Child, text: string): Promise<string> {
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId: room, text, language: 'en' }));
  return id;
}

describe('R1343: steps of a session', () => {
  /** Those of the next meeting, as a room and its walls have them. */
  const next = async (body: string) => {
    const steps = [{ kind: 'talk' as const, minutes: 10, words: said(body) }];
    await need(house.services.session.writeAgenda(facilitator, { ...(await seen()), steps }));
    return async () => {
      const { session } = await need(house.services.session.read(facilitator, at()));
      return [...new Set(session.steps.flatMap(({ words }) => words.map((each) => each.body)))];
    };
  };
  const lead = async (to: 'start' | 'stop') =>
    need(house.services.session.lead(facilitator, { ...(await seen()), lead: to }));

  it('that were written after a meeting lose what a child had said there, also while the next one runs', async () => {
    const [back, gone] = (await stage.joinMany(2)) as [Child, Child];
    const id = await say(back, quoted);
    await lead('stop');
    const stands = await next(telling);
    expect(await stands()).toEqual([telling]);
    await need(house.services.room.withdraw(back, { id }));
    expect(await stands()).toEqual([cut]);

    await say(gone, quoted);
    const shown = await next(telling);
    await lead('start');
    const heard: DomainEvent[] = [];
    const stop = house.services.listen((event) => heard.push(event));
    await need(house.services.privacy.erase(gone, {}));
    await need(house.services.privacy.finish(gone, gone));
    stop();
    expect(await shown()).toEqual([cut]);
    const led = heard.findLast((event) => event.name === 'room-led');
    expect(JSON.stringify(led)).toContain(cut);
    expect(JSON.stringify(led)).not.toContain(quoted);
  });

  it('that were there first lose none of their words to a child that repeats them', async () => {
    const [one, gone] = (await stage.joinMany(2)) as [Child, Child];
    await lead('stop');
    const stands = await next(asks);
    await lead('start');
    await need(house.services.room.withdraw(one, { id: await say(one, asks) }));
    await say(gone, answers);
    await need(house.services.privacy.erase(gone, {}));
    await need(house.services.privacy.finish(gone, gone));
    expect(await stands()).toEqual([asks]);
  });
});

describe('R1031: what staff wrote while children were there', () => {
  it('loses none of its words to a child that says them later, whatever that child takes back', async () => {
    const stands = await write(asks);
    const [one, all, gone] = await stage.joinMany(3);
    await need(house.services.room.withdraw(one as Child, { id: await say(one as Child, answers) }));
    expect(await stands()).toEqual([asks, asks, asks]);
    await say(all as Child, asks);
    await need(house.services.privacy.withdrawAll(all as Child, {}));
    expect(await stands()).toEqual([asks, asks, asks]);
    await say(gone as Child, answers);
    await need(house.services.privacy.erase(gone as Child, {}));
    await need(house.services.privacy.finish(gone as Child, gone as Child));
    expect(await stands()).toEqual([asks, asks, asks]);
    await need(house.services.session.tell(facilitator, await seen()));
  });

  it('loses those that a child had said before, also while they wait to be read', async () => {
    const [child] = await stage.joinMany(1);
    const id = await say(child as Child, quoted);
    const stands = await write(telling);
    expect(await stands()).toEqual([telling, telling, telling]);
    await need(house.services.room.withdraw(child as Child, { id }));
    expect(await stands()).toEqual([cut, cut, cut]);
    await need(house.services.session.tell(facilitator, await seen()));
  });

  it.each(['over', 'undone, and the words taken back'])(
    'R1342: loses those of a child whose erasure waited when it was written, once it is %s',
    async (end) => {
      const [child] = (await stage.joinMany(1)) as [Child];
      const { privacy, room: rooms, session } = house.services;
      const id = await say(child, quoted);
      await need(privacy.erase(child, { session: 'here' }));
      const stands = await write(telling);
      expect(await stands()).toEqual([telling, telling, telling]);
      if (end === 'over') await need(privacy.finish(child, child));
      else {
        await need(privacy.undo(child, { session: 'here' }));
        await need(rooms.withdraw(child, { id }));
      }
      expect(await stands()).toEqual([cut, cut, cut]);
      await need(session.tell(facilitator, await seen()));
    },
  );
});
