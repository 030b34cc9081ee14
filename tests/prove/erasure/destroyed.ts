import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openKeyring } from '../../../db/keyring.ts';
import type { Problems } from '../../support/figures/figure-run.ts';
import { createClient } from '../../support/pages/client.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import { said } from './restored.ts';

const dayMs = 86_400_000;

/**
 * The clock of a demo jumps past the last day of its consultation. Nothing may go before a person says that the day is right;
 * then the key, the files and the copies go, and a certificate stands in their place. Answers how many signs of the
 * consultation are left: files of it anywhere, its key, a missing certificate.
 */
export async function destroyOnItsDay(of: {
  readonly product: RunningProduct;
  readonly consultation: string;
  readonly clockFile: string;
  readonly folder: { readonly data: string; readonly keyring: string };
  readonly backups: string;
  readonly problems: Problems;
}): Promise<number> {
  const { product, consultation, folder, problems } = of;
  type Kept = { readonly id: string; readonly retentionDay: string };
  const before = (await said(product, 'retention', 'list')) as { kept?: readonly Kept[] };
  const last = before.kept?.find(({ id }) => id === consultation)?.retentionDay ?? '';
  const jumpMs = Date.parse(`${last}T00:00:00Z`) + dayMs - Date.now();
  if (!(jumpMs > 2 * dayMs)) problems.add('day', `the last day is ${last}`);
  writeFileSync(of.clockFile, String(jumpMs));
  await product.restart();
  const { waits, today } = await said(product, 'retention', 'list');
  if (waits !== true || !existsAs(product.folder, consultation))
    problems.add('jump', 'something went without a person, or nothing waited');
  const { destroyed } = await said(product, 'retention', 'confirm', '--day', String(today));
  if (JSON.stringify(destroyed) !== JSON.stringify([consultation]))
    problems.add('kept', `destroyed: ${JSON.stringify(destroyed)}`);
  // The next copy takes what was destroyed out of the older ones.
  await said(product, 'backup', '--to', of.backups);

  let left = existsAs(product.folder, consultation);
  if (left > 0) problems.add('files', `${left} files are called ${consultation}`);
  const ring = openKeyring({ path: folder.keyring, dataDir: folder.data, create: false });
  if (
    ring.keyFor(consultation) !== undefined ||
    readFileSync(folder.keyring, 'utf8').includes(consultation)
  ) {
    problems.add('key', 'its key is in the keyring');
    left += 1;
  }
  const visitor = createClient(product.origin);
  const certificate = await visitor.get(`/gone/${consultation}`);
  visitor.close();
  if (certificate.status !== 200 || !certificate.html.includes(consultation)) {
    problems.add('certificate', `${certificate.status}`);
    left += 1;
  }
  return left;
}

/** Files that bear the id of a consultation: of the data and of every copy of it. */
function existsAs(folder: string, consultation: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes(consultation),
  ).length;
}
