import { type Choice, type VoteWord, voteWords } from '../../server/core/room/voting.ts';
import type { Refusal } from '../../server/core/wire/events.ts';
import { inTime } from './in-time.ts';
import { ofThisSeat } from './seat-over.ts';

/**
 * What a page took while it lived, sent as its form would send it: where connections do not get through and forms do. `said` is what the page
 * that such a form leads to has by the name `says` in its address. Where it has nothing it is not taken: it was refused, or nobody answered, or
 * whatever stands between did, as a proxy.
 */
async function sendForm(
  does: string,
  says: string,
): Promise<{ readonly said: string | null; readonly refused: boolean }> {
  const body = new URLSearchParams(ofThisSeat());
  body.set('beside', does);
  const answer = await fetch(location.pathname, { method: 'POST', body, signal: inTime() }).catch(() => null);
  return {
    said: answer && new URL(answer.url).searchParams.get(says),
    refused: answer?.status === 400,
  };
}

/** An answer to a sentence. */
export async function voteByForm(
  statement: string,
  choice: Choice,
): Promise<{ readonly ok: true; readonly word: VoteWord } | Refusal> {
  const { said, refused } = await sendForm(`vote ${statement} ${choice}`, 'counted');
  const word = voteWords.find((each) => each === said);
  if (word) return { ok: true, word };
  return { ok: false, code: refused ? 'state-forbids' : 'try-again' };
}

/** That something is wrong with a sentence. Once: where it is not taken its button sends the same form. */
export async function reportByForm(statement: string): Promise<'taken' | 'try-again'> {
  return (await sendForm(`report ${statement}`, 'told')).said ? 'taken' : 'try-again';
}
