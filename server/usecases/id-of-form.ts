import { newId } from '../core/ids.ts';
import type { Actor } from '../core/staff/roles.ts';
import { actorName, type Deps } from './deps.ts';

/**
 * The id of what a form makes. The same form of the same person sent again has the same one, so that the unique key lets it be made once;
 * and as it is worked out here nobody chooses it. Without a form: drawn.
 */
export function idOfForm(
  deps: Pick<Deps, 'secrets' | 'random'>,
  { actor, makes, form }: { actor: Actor; makes: string; form: string | undefined },
): string {
  if (form === undefined) return newId(deps.random);
  const trace = deps.secrets.hash('nonce', `${makes}\n${actorName(actor)}\n${form}`);
  return newId((length) => trace.subarray(0, length));
}
