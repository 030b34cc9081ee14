import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { objectToUse } from '../../../server/usecases/privacy/object-to-use.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { toldNever } from '../../support/house/told-never.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';

const quoted = 'We walk in the dark and nobody sees us at the bridge.';

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let analyst: Staff;
let approver: Staff;
let children: readonly Child[];
let statements: string;
let poll: string;
let question: string;
let own: string;
let pointId: string;
let releaseId: string;
const said: string[] = [];

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
    { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
    { kind: 'question', prompts: prompts('What do you say?') },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [statements = '', poll = '', question = ''] = stage.activities;
  analyst = await house.staffWho('analyst');
  approver = await house.staffWho('approver');
  children = await stage.joinMany(25);
  own = await stage.publish(child(0), statements, 'Put lamps at the bridge.');
  for (const [at, one] of children.entries()) {
    const { next } = await need(house.services.room.readStatements(one, { activityId: statements }));
    for (const { id } of next)
      await need(house.services.room.vote(one, { statementId: id, choice: at < 14 ? 'agree' : 'disagree' }));
    await need(house.services.room.answerPoll(one, { activityId: poll, choice: [1] }));
    said.push(await stage.publish(one, question, one === child(1) ? quoted : 'More lamps.'));
  }
  await stage.move('closed');
  const named = { consultationId, activityId: question, title: 'Lamps', language: 'en' };
  pointId = (await need(house.services.analysis.namePoint(analyst, named))).pointId;
  const sorting = said.map((contributionId) => ({ contributionId, pointId }));
  await need(house.services.analysis.sort(analyst, { consultationId, sorting }));
});
afterAll(() => house.remove());

function child(at: number): Child {
  const found = children[at];
  if (!found) throw new Error('No such child.');
  return found;
}

/** As somebody is told who looks for the first time. */
const told = async () => {
  await toldNever(house, consultationId);
  const tables = await need(house.services.analysis.tables(analyst, { consultationId }));
  return {
    voters: tables.statements.map(({ from, table }) => [from, table.children]).sort(),
    answered: tables.polls.map(({ table }) => table.children),
    points: tables.points.map((point) => point.children),
  };
};
/** Under what words of these children stand still. */
const sortedOf = async (children: readonly number[]) =>
  (await house.databases.consultation(consultationId))?.query(
    'select point_id from point_contribution where contribution_id in (select value from json_each(?1))',
    [JSON.stringify(children.map((at) => said[at]))],
  );
const object = (at: number, on: boolean) =>
  need(house.services.privacy.object(child(at), { use: 'analysis', on }));

describe('no to analysis, after closing', () => {
  it('R97: nothing of the child is in a table, a poll, a point or among what is sorted; taken back, it is again', async () => {
    const whole = {
      voters: [
        ['children', 25],
        ['organiser', 25],
      ],
      answered: [25],
      points: [25],
    };
    expect(await told()).toEqual(whole);
    await object(0, true);
    // Of 25 one less is 24, and told as twenty; what it wrote itself is not there at all.
    expect(await told()).toEqual({ voters: [['organiser', 20]], answered: [20], points: [20] });
    const { contributions } = await need(house.services.analysis.points(analyst, { consultationId }));
    expect(contributions.map(({ id }) => id)).not.toContain(said[0]);
    expect(contributions.map(({ id }) => id)).not.toContain(own);
    const again = await house.services.analysis.sort(analyst, {
      consultationId,
      sorting: [{ contributionId: said[0] ?? '', pointId }],
    });
    expect(again).toEqual({ ok: false, code: 'state-forbids' });
    await object(0, false);
    expect(await told()).toEqual(whole);
  });

  it('R97: so is a child whose erasure waits, until it is undone', async () => {
    const whole = await told();
    await need(house.services.privacy.erase(child(2), { session: 'here' }));
    expect((await told()).answered).toEqual([20]);
    await need(house.services.privacy.undo(child(2), { session: 'here' }));
    expect(await told()).toEqual(whole);
    const [row] =
      (await (
        await house.databases.consultation(consultationId)
      )?.query('select count(*) from contribution where seq is not null', [])) ?? [];
    // R43: the order of arrival does not come back by the way of an undo.
    expect(row?.[0]).toBe(0);
  });
});

