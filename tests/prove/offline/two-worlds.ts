import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { composeRelease } from '../../../server/usecases/analysis/compose-release.ts';
import { need, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import { type Asked, pollKinds, type Said } from './children.ts';

export const statementCount = 8;

export type World = { readonly stage: VotingStage; readonly asked: Asked };

/** One consultation that asks what the other one asks. Open. */
export async function openWorld(house: TestHouse): Promise<World> {
  const stage = await draftVoting(house, [
    { kind: 'question', prompts: prompts('What should change?') },
    ...pollKinds.map((kind) => ({
      kind: 'poll' as const,
      form: kind,
      prompts: prompts(`Choose (${kind}).`),
      options: (kind === 'scale' ? ['1', '2', '3', '4', '5'] : ['A', 'B', 'C']).map(option),
    })),
    {
      kind: 'statements',
      prompts: prompts('Vote.'),
      seeds: Array.from({ length: statementCount }, (_, at) => seed(`Sentence ${at + 1}`)),
    },
  ]);
  await stage.open();
  const { consultationId, organiser } = stage;
  const { seeds } = await need(house.services.consultation.read(organiser, { consultationId }));
  const words = (of: (typeof seeds)[number]) =>
    of.texts.find(({ language }) => language === 'en')?.body ?? '';
  const [question = '', ...rest] = stage.activities;
  return {
    stage,
    asked: {
      question,
      polls: pollKinds.map((kind, at) => ({ id: rest[at] ?? '', kind })),
      statements: seeds.toSorted((a, b) => words(a).localeCompare(words(b))).map(({ id }) => id),
    },
  };
}

/** A child says it on a screen. */
export async function sayOnScreen(house: TestHouse, { stage, asked }: World, said: Said): Promise<void> {
  const child = await stage.join();
  for (const [at, { id }] of asked.polls.entries()) {
    const choice = said.polls[at];
    if (choice) await need(house.services.room.answerPoll(child, { activityId: id, choice }));
  }
  for (const [at, statementId] of asked.statements.entries()) {
    const choice = said.votes[at];
    if (choice) await need(house.services.room.vote(child, { statementId, choice }));
  }
  if (said.text !== undefined)
    await need(
      house.services.room.post(child, {
        id: newId(house.deps.random),
        activityId: asked.question,
        text: said.text,
        language: 'en',
      }),
    );
}

/** Everything is read and shown, closed, put under the same points, and analysed: the release as it would be signed. */
export async function analysed(
  house: TestHouse,
  { stage, asked }: World,
  of: { readonly moderator: Staff; readonly analyst: Staff; readonly abouts: readonly string[] },
): Promise<string> {
  const { consultationId } = stage;
  const db = await house.databases.consultation(consultationId);
  if (!db) throw new Error('The consultation is gone.');
  for (const [id] of await db.query(`select id from contribution where state = 'held'`, []))
    await need(
      house.services.moderation.decide(of.moderator, {
        consultationId,
        id: String(id),
        revision: 1,
        decision: 'publish',
      }),
    );
  await stage.move('closed');
  const points: string[] = [];
  for (const title of of.abouts)
    points.push(
      (
        await need(
          house.services.analysis.namePoint(of.analyst, {
            consultationId,
            activityId: asked.question,
            title,
            language: 'en',
          }),
        )
      ).pointId,
    );
  const { contributions } = await need(house.services.analysis.points(of.analyst, { consultationId }));
  const sorting = contributions.map(({ id, parts }) => {
    const text = parts.map((part) => ('text' in part ? part.text : '')).join('');
    const at = of.abouts.findIndex((title) => text.startsWith(title.slice(0, 4)));
    return { contributionId: id, pointId: points[at] ?? 'none-fits' };
  });
  await need(house.services.analysis.sort(of.analyst, { consultationId, sorting }));
  const row = await consultationRow(db);
  if (!row) throw new Error('The consultation is gone.');
  const release = await composeRelease(house.deps, db, {
    row,
    before: { tables: [], points: new Map(), ways: null, crosses: [], attributes: null },
    signing: true,
  });
  // Midnight may lie between both worlds.
  return inNames(JSON.stringify({ ...release, closedDay: '' }), [
    [consultationId, 'CONSULTATION'],
    ...stage.activities.map((id, at) => [id, `ACTIVITY ${at}`] as const),
    ...asked.statements.map((id, at) => [id, `STATEMENT ${at}`] as const),
    ...points.map((id, at) => [id, `POINT ${at}`] as const),
  ]);
}

/** Numbers are chance: the same thing has the same name in both worlds, and lists that stand in the order of chance are put in order. */
function inNames(release: string, names: readonly (readonly [string, string])[]): string {
  let named = release;
  for (const [id, name] of names) named = named.replaceAll(id, name);
  return JSON.stringify(JSON.parse(named), (key, value) => {
    // Which side of the document stands first is drawn from the number of the consultation.
    const byChance = key === 'order' || (Array.isArray(value) && value.every(isObject));
    return Array.isArray(value) && byChance
      ? value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : value;
  });
}

const isObject = (each: unknown) => typeof each === 'object' && each !== null;

/** A release without what says by which way children came. */
export function withoutWays(release: string): { readonly rest: string; readonly ways: unknown } {
  const { ways, ...rest } = JSON.parse(release) as { ways: unknown };
  return { rest: JSON.stringify(rest), ways };
}
