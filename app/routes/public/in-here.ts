import type { AppLoadContext } from '@remix-run/node';
import { nameOf } from '../../../server/core/room/pseudonyms.ts';

/** The name of the child that has a seat in this browser, so that another one who comes with words of its own knows; null for nobody. */
export function inHere({ child, pseudonymWords }: AppLoadContext): string | null {
  return child && nameOf(child.pseudonym, pseudonymWords);
}
