import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { isId } from '../../../server/core/ids.ts';
import { choices, type VoteWord, voteWords } from '../../../server/core/room/voting.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { seated } from './seat.ts';

/** A vote that was not taken, with the sentence that says why. */
export type VoteNotTaken = { readonly statement: string; readonly code: RefusalCode };

/** Takes a vote from a form and shows a page anew; the address then holds the word about it and nothing of the child's. */
export async function takeVote(
  context: AppLoadContext,
  fields: URLSearchParams,
  to: (word: VoteWord, statement: string) => string,
) {
  const child = seated(context);
  const statement = fields.get('statement') ?? '';
  const choice = choices.find((each) => each === fields.get('choice'));
  if (!isId(statement) || !choice) throw new Response(null, { status: 404 });
  const voted = await context.services.room.vote(child.actor, { statementId: statement, choice });
  if (voted.ok) throw redirect(to(voted.value.word, statement), 303);
  if (voted.code === 'not-found' || voted.code === 'not-allowed') throw new Response(null, { status: 404 });
  return data<VoteNotTaken>({ statement, code: voted.code }, { status: 400 });
}

/** The word an address may carry; anything else there is nothing. */
export function wordIn(request: Request): VoteWord | null {
  const asked = new URL(request.url).searchParams.get('counted');
  return voteWords.find((word) => word === asked) ?? null;
}
