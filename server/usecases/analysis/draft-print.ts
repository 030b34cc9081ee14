import { sha256 } from './freeze-release.ts';
import type { Release } from './release.ts';

/**
 * A print of what a signer reads before signing: all of a release but what children say of its findings and who signed it, which no draft
 * has. The same draft has the same one, however often it is opened.
 */
export function draftPrint({ signed: _signed, ...release }: Release): string {
  const findings = release.findings.map(({ meant: _later, ...finding }) => finding);
  return sha256(Buffer.from(JSON.stringify({ ...release, findings })));
}
