import { isListed } from '../../../db/queries/privacy/removals.ts';
import type { Secrets } from '../../guard/secrets.ts';
import type { Deps } from '../deps.ts';

/** How a receipt that was given back stands on the list of erasures: a keyed hash of what was stored of it. */
export function erasedReceipt(
  secrets: Pick<Secrets, 'hash'>,
  verifier: Buffer,
): { readonly consultationId: string; readonly subject: Buffer } {
  return {
    consultationId: 'complaints',
    subject: secrets.hash('erased', `complaints\n${verifier.toString('hex')}`),
  };
}

/** Whether what had these words was given back by them, as long as the list remembers: whoever presses twice is told so, and made no guess. */
export async function wasGivenBack(deps: Deps, verifier: Buffer): Promise<boolean> {
  return isListed(deps.databases.control, erasedReceipt(deps.secrets, verifier));
}
