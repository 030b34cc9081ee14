import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const routes = join(import.meta.dirname, '../../../app/routes');

/** The source of each page of these, and of what only pages are made of, by the name of its file. */
export function pageSources(...of: readonly ('child' | 'public' | 'staff')[]): {
  name: string;
  text: string;
}[] {
  return of.flatMap((side) =>
    readdirSync(join(routes, side), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => ({
        name: basename(name),
        text: readFileSync(join(parentPath, name), 'utf8'),
      })),
  );
}
