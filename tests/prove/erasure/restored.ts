import type { RunningProduct } from '../../support/processes/product.ts';

/** Takes a backup of the running product; answers its folder. */
export async function takeBackup(product: RunningProduct, to: string): Promise<string> {
  return String((await said(product, 'backup', '--to', to)).folder);
}

/** Puts a backup in the place of the data of the stopped product; answers how many seats it erased again, how many texts wait again, and how many consultations rest. */
export async function restore(product: RunningProduct, from: string) {
  const { erased, hidden, resting } = await said(product, 'restore', from, '--replace');
  return { erased: Number(erased), hidden: Number(hidden), resting: Number(resting) };
}

/** What a command answers to a program. */
export async function said(product: RunningProduct, ...words: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await product.command(...words, '--json');
  if (code !== 0) throw new Error(`${words.join(' ')}: ${stdout}${stderr}`);
  return JSON.parse(stdout);
}
