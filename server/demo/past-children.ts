import { newId } from '../core/ids.ts';
import { codeFragment } from '../core/room/join-codes.ts';
import type { Child, Staff } from '../core/staff/roles.ts';
import { pastSentences } from './past-asked.ts';
import { pastChildren, pastChoice, pastOwnSentence, pastPoints, pastVotes } from './past-said.ts';
import { followedLanguages } from './phrase.ts';
import { type Doing, done } from './prepare.ts';
import { demoSystem } from './seed.ts';

export type PointName = keyof typeof pastPoints;

/** What the children left: the statement of each sentence, the question, and what was said of each point. */
export type Left = {
  readonly question: string;
  readonly statements: Readonly<Record<keyof typeof pastVotes, string>>;
  readonly said: Readonly<Record<PointName, readonly string[]>>;
  readonly children: readonly Child[];
};

type Voice = { readonly point: PointName; readonly language: string; readonly text: string };

/** The first voices of the first point come from children that can be followed, one a language. */
const voices: readonly Voice[] = Object.entries(pastPoints).flatMap(([point, { voices }]) => {
  const inEach = Object.entries<readonly string[]>(voices).map(([language, texts]) =>
    texts.map((text) => ({ point: point as PointName, language, text })),
  );
  return [...inEach.flatMap((of) => of.slice(0, 1)), ...inEach.flatMap((of) => of.slice(1))];
});

/** Children join, speak, add a sentence, vote and choose; a moderator publishes what they wrote. */
export async function letPastChildrenSpeak(
  doing: Doing,
  of: {
    readonly consultationId: string;
    readonly moderator: Staff;
    /** Gives a child six words of a language. */
    readonly givePhrase: (child: Child, language: string) => Promise<void>;
  },
): Promise<Left> {
  const { room, moderation } = doing.services;
  const { consultationId, moderator } = of;
  const children = await seatAll(doing, consultationId);
  const [first] = children;
  if (!first) throw new Error('Nobody has joined.');
  const { activities } = await done(room.place(first, {}));
  const activityOf = (kind: string) => activities.find((each) => each.kind === kind)?.id ?? '';
  const [question, sentences, poll] = [activityOf('question'), activityOf('statements'), activityOf('poll')];

  const say = async (child: Child, words: { activityId: string; text: string; language: string }) => {
    const { id } = await done(room.post(child, { id: newId(doing.deps.random), ...words }));
    await done(moderation.decide(moderator, { consultationId, id, revision: 1, decision: 'publish' }));
    return id;
  };
  await say(first, { activityId: sentences, text: pastOwnSentence, language: 'en' });
  const said = await Promise.all(
    voices.map(async ({ point, ...words }, at) => ({
      point,
      id: await say(children[at] ?? first, { activityId: question, ...words }),
    })),
  );
  const statements = await statementsOf(doing, { child: first, activityId: sentences });
  await Promise.all(
    children.map(async (child, at) => {
      for (const [name, choice] of Object.entries(pastVotes)) {
        const statementId = statements[name as keyof typeof statements];
        await done(room.vote(child, { statementId, choice: choice(at) }));
      }
      await done(room.answerPoll(child, { activityId: poll, choice: [pastChoice(at)] }));
    }),
  );
  // Six words each for those who come first, by whom a newcomer sees what became of what they said.
  for (const [at, language] of followedLanguages.entries()) {
    const child = children[at];
    if (child) await of.givePhrase(child, language);
  }
  const idsOf = (name: PointName) => said.filter(({ point }) => point === name).map(({ id }) => id);
  return {
    question,
    statements,
    children,
    said: { repair: idsOf('repair'), paper: idsOf('paper'), charging: idsOf('charging') },
  };
}

/** The sentences by their English, as a child that has answered none sees them. */
async function statementsOf(
  { services }: Doing,
  of: { readonly child: Child; readonly activityId: string },
): Promise<Left['statements']> {
  const { next } = await done(services.room.readStatements(of.child, { activityId: of.activityId }));
  const idOf = (words: string) => {
    const found = next.find(({ texts }) => JSON.stringify(texts).includes(words));
    if (!found) throw new Error(`The demo has no sentence "${words}".`);
    return found.id;
  };
  return { own: idOf(pastOwnSentence), home: idOf(pastSentences.home), parents: idOf(pastSentences.parents) };
}

async function seatAll({ services, deps }: Doing, consultationId: string): Promise<readonly Child[]> {
  const visitor = { kind: 'visitor' } as const;
  const { codes } = await done(
    services.consultation.issueCodes(demoSystem, {
      consultationId,
      label: 'Demo voices',
      language: 'en',
      size: pastChildren,
    }),
  );
  return Promise.all(
    codes.map(async (code, at) => {
      const { session } = await done(
        services.room.join(visitor, {
          consultationId,
          code: codeFragment(code),
          nonce: newId(deps.random),
          language: voices[at]?.language ?? 'en',
          level: at % 2 === 0 ? 'older' : 'younger',
        }),
      );
      return (await done(services.room.identify(visitor, { consultationId, session }))).actor;
    }),
  );
}
