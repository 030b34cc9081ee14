import { countId, type Declared, every } from './declared.ts';
import { audit } from './intruder.ts';
import { type ProtectedReleases, protectReleases } from './protect-releases.ts';

/** What `due-weight protect` writes; docs/disclosure.md says what each field means. Every number in it may be told. */
export type ProtectedFile = {
  readonly format: 'due-weight-protected';
  readonly version: 1;
  readonly k: number;
  readonly rounding: number;
  readonly dimensions: readonly {
    readonly name: string;
    readonly categories: readonly string[];
    readonly several: boolean;
  }[];
  readonly populations: readonly string[];
  readonly divisions: Declared['divisions'];
  readonly releases: readonly {
    readonly id: string;
    readonly tables: readonly {
      readonly id: string;
      readonly population: string;
      readonly dimensions: readonly string[];
      readonly tells: 'cells' | 'totals' | 'nothing';
      readonly reason: 'populations-too-close' | 'too-few' | null;
      readonly tooCloseTo: string | null;
      readonly cells: readonly { readonly at: readonly string[]; readonly children: number | null }[];
    }[];
  }[];
  readonly audit: {
    readonly pass: boolean;
    readonly told: number;
    readonly hidden: number;
    readonly narrowed: number;
    /** What an intruder can work out of each hidden cell and of each difference nobody tells; null is without bound. */
    readonly bounds: readonly {
      readonly of: unknown;
      readonly least: number;
      readonly most: number | null;
    }[];
  };
};

/** Protects what a file declares and says what an intruder can work out from all of it together. `naive`: see there. */
export function protectFile(declared: Declared, options: { naive?: boolean } = {}): ProtectedFile {
  const found = protectReleases(declared, options);
  const { settings } = declared;
  const checked = audit(found.system, found.told, { settings, exact: true });
  const { contradicted } = found;
  const names = new Set(contradicted.map(({ id }) => id));
  const besides = <Each extends { readonly id: string }>(those: readonly Each[]) =>
    those.filter(({ id }) => !names.has(id));
  const narrowed = contradicted.length + besides(checked.narrowed).length;
  const bounds = [...besides(checked.intervals), ...contradicted];
  return {
    format: 'due-weight-protected',
    version: 1,
    ...settings,
    dimensions: found.dimensions.map(({ name, categories, several }) => ({ name, categories, several })),
    populations: declared.populations.map(({ id }) => id),
    divisions: declared.divisions,
    releases: found.releases.map(({ id, tables }) => ({ id, tables: tables.map(tableOf) })),
    audit: {
      pass: narrowed === 0,
      told: new Set(numbersTold(found)).size,
      hidden: bounds.length,
      narrowed,
      bounds: bounds.map(({ id, least, most }) => ({
        of: nameOf(id),
        least,
        most: Number.isFinite(most) ? most : null,
      })),
    },
  };
}

function tableOf(table: ProtectedReleases['releases'][number]['tables'][number]) {
  const { tooCloseTo = null, cells, tells, ...rest } = table;
  const total = cells.find(({ at }) => at.every((category) => category === every))?.children ?? null;
  const reason: 'populations-too-close' | 'too-few' | null =
    tooCloseTo !== null ? 'populations-too-close' : tells !== 'cells' && total === null ? 'too-few' : null;
  return { ...rest, tells, reason, tooCloseTo, cells };
}

/** A count by its population and categories, or the rest of one without others: of a population, or of who answered. */
function nameOf(id: string): unknown {
  const [first, ...more] = JSON.parse(id) as readonly unknown[];
  if (first !== 'rest' || typeof more[0] !== 'string') return [first, ...more];
  const [whole, ...without] = more.map((each) => nameOf(String(each)));
  return { rest: whole, without };
}

function numbersTold({ releases }: ProtectedReleases): readonly string[] {
  return releases.flatMap(({ tables }) =>
    tables.flatMap(({ population, dimensions, cells }) =>
      cells.flatMap(({ at, children }) => (children === null ? [] : [countId(population, dimensions, at)])),
    ),
  );
}
