import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAsked } from '../support/cluster.ts';
import type { RunningProduct } from '../support/product.ts';
import { type DemoCrew, signInDemo } from '../support/stage.ts';
import { type TempFolder, tempFolder } from '../support/temp.ts';

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
  const product = await startAsked({ demo: true, env: { CLOCK_FILE: file } });
  const crew = await signInDemo(product);
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
