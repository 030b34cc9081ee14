import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as mine from '../../../app/routes/child/votes/statements-mine.tsx';
import { newId } from '../../../server/core/ids.ts';
import { noBands } from '../../../server/core/privacy/consent.ts';
import { type Choice, choices } from '../../../server/core/room/voting.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { createFactors } from '../../../server/guard/factors.ts';
import { castVote } from '../../../server/usecases/room/cast-vote.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;

let house: TestHouse;
let stage: VotingStage;
let activity: string;
let seeds: readonly string[];
let nine: readonly Child[];
let children: readonly Child[];

async function withoutCode(): Promise<Child> {
  const { consultationId } = stage;
  const seat = await need(
    house.services.room.joinOpenly(visitor, {
      consultationId,
      nonce: newId(house.deps.random),
      language: 'en',
      level: 'older',
    }),
  );
  return (await need(house.services.room.identify(visitor, seat))).actor;
}

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    {
      kind: 'statements',
      prompts: prompts('Vote.'),
      seeds: Array.from({ length: 2 * choices.length }, (_, at) => seed(`Sentence ${at}.`)),
    },
  ]);
  const { consultationId, organiser } = drafted;
  await need(
    house.services.consultation.editConsent(organiser, {
      consultationId,
      revision: await drafted.revision(),
      rules: noBands,
      carerWay: '',
      publicWay: true,
      uses: [],
      texts: [],
    }),
  );
  await drafted.open();
  stage = drafted;
  [activity = ''] = stage.activities;
  const read = await need(house.services.consultation.read(organiser, { consultationId }));
  seeds = read.seeds.map(({ id }) => id);
  children = await stage.joinMany(20);
  const came: Child[] = [];
  for (let at = 0; at < 9; at += 1) came.push(await withoutCode());
  nine = came;
});
afterAll(() => house.remove());

/** Five of the nine agree, four pass: with one more the word would tell whether that one agreed. */
const spread = (at: number): Choice => (at < 5 ? 'agree' : 'pass');

describe('R1113: who came without a code', () => {
  /** What the nine read after the one child voted, for each of its choices on a sentence of its own. */
  async function readByNine(
    on: readonly string[],
    vote: (child: Child, statementId: string, choice: Choice) => Promise<string>,
  ) {
    const one = children[0] as Child;
    const read: string[] = [];
    for (const [at, choice] of choices.entries()) {
      const statementId = on[at] ?? '';
      for (const [seat, child] of nine.entries()) await vote(child, statementId, spread(seat));
      await vote(one, statementId, choice);
      for (const [seat, child] of nine.entries()) read.push(await vote(child, statementId, spread(seat)));
    }
    return read;
  }

  it('is told the same word whatever the one child said, and at two processes too', async () => {
    const { room } = house.services;
    const here = async (child: Child, statementId: string, choice: Choice) =>
      (await need(room.vote(child, { statementId, choice }))).word;
    expect(new Set(await readByNine(seeds.slice(0, 4), here))).toEqual(new Set(['too-few']));
    const of = {
      ...house.deps,
      words: new Map(),
      factors: createFactors(house.deps.clock, { shared: true }),
    };
    const shared = async (child: Child, statementId: string, choice: Choice) =>
      (await need(castVote(of, child, { statementId, choice }))).word;
    expect(new Set(await readByNine(seeds.slice(4), shared))).toEqual(new Set(['too-few']));
  });

  it('is told the word of ten children with a code, and puts off none of its renewals', async () => {
    const { room } = house.services;
    const [statementId = ''] = seeds;
    const vote = async (child: Child, choice: Choice) =>
      (await need(room.vote(child, { statementId, choice }))).word;
    // The first voted above.
    const told: string[] = [];
    for (const child of children.slice(1, 10)) {
      for (const seat of nine.slice(0, 2)) expect(await vote(seat, 'disagree')).toBe('too-few');
      told.push(await vote(child, told.length < 5 ? 'agree' : 'unclear'));
    }
    expect(told).toEqual([...Array(8).fill('too-few'), 'most-agree']);
    for (const seat of nine) expect(await vote(seat, 'disagree')).toBe('most-agree');
  });

  it('and where two processes serve the site the tenth child with a code is told it', async () => {
    const statementId = seeds[4] ?? '';
    const shared = createFactors(house.deps.clock, { shared: true });
    const both = [new Map(), new Map()].map((words) => ({ ...house.deps, words, factors: shared }));
    const told: string[] = [];
    // The first voted above.
    for (const [at, child] of children.slice(1, 10).entries()) {
      const of = both[at % 2] ?? house.deps;
      const choice = at < 6 ? 'agree' : 'pass';
      told.push((await need(castVote(of, child, { statementId, choice }))).word);
    }
    expect(told).toEqual([...Array(8).fill('too-few'), 'most-agree']);
  });

  it('reads, as each child there, that these answers are not in it', async () => {
    const [statementId = ''] = seeds;
    const path = `/here/statements/${activity}/mine?counted=most-agree&at=${statementId}`;
    for (const child of [nine[0], children[0]]) {
      const pages = drawPages(house, { routes: { '/here/statements/:id/mine': mine }, child: child ?? null });
      expect(wordsOf((await pages.get(path)).html)).toContain(
        `${t('vote.word.most-agree')} ${t('vote.word.apart')}`,
      );
    }
  });
});
