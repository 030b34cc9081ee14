import { bundlePrograms, programs } from '../../../setup/programs.mjs';
import { tempFolder } from './temp.ts';

/**
 * Once before all tests in a browser: bundles what they start, and makes a folder for products that are made once and copied (begun.ts).
 * Answers what takes it away.
 */
export default async function beforeProducts(): Promise<() => void> {
  await bundlePrograms();
  process.env.PROGRAMS = programs;
  const folder = tempFolder('made-products');
  process.env.MADE_PRODUCTS = folder.path;
  return folder.remove;
}
