import { isId } from '../../server/core/ids.ts';
import type { Outcome } from '../../server/core/outcome.ts';
import type { RefusalCode } from '../../server/core/wire/refusals.ts';

/** What a page needs to exist at all. Unknown and forbidden are the same page, so that neither tells of the other. */
export function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Response(null, { status: 404 });
}

/** The id in the address of a page, before a form of it does anything: what is none has no page, and no answer could lead back to it. */
export function idIn({ id = '' }: { readonly id?: string | undefined }): string {
  if (!isId(id)) throw new Response(null, { status: 404 });
  return id;
}

/** Why an act was not taken, for the page that says so with it. What is not there, or not this child's, has no page at all. */
export function pageFor(code: RefusalCode): RefusalCode {
  if (code === 'not-found' || code === 'not-allowed') throw new Response(null, { status: 404 });
  return code;
}
