import { afterAll, beforeAll, describe } from 'vitest';
import type { Engine } from '../../db/engine.ts';
import { createLane, type Lane } from '../../db/lane.ts';
import type { Subject } from './engine.contract.ts';

/** The database of one consultation while a contract is held against it. */
export type Opened = {
  readonly lane: () => Lane;
  readonly all: (sql: string) => Promise<unknown[][]>;
};

/** Opens a database of this name, which `begin` fills, for all tests of the contract. */
export function consultationContract(
  of: {
    readonly title: string;
    readonly name: string;
    readonly start: () => Promise<Subject>;
    readonly begin: (engine: Engine) => Promise<void>;
  },
  tests: (opened: Opened) => void,
): void {
  describe(of.title, () => {
    let subject: Subject;
    let engine: Engine;
    let lane: Lane;

    beforeAll(async () => {
      subject = await of.start();
      engine = await subject.open(of.name);
      await of.begin(engine);
      lane = createLane(engine, { maxGroup: 64 });
    }, 120_000);
    afterAll(async () => {
      await engine?.close();
      await subject?.stop();
    });

    tests({
      lane: () => lane,
      all: async (sql) => (await engine.query(sql, [])).map((row) => [...row]),
    });
  });
}

/** Commits these texts as one write. */
export async function put(engine: Engine, texts: readonly string[]): Promise<void> {
  await engine.commit([texts.map((sql) => ({ sql, args: [] }))]);
}
