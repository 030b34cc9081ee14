import { type Problems, progressBar } from '../../support/figures/figure-run.ts';
import { joinMany } from '../../support/figures/swarm/crowd.ts';
import { seeded } from '../../support/house/seeded.ts';
import type { Client } from '../../support/pages/client.ts';
import { openConsultation, printCodes, signInCrew } from '../../support/pages/journeys.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import { type Line, openLine } from '../kill/line.ts';
import { erase, type Shared, say, speak, vote } from './children.ts';
import { emptyLog, type Tally } from './log.ts';
import { moderate } from './moderator.ts';
import { verify } from './verify.ts';

/** Children and moderators of one consultation at work. */
export type Load = {
  readonly children: readonly Client[];
  /** All connections; those who speak come first. */
  readonly lines: readonly Line[];
  /** Those of children who go on until the end. */
  readonly busy: readonly Line[];
  readonly shared: Shared;
  /** Lets the next child say something and erase itself. */
  readonly vanish: () => void;
  /** Resolves when everybody who began to erase itself has done so. */
  readonly erased: () => Promise<void>;
  /** Takes no new work, and resolves when all that was begun has its answer. */
  readonly finish: () => Promise<void>;
  /** Looks at everything that is owed; answers how much that was. */
  readonly verify: () => Promise<number>;
  readonly close: () => void;
};

export async function beginLoad(
  product: RunningProduct,
  how: {
    readonly crowd: { readonly speakers: number; readonly voters: number; readonly erasers: number };
    /** Of everything that is chosen by chance. */
    readonly seed: number;
    readonly tally: Tally;
    readonly problems: Problems;
  },
): Promise<Load> {
  const { crowd, seed, tally, problems } = how;
  const crew = await signInCrew(product);
  const {
    id: consultation,
    rooms,
    statements,
  } = await openConsultation(crew, {
    title: 'What should change here?',
    rooms: ['The first room', 'The second room'],
    questions: [],
    statements: ['home', 'school', 'play', 'friends'].map((word) => ({
      prompt: `What of ${word}?`,
      seeds: [`More ${word}.`, `Less ${word}.`, `Other ${word}.`],
    })),
  });
  const count = crowd.speakers + crowd.voters + crowd.erasers;
  const codes = await printCodes(crew.organiser, consultation, count);
  const children = await joinMany(product.origin, {
    codes: codes.slice(0, count),
    tick: progressBar('join'),
  });

  const shared: Shared = { log: emptyLog(), tally, problems, rooms, stop: false };
  const again = () => (tally.notNow += 1);
  const lines = children.map((client) => openLine(client, { as: 'child', again }));
  const seeds: string[] = [];
  for (const activity of statements) {
    const asked = await lines[0]?.ask('statements:next', { activity });
    if (asked?.answer.ok) seeds.push(...asked.answer.next.map(({ id }) => id));
  }
  const speaking = (name: number) => ({
    line: lines[name] as Line,
    name,
    random: seeded(seed * 10_000 + name),
    shared,
  });
  const going = crowd.speakers + crowd.voters;
  const work = Array.from({ length: going }, (_, at) =>
    at < crowd.speakers ? speak(speaking(at)) : vote(speaking(at), seeds),
  );
  const desks = [crew.moderator, crew.secondModerator].map((client, at) =>
    moderate(client, {
      consultation,
      // Each takes its own half, so that the answered decision on a text is one moderator's.
      takes: (id) => id.charCodeAt(0) % 2 === at,
      random: seeded(seed * 10_000 + 9_000 + at),
      shared,
    }),
  );
  work.push(...desks.map(({ done }) => done));
  const all = [...lines, ...desks.map(({ line }) => line)];

  const erasing: Promise<void>[] = [];
  async function vanishing(name: number): Promise<void> {
    const of = speaking(name);
    for (let said = 1; said <= 3; said += 1) await say(of, said);
    of.line.close();
    await erase(children[name] as Client, name, shared);
  }

  return {
    children,
    lines: all,
    busy: lines.slice(0, going),
    shared,
    vanish: () => void erasing.push(vanishing(going + erasing.length)),
    erased: async () => void (await Promise.all(erasing)),
    async finish() {
      shared.stop = true;
      await Promise.all(work);
      for (const line of all) line.close();
    },
    async verify() {
      const { moderator } = crew;
      const { log } = shared;
      const { checked } = await verify({ children, moderator, consultation, rooms, log, problems });
      for (const of of [[], [consultation]]) {
        const audit = await product.command('audit', 'verify', ...of);
        if (audit.code !== 0) problems.add('audit', audit.stdout + audit.stderr);
      }
      return checked;
    },
    close() {
      for (const client of [...children, ...Object.values(crew)]) client.close();
    },
  };
}
