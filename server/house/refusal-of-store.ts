import type { StoreError } from '../../db/engine.ts';
import { exitCodes, StartRefusal } from '../env.ts';
import { refusalOf } from '../refusal-of.ts';

/** What a person can do where the sentence of the store does not say it. */
const advice: Readonly<Record<string, string>> = {
  'keyring-missing': 'Without it the data cannot be read; put it back or set KEYRING.',
  'master-key-missing': 'Without it the keyring opens nothing; put it back or set MASTER_KEY_FILE.',
};

// What prints the key may not be there yet when a machine starts, as a key service is: a supervisor tries again.
const codes: Readonly<Record<string, number>> = {
  'data-folder-in-use': exitCodes.temporary,
  'data-folder-unwritable': exitCodes.cannotCreate,
  'database-busy': exitCodes.temporary,
  'master-key-unanswered': exitCodes.temporary,
  'server-unreachable': exitCodes.temporary,
};

/** Why a start is refused that could not open its keys or databases. What the system said of it goes before what the store makes of that. */
export function refusalOfStore(error: StoreError): StartRefusal {
  const sentence = [error.message, advice[error.code]].filter((part) => part !== undefined).join(' ');
  const exitCode = refusalOf(error)?.exitCode ?? codes[error.code] ?? exitCodes.configuration;
  return new StartRefusal(sentence, exitCode, error);
}