describe('erased, before anything is signed', () => {
  it('R99, R749: drafts are without the child: its quote, and a finding that rested on its sentence alone; numbers that were told stay', async () => {
    const { analysis, privacy } = house.services;
    const tables = await need(analysis.tables(analyst, { consultationId }));
    const mine = tables.statements.find(({ from }) => from === 'children');
    const find = (text: string, evidence: { kind: 'statement' | 'point'; subject: string; cell: string }) =>
      need(
        analysis.writeFinding(analyst, {
          consultationId,
          language: 'en',
          text,
          plain: [{ language: 'en', level: 'older', body: text }],
          evidence: [evidence],
        }),
      );
    const point = { kind: 'point', subject: pointId, cell: '' } as const;
    await find(`The children who took part want lamps. A child says: “${quoted}”`, point);
    await find('The children who took part agree with a child.', {
      kind: 'statement',
      subject: mine?.id ?? '',
      cell: 'agree',
    });
    // Ten others wrote it just so: it is no quote of the one that leaves.
    const title = 'More lamps.';
    const anew = { consultationId, activityId: question, renames: pointId, language: 'en' };
    expect(await analysis.namePoint(analyst, { ...anew, title: ' ' })).toEqual({
      ok: false,
      code: 'field-missing',
    });
    expect(await need(analysis.namePoint(analyst, { ...anew, title }))).toEqual({ pointId });
    await need(analysis.draft(analyst, { consultationId }));
    // For what is said to them once it is signed: one takes its words back, others everything or part in nothing.
    await need(house.services.room.withdraw(child(6), { id: said[6] ?? '' }));
    await need(privacy.withdrawAll(child(7), {}));
    await object(8, true);
    await need(privacy.erase(child(11), { session: 'here' }));
    expect(await analysis.namePoint(analyst, { ...anew, title: 'Light' })).toEqual({
      ok: false,
      code: 'state-forbids',
    });
    for (const at of [0, 1]) {
      await need(privacy.erase(child(at), {}));
      expect((await privacy.finish(child(at), child(at))).ok).toBe(true);
    }
    const draft = await need(analysis.readDraft(approver, { consultationId }));
    expect(draft.findings.map(({ text }) => text)).toEqual([
      'The children who took part want lamps. A child says: “[…]”',
    ]);
    expect(draft.findings[0]?.plain?.map(({ body }) => body)).toEqual([draft.findings[0]?.text]);
    expect(JSON.stringify(draft)).not.toContain('at the bridge');
    expect(draft.topics.flatMap(({ points }) => points)).toMatchObject([
      { id: pointId, title, children: 25 },
    ]);
    expect(draft.statements).toHaveLength(1);
    expect(draft.polls[0]?.table.children).toBe(25);
  });
});

describe('once it is signed', () => {
  it('R97, R99: what was published stays, byte for byte, and says to the child that it does', async () => {
    const { analysis, privacy } = house.services;
    ({ releaseId } = await need(analysis.sign(approver, { consultationId })));
    const visitor = { kind: 'visitor' } as const;
    const before = await need(analysis.releaseFile(visitor, { id: releaseId, name: 'release.json' }));
    await object(3, true);
    expect((await need(privacy.uses(child(3), {}))).released).toBe(true);
    expect((await need(privacy.erasure(child(4), {}))).released).toBe(true);
    await need(privacy.erase(child(4), {}));
    await need(privacy.finish(child(4), child(4)));
    const after = await need(analysis.releaseFile(visitor, { id: releaseId, name: 'release.json' }));
    expect(Buffer.from(after.bytes).equals(Buffer.from(before.bytes))).toBe(true);
  });

  it('R87: a child reads under which point its words were put, also one who said no since, and one who had said no reads nothing', async () => {
    const read = async (at: number) => need(house.services.room.readAnswers(child(at), {}));
    expect((await read(5)).map(({ contributionId, point }) => [contributionId, point?.title])).toEqual([
      [said[5], 'More lamps.'],
    ]);
    expect(await read(3)).toMatchObject([{ contributionId: said[3], findings: [{ releaseId }] }]);
    expect(await read(8)).toEqual([]);
  });

  it('R1033: beside words that were taken back stands no point and no finding, and nothing keeps what they were sorted under', async () => {
    const read = async (at: number) => need(house.services.room.readAnswers(child(at), {}));
    expect([await read(6), await read(7)]).toEqual([[], []]);
    // So it is where they are taken back once it is signed.
    expect(await read(9)).toMatchObject([{ contributionId: said[9], findings: [{ releaseId }] }]);
    await need(house.services.room.withdraw(child(9), { id: said[9] ?? '' }));
    expect(await read(9)).toEqual([]);
    expect(await sortedOf([6, 7, 9])).toEqual([]);
  });

  it('R1033: nor of a child that had said no when it was signed, also once it takes that back', async () => {
    const read = async (at: number) => need(house.services.room.readAnswers(child(at), {}));
    expect(await sortedOf([8])).toEqual([]);
    await object(8, false);
    expect(await read(8)).toEqual([]);
    // Nor of one whose erasure waited then, and that stays after all.
    await need(house.services.privacy.undo(child(11), { session: 'here' }));
    expect(await read(11)).toEqual([]);
  });

  it('R1119: whoever says no once it is signed was counted in it, and reads so, also on that very day and once it takes that back', async () => {
    const later = { ...house.deps, clock: () => house.deps.clock() + 2 * 86_400_000 };
    const days = [
      [house.deps, 10],
      [later, 12],
    ] as const;
    for (const [deps, at] of days)
      for (const on of [true, false, true, false]) {
        await need(objectToUse(deps, child(at), { use: 'analysis', on }));
        expect(await need(house.services.room.readAnswers(child(at), {}))).toMatchObject([
          { contributionId: said[at], point: { title: 'More lamps.' }, findings: [{ releaseId }] },
        ]);
      }
  });
});
