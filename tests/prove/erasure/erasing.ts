import { setTimeout as pause } from 'node:timers/promises';
import type { collectProblems } from '../../support/figures/figure-run.ts';
import { decodeText } from '../../support/pages/forms.ts';
import type { MarkedChild } from './children.ts';

type Problems = ReturnType<typeof collectProblems>;

/** The clock finishes an erasure at most so long after it is due. */
const finishedWithinMs = 20_000;

/** The first press, after which it can be undone. */
export async function eraseLater({ client }: MarkedChild): Promise<void> {
  await client.send(await client.get('/here/erase'), { press: 'intent=erase' });
}

/** Both presses; answers the receipt. */
export async function eraseNow(child: MarkedChild): Promise<string> {
  await eraseLater(child);
  const page = await child.client.send(await child.client.get('/here/erase'), { press: 'intent=now' });
  return receiptOn(page.html);
}

/** The page of an erasure that waited says that it is over, and gives the receipt to the browser that asked for it. */
export async function isOver({ client, marker }: MarkedChild, problems: Problems): Promise<string> {
  const giveUp = performance.now() + finishedWithinMs;
  while (performance.now() < giveUp) {
    const page = await client.get('/here/erase');
    if (page.path === '/') problems.add('receipt', `${marker} was erased by the clock and got none`);
    if (page.path === '/' || page.html.includes('class="receipt"')) return receiptOn(page.html);
    await pause(100);
  }
  problems.add('late', `${marker} was not erased by the clock`);
  return '';
}

function receiptOn(html: string): string {
  return decodeText(/<p class="receipt"><code[^>]*>([^<]+)</.exec(html)?.[1] ?? '');
}
