import * as z from 'zod/mini';
import { leastK } from './counts.ts';

const name = z.string().check(z.minLength(1), z.maxLength(200));
const whole = z.number().check(z.int(), z.gte(0), z.lte(1_000_000_000));
const list = <T extends z.core.SomeType>(of: T, most: number) => z.array(of).check(z.maxLength(most));

const tableSchema = z.strictObject({
  id: name,
  population: name,
  dimensions: list(name, 2),
  cells: list(z.strictObject({ at: list(name, 2), children: z.nullable(whole) }), 10_000),
});

/** The file that `due-weight protect` reads; docs/disclosure.md says what each field means. */
export const tablesFileSchema = z.strictObject({
  format: z.literal('due-weight-tables'),
  version: z.literal(1),
  k: z.optional(z.number().check(z.int(), z.gte(leastK), z.lte(1_000))),
  rounding: z.optional(z.number().check(z.int(), z.gte(1), z.lte(1_000))),
  dimensions: list(
    z.strictObject({
      name,
      categories: list(name, 200),
      several: z.optional(z.boolean()),
      merges: z.optional(list(list(name, 200), 200)),
    }),
    200,
  ),
  populations: list(z.strictObject({ id: name, children: z.optional(whole) }), 1_000),
  divisions: z.optional(list(z.strictObject({ whole: name, into: list(name, 1_000) }), 1_000)),
  releases: list(
    z.strictObject({ id: name, frozen: z.optional(z.boolean()), tables: list(tableSchema, 1_000) }),
    100,
  ),
});

export type TablesFile = z.infer<typeof tablesFileSchema>;
