import { writeFileSync } from 'node:fs';
import { wordsOf } from '../../../locales/words.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import type { DemoCrew } from '../../support/house/stage.ts';
import { type Client, createClient } from '../../support/pages/client.ts';
import { type Crew, joinAsChild, openConsultation, printCodes } from '../../support/pages/journeys.ts';
import type { RunningProduct } from '../../support/processes/product.ts';

export type World = {
  readonly consultation: string;
  /** Codes of sheets that nobody used yet. */
  readonly unused: string[];
  /** Codes whose seats are taken. */
  readonly used: readonly string[];
  /** Phrases that bring a child back, and phrases that did until new ones took their place. */
  readonly phrases: readonly string[];
  readonly ended: readonly string[];
  /** Phrases of a consultation that is destroyed. */
  readonly destroyed: readonly string[];
};

/** Children who joined, some of them with six words, some with new ones in the place of others. */
export async function buildWorld(
  crew: Crew,
  size: {
    origin: string;
    sheets: number;
    seats: number;
    phrases: number;
    ended: number;
    destroyed: readonly string[];
  },
): Promise<World> {
  const { origin } = size;
  const plan = { title: 'The way home', rooms: [], questions: ['What would help?'] };
  const { id } = await openConsultation(crew, plan);
  const unused = await printCodes(crew.organiser, id, size.sheets);
  const used: string[] = [];
  const phrases: string[] = [];
  const ended: string[] = [];
  for (let seat = 0; seat < size.seats; seat += 1) {
    const code = unused.pop() ?? '';
    const child = await joinAsChild(origin, code);
    used.push(code);
    if (seat < size.phrases) {
      phrases.push(await takePhrase(child));
      // No seat makes more than five in a minute.
      for (let more = 0; more < 4 && ended.length < size.ended; more += 1) {
        ended.push(phrases.pop() ?? '');
        phrases.push(await takePhrase(child));
      }
    }
    child.close();
  }
  return { consultation: id, unused, used, phrases, ended, destroyed: size.destroyed };
}

const dayMs = 86_400_000;

/** Children of the demo's own consultation take phrases; then its last day comes, a person says so, and the clock goes back. */
export async function destroyedPhrases(
  product: RunningProduct,
  of: { readonly crew: DemoCrew; readonly clockFile: string; readonly count: number },
): Promise<readonly string[]> {
  const phrases: string[] = [];
  while (phrases.length < of.count) {
    const child = await joinAsChild(product.origin, of.crew.nextCode());
    // No seat makes more than five in a minute.
    for (let more = 0; more < 4 && phrases.length < of.count; more += 1)
      phrases.push(await takePhrase(child));
    child.close();
  }
  const jumpMs = 400 * dayMs;
  writeFileSync(of.clockFile, String(jumpMs));
  const day = new Date(Date.now() + jumpMs).toISOString().slice(0, 10);
  const { stdout } = await product.command('retention', 'confirm', '--day', day, '--json');
  writeFileSync(of.clockFile, '0');
  if (!stdout.includes(of.crew.consultation)) throw new Error(`Nothing was destroyed: ${stdout}`);
  return phrases;
}

async function takePhrase(child: Client): Promise<string> {
  const page = await child.send(await child.get('/here/phrase'), { field: 'instead' });
  const words = [...page.html.matchAll(/class="six-word">([^<]+)</g)].map((match) => match[1] ?? '');
  if (words.length !== 6) throw new Error(`The page showed ${words.length} words.`);
  return words.join(' ');
}

/** Words as a guesser draws them who knows the list. */
export function drawn(random: Seeded, count: number): string {
  return Array.from({ length: count }, () => random.pick(wordsOf('en'))).join(' ');
}

/** An address of this network, or of one that nobody was from. */
export const addresses = {
  guesser: () => '203.0.113.7',
  elsewhere: (random: Seeded) => `10.${random.below(256)}.${random.below(256)}.${1 + random.below(250)}`,
};

/** A child that joins, from its first page to its name, in milliseconds. */
export async function joinTimed(origin: string, code: string): Promise<number> {
  const start = performance.now();
  const child = await joinAsChild(origin, code);
  child.close();
  return performance.now() - start;
}

/** A child that comes back with its words, from the form to the page of its words, in milliseconds. */
export async function returnTimed(origin: string, phrase: string): Promise<number> {
  const child = createClient(origin);
  const start = performance.now();
  const page = await child.send(await child.get('/back'), { field: 'phrase' }, { phrase });
  child.close();
  if (page.path.split('?')[0] !== '/here/words') throw new Error(`The words led to ${page.path}.`);
  return performance.now() - start;
}
