// Somebody who looks again after each child that leaves, and knows which one it was: analyst, signer, and whoever reads the public report.
// One number that is another one than at the look before is of that child.
import type { Child } from '../../../server/core/staff/roles.ts';
import { readTransparency } from '../../../server/usecases/complaints/read-transparency.ts';
import { need, type TestHouse } from '../../support/house/house.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import { toldNever } from '../../support/house/told-never.ts';
import { draftVoting, option, prompts, seed } from '../../support/house/voting.ts';

export type Looks = { readonly looks: number; readonly numbers: number; readonly moved: readonly string[] };

const dayMs = 86_400_000;
const visitor = { kind: 'visitor' } as const;

/**
 * A consultation of children that answer by chance, closed, looked at, and looked at again after each of `leave` children that objected, took that back
 * or was erased: half of them before the draft, half of them while it waits for its signature. `forgets`: the fault that has to be found.
 */
export async function lookAgain(
  house: TestHouse,
  of: {
    readonly random: Seeded;
    readonly children: number;
    readonly leave: number;
    readonly forgets: boolean;
    readonly done: (step: number) => void;
  },
): Promise<Looks> {
  const { random, leave } = of;
  const { analysis, privacy } = house.services;
  const asked = await begin(house, of);
  const { consultationId, children, analyst, approver } = asked;
  const look = async (drafted: boolean) => {
    if (of.forgets) await toldNever(house, consultationId);
    const { ways, statements, polls, points } = await need(analysis.tables(analyst, { consultationId }));
    house.deps.report.clear();
    const later = { ...house.deps, clock: () => Date.now() + 2 * dayMs };
    const { tables } = await need(readTransparency(later, visitor, {}));
    const draft = drafted ? await need(analysis.readDraft(approver, { consultationId })) : undefined;
    return numbersIn({
      ways,
      tables: [...statements, ...polls].map(({ table }) => table),
      points,
      report: tables,
      draft: draft && { ways: draft.ways, topics: draft.topics, opinion: draft.opinion },
    });
  };
  const moved: string[] = [];
  let [numbers, looks, objecting] = [0, 0, new Set<number>()];
  const gone = new Set<number>();
  for (const drafted of [false, true]) {
    if (drafted) {
      if (of.forgets) await toldNever(house, consultationId);
      await writeAll(house, asked);
      await need(analysis.draft(analyst, { consultationId }));
    }
    let before = await look(drafted);
    for (let step = 0; step < leave / 2; step += 1) {
      const at = random.below(children.length);
      if (gone.has(at)) continue;
      const child = children[at] as Child;
      if (random.chance(0.4)) {
        await need(privacy.erase(child, {}));
        await need(privacy.finish(child, child));
        gone.add(at);
      } else {
        const on = !objecting.has(at);
        await need(privacy.object(child, { use: 'analysis', on }));
        objecting = new Set(on ? [...objecting, at] : [...objecting].filter((each) => each !== at));
      }
      const after = await look(drafted);
      looks += 1;
      for (const [name, told] of before) {
        numbers += 1;
        if (after.has(name) && after.get(name) !== told) moved.push(`${name}: ${told}, ${after.get(name)}`);
      }
      before = after;
      of.done(looks);
    }
  }
  return { looks, numbers, moved };
}

async function begin(house: TestHouse, of: { readonly random: Seeded; readonly children: number }) {
  const { random } = of;
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: ['Cars', 'Lamps', 'Buses'].map(seed) },
    { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B', 'C'].map(option) },
    { kind: 'poll', form: 'multiple', prompts: prompts('Choose.'), options: ['A', 'B', 'C'].map(option) },
    { kind: 'question', prompts: prompts('What do you say?') },
  ]);
  await drafted.open();
  const [statements = '', single = '', multiple = '', question = ''] = drafted.activities;
  const { room, analysis } = house.services;
  const [analyst, approver] = await Promise.all([house.staffWho('analyst'), house.staffWho('approver')]);
  const children = await drafted.joinMany(of.children);
  const said: string[] = [];
  for (const [at, child] of children.entries()) {
    const { next } = await need(room.readStatements(child, { activityId: statements }));
    for (const { id } of next) {
      const choice = random.chance(0.5) ? 'agree' : random.pick(['disagree', 'pass', 'unclear'] as const);
      await need(room.vote(child, { statementId: id, choice }));
    }
    await need(room.answerPoll(child, { activityId: single, choice: [1 + random.below(3)] }));
    const several = [1, 2, 3].filter(() => random.chance(0.4));
    await need(room.answerPoll(child, { activityId: multiple, choice: several }));
    said.push(await drafted.publish(child, question, `Words ${at}.`));
  }
  await drafted.move('closed');
  const { consultationId } = drafted;
  const pointIds: string[] = [];
  for (const title of ['Lamps', 'Crossings', 'Buses']) {
    const named = { consultationId, activityId: question, title, language: 'en' };
    pointIds.push((await need(analysis.namePoint(analyst, named))).pointId);
  }
  const sorting = said.map((contributionId) => ({ contributionId, pointId: random.pick(pointIds) }));
  await need(analysis.sort(analyst, { consultationId, sorting }));
  return { consultationId, children, analyst, approver, pointIds };
}

/** A finding of every point that has a number, and the others by their names. */
async function writeAll(
  house: TestHouse,
  { consultationId, analyst }: Pick<Awaited<ReturnType<typeof begin>>, 'consultationId' | 'analyst'>,
): Promise<void> {
  const { analysis } = house.services;
  const { points } = await need(analysis.tables(analyst, { consultationId }));
  for (const { id, children } of points)
    if (children !== null)
      await need(
        analysis.writeFinding(analyst, {
          consultationId,
          language: 'en',
          text: 'The children who took part said so.',
          evidence: [{ kind: 'point', subject: id, cell: '' }],
        }),
      );
}

/** Every number, word and nothing of what is shown, by where it stands: by ids where there are some, since a sentence that is gone has no number. */
function numbersIn(shown: unknown, at = ''): ReadonlyMap<string, unknown> {
  if (typeof shown !== 'object' || shown === null) return new Map([[at, shown]]);
  const of = shown as Readonly<Record<string, unknown>>;
  const nameOf = (key: string, value: unknown) => {
    const named = value as { subject?: string; id?: string; cell?: string; word?: string; name?: string };
    return typeof value === 'object' && value !== null
      ? (named.subject ?? named.id ?? named.cell ?? named.word ?? named.name ?? key)
      : key;
  };
  return new Map(
    Object.entries(of).flatMap(([key, value]) => [...numbersIn(value, `${at}/${nameOf(key, value)}`)]),
  );
}
