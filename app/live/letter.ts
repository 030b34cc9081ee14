import type { Answers, Refusal } from '../../server/core/wire/events.ts';
import { freshId, type LiveConnection } from './connection.ts';

/**
 * UTF-16 units of a text that go: one more than a text may have. All of a longer one would be no frame that is read, and would end the connection
 * again and again; this is refused as too long by whoever looks at it for harm first, also for what a page does not know.
 */
export const longestSent = 8_001;

/** What stands in a box, as it goes: `id` in its form, and the words that went under it, null while none did. */
export type Letter = { readonly id: string; readonly words: string | null };

/** Words on their way; `asked`: their child was asked about them and means them. `answered` is called once they are with us, or the child is asked. */
export type Outgoing = {
  id: string;
  readonly text: string;
  readonly asked: boolean;
  readonly answered: (answer: Answers['contribution:post']) => void;
};

/** A box hands its words out with line feeds; a form that came back has them as the wire does. */
const asInBox = (words: string) => words.replace(/\r\n?/g, '\n').trim();

/**
 * Whether what stands in a box is with us once `went` was taken, and may leave it: these very words, or `asked`, those about which its child
 * was asked and of which they are an answer. Anything else in it was written since, and went nowhere.
 */
export function isTaken(
  box: string,
  { went, asked }: { readonly went: string; readonly asked: string | null },
) {
  return [went, asked].some((words) => words !== null && asInBox(words) === asInBox(box));
}

export function freshLetter(): Letter {
  return { id: freshId(), words: null };
}

/**
 * These words, to be sent. Words that went before and found no answer, or no way, may have arrived all the same: they go under the same id
 * again, and are one contribution. Other words under it would be taken for those.
 */
export function letterOf(now: Letter, words: string): Letter {
  return now.words === null || now.words === words ? { id: now.id, words } : { ...freshLetter(), words };
}

/** Sends words and waits for the answer. Where others have their id, from a page that came back as it stood, these get one of their own. */
export async function sendWords(
  live: LiveConnection,
  letter: Outgoing,
  at: { readonly activity: string; readonly language: string },
): Promise<Answers['contribution:post'] | Refusal> {
  const { id, asked } = letter;
  const text = letter.text.slice(0, longestSent);
  const answer = await live.send('contribution:post', {
    id,
    text,
    ...at,
    ...(asked ? {} : { asked: false }),
  });
  if (answer.ok || answer.code !== 'id-taken') return answer;
  letter.id = freshId();
  return sendWords(live, letter, at);
}
