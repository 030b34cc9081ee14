import type { Keyring } from '../../db/keyring.ts';
import type { Log } from '../log.ts';
import { lookEvery } from '../look-every.ts';

const everyMs = 60_000;

/**
 * Once a minute looks whether the keyring lies whole where it belongs. Cut short under a server that runs it would be found at the next start, which could
 * open nothing any more; until then that server holds every key. What it could not write anew is said until somebody looks. Answers how to stop.
 */
export function startKeepingKeys(
  keyring: Pick<Keyring, 'look' | 'mended'>,
  { log, fault }: { readonly log: Log; readonly fault: (error: unknown) => void },
): () => Promise<void> {
  async function look(): Promise<void> {
    try {
      keyring.look();
    } catch {
      log.error({ event: 'keyring-unreadable' });
    }
    if (keyring.mended()) log.error({ event: 'keyring-written-anew' });
  }
  return lookEvery(everyMs, { look, fault });
}
