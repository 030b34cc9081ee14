import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../../support/figures/figure-run.ts';
import { connectLive } from '../../support/house/live-client.ts';
import { seeded } from '../../support/house/seeded.ts';
import { answerOn } from '../../support/house/stage-votes.ts';
import type { Client } from '../../support/pages/client.ts';
import { type Crew, joinAsChild, openConsultation, printCodes } from '../../support/pages/journeys.ts';
import { cpuSeconds } from '../../support/processes/process-cpu.ts';
import type { RunningProduct } from '../../support/processes/product.ts';

/** How many statements the two activities have, and how often each page is asked for. */
export type Shape = {
  readonly few: number;
  readonly many: number;
  readonly pairs: number;
  readonly requests: number;
};

/** A child may write so many at once (see R-rules of pace); so many children write them. */
const eachWrites = 8;

/**
 * CPU of the server for the page of statements, with many of them over with few: the median of alternated pairs, and the
 * milliseconds of each. The page shows one statement either way.
 */
export async function statementsPage(
  product: RunningProduct,
  crew: Crew,
  { shape, tick }: { shape: Shape; tick: (done: number, all: number) => void },
): Promise<{
  ratio: number;
  fewMs: number;
  manyMs: number;
  /** The page with few, for whoever is to ask for it again. */
  few: { path: string; as: Client };
  /** The consultation that they stand in. */
  consultation: string;
}> {
  const { id, statements } = await openConsultation(crew, {
    title: 'Statements',
    rooms: [],
    questions: [],
    statements: ['A few', 'Many'].map((prompt) => ({ prompt, seeds: [] })),
  });
  const [few = '', many = ''] = statements;
  const authors = Math.ceil((shape.few + shape.many) / eachWrites);
  const codes = await printCodes(crew.organiser, id, authors + 1);
  await fill({ product, crew, consultation: id, codes: codes.slice(0, authors), tick }, [
    ...Array.from({ length: shape.few }, () => few),
    ...Array.from({ length: shape.many }, () => many),
  ]);
  const reader = await joinAsChild(product.origin, codes.at(-1) ?? '');
  const ask = async (activity: string): Promise<number> => {
    const before = cpuSeconds(product.pid());
    for (let count = 0; count < shape.requests; count += 1) await read(reader, activity);
    return ((cpuSeconds(product.pid()) - before) / shape.requests) * 1_000;
  };
  const ratios: number[] = [];
  const costs = { few: [] as number[], many: [] as number[] };
  for (const activity of [few, many]) await ask(activity);
  for (let pair = 0; pair < shape.pairs; pair += 1) {
    const [one, other] = [await ask(few), await ask(many)];
    costs.few.push(one);
    costs.many.push(other);
    ratios.push(other / one);
  }
  reader.close();
  return {
    ratio: Number(median(ratios).toFixed(2)),
    fewMs: Number(median(costs.few).toFixed(1)),
    manyMs: Number(median(costs.many).toFixed(1)),
    few: { path: `/here/statements/${few}`, as: reader },
    consultation: id,
  };
}

/**
 * Kilobytes on disk of a text with its decision and its audit entry: what the consultation that is `full` of so many takes more than one
 * in which nobody wrote. Of a product that has stopped, so that nothing is in its log alone.
 */
export function kbOfText(
  folder: string,
  { full, empty, texts }: { readonly full: string; readonly empty: string; readonly texts: number },
): number {
  const files = join(folder, 'data', 'consultations');
  const sizeOf = (id: string) =>
    readdirSync(files)
      .filter((name) => name.startsWith(`${id}.db`))
      .reduce((sum, name) => sum + statSync(join(files, name)).size, 0);
  return Number(((sizeOf(full) - sizeOf(empty)) / 1_024 / texts).toFixed(2));
}

async function read(reader: Client, activity: string): Promise<void> {
  const page = await reader.get(`/here/statements/${activity}`);
  if (page.status !== 200 || !answerOn(page, 'agree'))
    throw new Error(`The page of statements answered ${page.status} without anything to vote on.`);
}

/** Children write one statement for each entry of `places`, and a moderator publishes what arrives. */
async function fill(
  what: {
    product: RunningProduct;
    crew: Crew;
    consultation: string;
    codes: readonly string[];
    tick: (done: number, all: number) => void;
  },
  places: readonly string[],
): Promise<void> {
  const { product, crew, consultation, codes, tick } = what;
  const random = seeded(1);
  let published = 0;
  let all: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    all = resolve;
  });
  const desk = await connectLive(crew.moderator, {
    as: 'staff',
    hear(heard) {
      if (heard.name !== 'desk:changed') return;
      for (const change of heard.event.changes) {
        if (change.kind !== 'waiting') continue;
        const { id, revision } = change.item;
        void desk.ask('contribution:decide', { consultation, id, revision, decision: 'publish' }).then(() => {
          published += 1;
          tick(published, places.length);
          if (published === places.length) all();
        });
      }
    },
  });
  await desk.ask('desk:enter', { consultation, after: 0 });
  for (const [index, code] of codes.entries()) {
    const client = await joinAsChild(product.origin, code);
    const child = await connectLive(client, { as: 'child' });
    for (const [number, activity] of places.slice(index * eachWrites, (index + 1) * eachWrites).entries()) {
      const text = `Statement ${index}.${number}: this should be told to us in words we know.`;
      const answer = await child.ask('contribution:post', {
        id: random.id(),
        activity,
        text,
        language: 'en',
      });
      if (!answer.ok) throw new Error(`A statement was refused: ${answer.code}.`);
    }
    child.close();
    client.close();
  }
  await done;
  desk.close();
}
