import { type Seeded, seeded } from '../../house/seeded.ts';
import type { Client } from '../../pages/client.ts';
import {
  type Consultation,
  type Crew,
  joinAsChild,
  openConsultation,
  printCodes,
  signInCrew,
} from '../../pages/journeys.ts';
import type { RunningProduct } from '../../processes/product.ts';
import type { Problems } from '../figure-run.ts';
import { type Desk, openDesk } from './desk.ts';
import { openPage, type Page } from './page.ts';

export type Crowd = {
  readonly crew: Crew;
  readonly consultation: Consultation;
  readonly pages: readonly Page[];
  readonly desks: readonly Desk[];
  readonly published: (id: string) => boolean;
  readonly close: () => void;
};

/** Children together in rooms, each with a page that is open, and two moderators who publish what comes. */
export async function gather(
  product: RunningProduct,
  options: {
    readonly rooms: number;
    readonly children: number;
    readonly seed: number;
    readonly tick: (done: number, all: number) => void;
    readonly sees?: (id: string) => void;
    readonly decides?: (id: string) => void;
  },
): Promise<Crowd> {
  const { rooms, children } = options;
  const crew = await signInCrew(product);
  const consultation = await openConsultation(crew, {
    title: 'A large one',
    rooms: Array.from({ length: rooms }, (_, at) => `Room ${at + 1}`),
    questions: [],
  });
  const clients = await joinMany(product.origin, {
    codes: (await printCodes(crew.organiser, consultation.id, children)).slice(0, children),
    tick: options.tick,
  });
  const pages = clients.map((client, at) => {
    const chance = seeded(options.seed * 100_000 + at);
    return openPage(client, {
      room: consultation.rooms[at % rooms] ?? '',
      unit: () => chance.below(1_000) / 1_000,
      ...(options.sees ? { sees: options.sees } : {}),
    });
  });
  const desks = [crew.moderator, crew.secondModerator].map((client, at) =>
    openDesk(client, {
      consultation: consultation.id,
      takes: (id) => id.charCodeAt(0) % 2 === at,
      ...(options.decides ? { decides: options.decides } : {}),
    }),
  );
  await Promise.all(pages.map((page) => page.back()));
  return {
    crew,
    consultation,
    pages,
    desks,
    published: (id) => desks.some((desk) => desk.published.has(id)),
    close() {
      for (const one of [...pages, ...desks]) one.close();
      for (const client of [...clients, ...Object.values(crew)]) client.close();
    },
  };
}

/** Each types its code and says yes; a few at once, as a class would. */
export async function joinMany(
  origin: string,
  { codes, tick }: { readonly codes: readonly string[]; readonly tick?: (done: number, all: number) => void },
): Promise<Client[]> {
  const clients: Client[] = [];
  let next = 0;
  let done = 0;
  async function lane(): Promise<void> {
    while (next < codes.length) {
      const at = next++;
      clients[at] = await joinAsChild(origin, codes[at] ?? '');
      tick?.(++done, codes.length);
    }
  }
  await Promise.all(Array.from({ length: 6 }, lane));
  return clients;
}

export type Said = { readonly id: string; readonly room: string; readonly text: string };

/** Says one thing that no other child says. Resolves when it was answered; `undefined` when it was refused. */
export async function say(
  page: Page,
  { random, text, problems }: { readonly random: Seeded; readonly text: string; readonly problems: Problems },
): Promise<Said | undefined> {
  const said = { id: random.id(), room: page.room, text };
  const { answer } = await page.ask('contribution:post', {
    id: said.id,
    activity: said.room,
    text,
    language: 'en',
  });
  if (answer.ok) return said;
  problems.add('refused', answer.code);
  return undefined;
}

/** What differs between what was said, answered and published, and what each page shows: in one order, each thing once. */
export function compareRooms(
  pages: readonly Page[],
  { said, problems }: { readonly said: readonly Said[]; readonly problems: Problems },
): number {
  let compared = 0;
  for (const room of new Set(pages.map((page) => page.room))) {
    const expected = new Map(said.filter((one) => one.room === room).map((one) => [one.id, one.text]));
    let order: string | undefined;
    for (const page of pages.filter((one) => one.room === room)) {
      const shown = page.shown();
      compared += shown.length;
      const ids = shown.map(({ id }) => id);
      const unique = new Set(ids);
      for (let twice = unique.size; twice < ids.length; twice += 1) problems.add('doubled', room);
      for (const [id, text] of expected) if (!unique.has(id)) problems.add('lost', `${id} ${text}`);
      for (const { id, text } of shown) {
        const was = expected.get(id);
        if (was === undefined) problems.add('strange', `${id} ${text}`);
        else if (!text.includes(was)) problems.add('text', `${text} for ${was}`);
      }
      const numbers = shown.map(({ seq }) => seq);
      if (numbers.some((seq, at) => at > 0 && seq <= (numbers[at - 1] ?? 0))) problems.add('order', room);
      const inOrder = ids.join();
      order ??= inOrder;
      if (inOrder !== order) problems.add('order', `two pages of ${room} show another order`);
    }
  }
  return compared;
}

/** Waits until this is so; answers whether it came to be in time. */
export async function until(
  isSo: () => boolean,
  { withinMs }: { readonly withinMs: number },
): Promise<boolean> {
  const giveUp = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > giveUp) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
