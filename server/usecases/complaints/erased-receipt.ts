import type { Secrets } from '../../guard/secrets.ts';

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
