import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { isId } from '../../../../server/core/ids.ts';
import { type Choice, choices, type VoteWord, voteWords } from '../../../../server/core/room/voting.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { pageFor } from '../../granted.ts';
import { besideIn, typedBeside } from '../beside.ts';
import { seatedToSend } from '../seat.ts';

/**
 * A vote that was not taken, with what was chosen and the sentence that says why; or one that was, where words went along: they stand in their box again.
 * `typed`: these words.
 */
export type VoteBack = {
  readonly statement: string;
  readonly choice: Choice;
  readonly code: RefusalCode | null;
  readonly word: VoteWord | null;
  readonly typed: string;
};

/**
 * Takes a vote from a form and shows a page anew; the address then holds the word about it and nothing of the child's. Words that
 * went along come back with the page.
 */
export async function takeVote(
  context: AppLoadContext,
  fields: URLSearchParams,
  to: (word: VoteWord, statement: string) => string,
) {
  const child = seatedToSend(context, fields);
  const [act, ...of] = besideIn(fields);
  const [statement = '', said] = act === 'vote' ? of : [fields.get('statement') ?? '', fields.get('choice')];
  const choice = choices.find((each) => each === said);
  const typed = typedBeside(fields);
  if (!isId(statement) || !choice) throw new Response(null, { status: 404 });
  const voted = await orTryAgain(
    context,
    context.services.room.vote(child.actor, { statementId: statement, choice }),
  );
  if (voted.ok && typed.trim() === '') throw redirect(to(voted.value.word, statement), 303);
  if (voted.ok) return data<VoteBack>({ statement, choice, code: null, word: voted.value.word, typed });
  pageFor(voted.code);
  // A page that lives reads 400 as a no that stays, and takes its vote back (live/by-form.ts).
  const status = voted.code === 'try-again' ? 503 : 400;
  return data<VoteBack>({ statement, choice, code: voted.code, word: null, typed }, { status });
}

/** The word an address may carry; anything else there is nothing. */
export function wordIn(request: Request): VoteWord | null {
  const asked = new URL(request.url).searchParams.get('counted');
  return voteWords.find((word) => word === asked) ?? null;
}
