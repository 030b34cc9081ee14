import { finish, readFlags } from '../support/figures/figure-run.ts';
import { measureConnections } from './fanout/connections.ts';
import { measureCost } from './fanout/cost.ts';
import { measureLatency } from './fanout/latency.ts';
import type { Part } from './fanout/part.ts';
import { measureSpread } from './fanout/spread.ts';
import { openWorld } from './fanout/world.ts';

/**
 * post → held commit → a moderator's decision commit → fan-out, encrypted and FULL, against a bare Socket.IO server that only
 * hands on: what a delivery costs, how long it takes, what a connection needs, and what a second process adds. Parts named after
 * the figure run alone. `--break` makes each part expect a delivery that nobody sent.
 */
const flags = readFlags();
const parts = {
  cost: measureCost,
  latency: measureLatency,
  connections: measureConnections,
  spread: measureSpread,
} as const;
/** Two processes with a libSQL server take half a minute of CPU to start: the small form has them only when they are named. */
const names = (Object.keys(parts) as (keyof typeof parts)[]).filter((name) =>
  flags.free.length === 0 ? name !== 'spread' || !flags.quick : flags.free.includes(name),
);

console.error(`fanout, seed ${flags.seed}: ${names.join(', ')}`);
const found: Part[] = [];
if (flags.quick) found.push(...(await quickly()));
else for (const name of names) found.push(await parts[name](flags));

const wrong = found.reduce((sum, part) => sum + part.wrong, 0);
finish({
  name: 'fanout',
  pass: found.length > 0 && wrong === 0 && (flags.quick || found.every(({ reached }) => reached)),
  figures: { ...Object.assign({}, ...found.map(({ figures }) => figures)), wrong },
  goal: { ...Object.assign({}, ...found.map(({ goal }) => goal)), wrong: 0 },
});

/** The small form is judged by what is right and not by how fast: parts run beside each other, and two share one product. */
async function quickly(): Promise<Part[]> {
  const sharing = (['latency', 'connections'] as const).filter((name) => names.includes(name));
  const alone = names.filter((name) => name === 'cost' || name === 'spread');
  const shared = async (): Promise<Part[]> => {
    const world = await openWorld({ consultations: 1, rooms: 2, children: 50 });
    try {
      const done: Part[] = [];
      for (const name of sharing) done.push(await parts[name](flags, world));
      return done;
    } finally {
      await world.close();
    }
  };
  const all = [
    ...alone.map(async (name) => [await parts[name](flags)]),
    ...(sharing.length > 0 ? [shared()] : []),
  ];
  return (await Promise.all(all)).flat();
}
