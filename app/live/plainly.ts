/** With this an address is opened as a page of forms, whatever its browser could do. */
export const plainly = 'plain';

/** Where the script of a page stops: the same page without any, so that it cannot stop again. */
export function openPlainly(): void {
  const to = new URL(location.href);
  to.searchParams.set(plainly, '');
  location.replace(to);
}

/** Where it stops with words in a box: what the page still asks for is given up, or it would be drawn anew with an empty box when the answer comes. */
export function staysAsItIs(): void {
  window.__remixRouter?.dispose();
}
