import type { Deps } from '../deps.ts';

/** What is stored of a recovery code of one person. `code`: as `readRecoveryCode` answers it. */
export function recoveryHash(deps: Pick<Deps, 'secrets'>, staffId: string, code: string): Buffer {
  return deps.secrets.hash('staff-recovery', `${staffId}\n${code}`);
}
