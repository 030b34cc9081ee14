import { type Reading, readings } from '../../../app/i18n/translator.ts';

/** One look at a page: which page in which state, in which language, colours, width and reading level. */
export type Row<S extends string = string> = {
  readonly state: S;
  readonly language: string;
  readonly theme: string;
  readonly width: number;
  readonly level: Reading;
};

export type Factors<S extends string = string> = {
  readonly states: readonly S[];
  readonly languages: readonly string[];
  readonly themes: readonly string[];
  readonly widths: readonly number[];
};

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/**
 * Every state in every language, and with it the next colours, the next width and another reading level each time: so that any two of state,
 * language, colours, width and level meet at least once (`missingPairs` counts it). All combinations: one row each.
 */
export function rowsOf<S extends string>(factors: Factors<S>, exhaustive: boolean): readonly Row<S>[] {
  const { states, languages, themes, widths } = factors;
  return states.flatMap((state, of) =>
    languages.flatMap((language, by) => {
      // Against the turn of the widths, of which there are as many: else each level had a width of its own.
      const level = at(readings, of + 2 * by);
      if (exhaustive)
        return themes.flatMap((theme) => widths.map((width) => ({ state, language, theme, width, level })));
      return [{ state, language, theme: at(themes, of + by), width: at(widths, of + by), level }];
    }),
  );
}

/** How many pairs of values of two different factors no row has. */
export function missingPairs(factors: Factors, rows: readonly Row[]): number {
  const lists = {
    state: factors.states,
    language: factors.languages,
    theme: factors.themes,
    width: factors.widths,
    level: readings,
  } as const;
  const names = Object.keys(lists) as (keyof typeof lists)[];
  let missing = 0;
  names.forEach((one, index) => {
    for (const other of names.slice(index + 1)) {
      const met = new Set(rows.map((row) => `${row[one]} ${row[other]}`));
      for (const a of lists[one]) for (const b of lists[other]) if (!met.has(`${a} ${b}`)) missing += 1;
    }
  });
  return missing;
}
