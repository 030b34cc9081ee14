import type { Client } from '../pages/client.ts';
import type { Places } from '../pages/pages.ts';

/** The sentences and polls of the demo, as a child's path names them. */
export async function votingPlaces(child: Client): Promise<Pick<Places, 'statements' | 'polls'>> {
  const { html } = await child.get('/here');
  const idsOf = (kind: string) =>
    [...html.matchAll(new RegExp(`href="/here/${kind}/([^"/]+)"`, 'g'))].map((match) => match[1] ?? '');
  const polls = { single: '', multiple: '', ranking: '', scale: '' };
  for (const id of idsOf('poll')) polls[formOf((await child.get(`/here/poll/${id}`)).html)] = id;
  return { statements: idsOf('statements')[0] ?? '', polls };
}

function formOf(html: string): keyof Places['polls'] {
  if (html.includes('name="place-1"')) return 'ranking';
  if (html.includes('type="checkbox"')) return 'multiple';
  return html.includes('class="choice-stones') ? 'scale' : 'single';
}

/** Answers sentences in the child's own order, at most `count` of them; answers how many. */
export async function voteOn(child: Client, statements: string, count: number): Promise<number> {
  const choices = ['agree', 'disagree', 'pass', 'unclear'];
  for (let answered = 0; answered < count; answered += 1) {
    const page = await child.get(`/here/statements/${statements}`);
    const press = answerOn(page, choices[answered % choices.length] ?? '');
    if (press === undefined) return answered;
    await child.send(page, { press });
  }
  return count;
}

/** The button that answers the sentence of a page so; undefined where none is asked. */
export function answerOn({ html }: { readonly html: string }, choice: string): string | undefined {
  const said = new RegExp(`value="(vote [^"]+ ${choice})"`).exec(html)?.[1];
  return said && `beside=${said}`;
}
