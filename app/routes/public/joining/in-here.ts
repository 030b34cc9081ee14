import type { AppLoadContext } from '@remix-run/node';
import { nameOf } from '../../../../server/core/room/pseudonyms.ts';

/** Who is in; without a name on a device that several children use, where whoever stands before it may be the next one. */
export type InHere = { readonly name: string | null };

/** The child that has a seat in this browser, so that another one who comes with words of its own knows; null for nobody. */
export function inHere({ child, pseudonymWords, cookies }: AppLoadContext): InHere | null {
  return child && { name: cookies.shared ? null : nameOf(child.pseudonym, pseudonymWords) };
}
