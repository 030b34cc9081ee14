import { createContext } from 'react';

/** The nonce of the answer to a form of a child, whose page has no other script: that form is sent once (R1243). Null on every other page. */
export const SentOnce = createContext<string | null>(null);

/**
 * Runs in the browser, out of its own text. A page that answers a form: Back from what follows it would ask whether to send that form again, and
 * whoever says yes would read what was told in it, or what six words opened. So what leads on from here leaves an address alone in the history:
 * `first`, or its own where there is none. Nothing is kept for it, and no address has a word of the sheet.
 */
function leavesAddress(first?: string): void {
  const leave = () => history.replaceState(null, '', first);
  // On a device that several children use the page goes by itself, and nothing is pressed then.
  if (document.querySelector('meta[http-equiv="refresh" i]')) leave();
  document.addEventListener('submit', leave);
  document.addEventListener('click', ({ target }) => {
    if ((target as Element).closest('a[href^="/"]:not([target]), a[href^="http"]:not([target])')) leave();
  });
}

type LeavesAddressProps = { readonly nonce: string | undefined; readonly first?: string };

/**
 * Stands in the page itself, above everything that can be pressed: a script of its own would come after it on a slow line, or never
 * (docs/decisions/0162). After the page before the yes, which no address opens, `first` is the address of the first page.
 */
export function LeavesAddress({ nonce, first }: LeavesAddressProps) {
  const code = `(${leavesAddress})(${first ? JSON.stringify(first) : ''})`;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the text of the function above and one of our own two addresses; React has no other way to write a script into a page.
  return <script nonce={nonce} data-once dangerouslySetInnerHTML={{ __html: code }} />;
}
