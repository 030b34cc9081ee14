import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoCrew } from '../../support/house/stage.ts';
import { startDemo } from '../../support/processes/begun-demo.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import { type TempFolder, tempFolder } from '../../support/processes/temp.ts';

/** A demo whose clock a test moves. */
export type MovedDemo = {
  readonly product: RunningProduct;
  readonly crew: DemoCrew;
  /** Minutes pass for the product, fewer than thirty; then whoever is at its desk does something, and stays there. */
  readonly pass: (minutes: number) => Promise<void>;
  readonly remove: () => Promise<void>;
};

export async function startMovedDemo(): Promise<MovedDemo> {
  const folder: TempFolder = tempFolder('clock');
  const file = join(folder.path, 'offset');
  let minutes = 0;
  const { product, crew } = await startDemo({ CLOCK_FILE: file });
  return {
    product,
    crew,
    async pass(more) {
      minutes += more;
      writeFileSync(file, String(minutes * 60_000));
      await crew.moderator.get('/staff');
    },
    async remove() {
      await product.remove();
      folder.remove();
    },
  };
}
