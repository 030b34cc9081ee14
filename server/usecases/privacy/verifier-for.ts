import type { Deps } from '../deps.ts';

/**
 * What is stored of a phrase: HMAC-SHA-256 under the secret that goes with the consultation over consultation and slow hash. The consultation is
 * in it, so that the same phrase in two of them leaves traces with nothing in common.
 */
export function verifierFor(deps: Deps, of: { consultationId: string; slow: string }): Buffer {
  return deps.secrets.of(of.consultationId).hash('phrase', `${of.consultationId}\n${of.slow}`);
}
