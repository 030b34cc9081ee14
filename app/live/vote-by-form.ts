import { type Choice, type VoteWord, voteWords } from '../../server/core/room/voting.ts';
import type { Refusal } from '../../server/core/wire/events.ts';
import { inTime } from './in-time.ts';
import { ofThisSeat } from './seat-over.ts';

/**
 * An answer to a sentence that a page took while it lived, sent as its form would send it: where connections do not get through and forms do. Only
 * the page that such a form leads to says that it is counted; whatever else answers, as a proxy does, has not taken it.
 */
export async function voteByForm(
  statement: string,
  choice: Choice,
): Promise<{ readonly ok: true; readonly word: VoteWord } | Refusal> {
  try {
    const body = new URLSearchParams(ofThisSeat());
    body.set('beside', `vote ${statement} ${choice}`);
    const answer = await fetch(location.pathname, { method: 'POST', body, signal: inTime() });
    const told = new URL(answer.url).searchParams.get('counted');
    const word = voteWords.find((each) => each === told);
    if (word) return { ok: true, word };
    return { ok: false, code: answer.status === 400 ? 'state-forbids' : 'try-again' };
  } catch {
    return { ok: false, code: 'try-again' };
  }
}
