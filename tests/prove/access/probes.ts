import { type Asker, type PlaceName, places, type World } from './askers.ts';
import { expected, isLetIn } from './expect.ts';
import type { Act, Row } from './rows.ts';
import { table } from './table.ts';

/** One question: somebody asks for a page, or sends a form of it, about one place. */
export type Probe = {
  readonly asker: Asker;
  readonly row: Row;
  readonly act?: Act;
  readonly place: PlaceName;
  readonly expected: readonly string[];
};

/** What a row is asked about: every place where the answer may differ, or one. */
function placesOf(row: Row, act?: Act): readonly PlaceName[] {
  const only = act?.place ?? row.place;
  if (only) return [only];
  return (act?.scope ?? row.scope) === 'consultation' || row.scope === 'consultation' ? places : ['own'];
}

/** Every page for everybody everywhere. */
export function readProbes(world: World): readonly Probe[] {
  return table
    .filter((row) => !row.formOnly)
    .flatMap((row) =>
      placesOf(row).flatMap((place) =>
        world.askers.map((asker) => ({ asker, row, place, expected: expected(asker, { ...row, place }) })),
      ),
    );
}

/** Every form for everybody everywhere: first whoever may not, then who may, and what ends something last of all. */
export function actProbes(world: World): readonly Probe[] {
  const all = table.flatMap((row) =>
    row.acts.flatMap((act) =>
      placesOf(row, act).flatMap((place) =>
        world.askers.map((asker): Probe => {
          const { leads } = act;
          const of = { ...row, who: act.who, scope: act.scope ?? row.scope, place, leads };
          return { asker, row, act, place, expected: expected(asker, of) };
        }),
      ),
    ),
  );
  const order = (probe: Probe) => {
    const scope = probe.act?.scope ?? probe.row.scope;
    const let_in = isLetIn(probe.asker, { who: probe.act?.who ?? 'nobody', scope, place: probe.place });
    return (probe.act?.last ? 2 : 0) + (let_in ? 1 : 0);
  };
  return [0, 1, 2, 3].flatMap((step) => all.filter((probe) => order(probe) === step));
}

/** Marks of places and organisations that this asker has no part in: no page may hold one of them. */
export function foreignMarks(world: World, { kind, reach, seat }: Asker): readonly string[] {
  const marksOf = (place: PlaceName) => [world.at[place].mark, world.at[place].id];
  const [first, second] = ['First-organisation', 'Second-organisation'];
  if (kind === 'child' || kind === 'open-child')
    return [...places.filter((place) => place !== seat).flatMap(marksOf), first, second];
  if (kind !== 'staff') return [...places.flatMap(marksOf), first, second];
  if (reach === 'elsewhere') return [...marksOf('own'), ...marksOf('other'), first];
  return [...marksOf('abroad'), second, ...(reach === 'one' ? marksOf('other') : [])];
}
