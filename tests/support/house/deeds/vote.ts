import { codeFragment } from '../../../../server/core/room/join-codes.ts';
import type { Choice } from '../../../../server/core/room/voting.ts';
import type { Actor } from '../../../../server/core/staff/roles.ts';
import type { House } from '../../../../server/house.ts';
import { need } from '../house.ts';
import type { VotedPlace } from './deeds.ts';

/** Of the first statement most agree, the second divides, many do not understand the third. */
const votes: readonly ((child: number) => Choice)[] = [
  (child) => (child % 20 < 11 ? 'agree' : child % 20 < 17 ? 'disagree' : 'pass'),
  (child) => (['agree', 'disagree', 'agree', 'disagree', 'pass'] as const)[child % 5] ?? 'pass',
  (child) => (child % 2 === 0 ? 'unclear' : 'pass'),
];

/** All at each place at once, as a class does it, so that their writes share commits. */
export async function vote(house: House, places: readonly VotedPlace[]): Promise<null> {
  for (const place of places)
    await Promise.all(place.codes.map((words, child) => voteAs(house, { place, words, child })));
  return null;
}

async function voteAs(
  { services }: House,
  { place, words, child }: { place: VotedPlace; words: string; child: number },
): Promise<void> {
  const visitor = { kind: 'visitor' } as const;
  const { session } = await need(
    services.room.join(visitor, {
      consultationId: place.consultation,
      code: codeFragment(words.split(' ')),
      nonce: crypto.randomUUID(),
      language: 'en',
      level: 'older',
    }),
  );
  const identified = services.room.identify(visitor, { consultationId: place.consultation, session });
  const actor: Actor = (await need(identified)).actor;
  for (const activityId of place.statements) {
    const { next } = await need(services.room.readStatements(actor, { activityId }));
    const inOrder = next
      .map(({ id, texts }) => ({ id, words: JSON.stringify(texts) }))
      .sort((a, b) => (a.words < b.words ? -1 : 1));
    for (const [index, { id }] of inOrder.entries()) {
      const choice = votes[index % votes.length]?.(child) ?? 'pass';
      await need(services.room.vote(actor, { statementId: id, choice }));
    }
  }
  for (const activityId of place.polls)
    await need(
      services.room.answerPoll(actor, { activityId, choice: [[1], [2], [1], [3]][child % 4] ?? [] }),
    );
}
