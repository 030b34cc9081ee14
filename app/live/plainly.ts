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
  // Nobody listens to the history any more: what a browser goes back to would have its address, and this page. A way to another place of this page is none.
  const page = () => location.pathname + location.search;
  const stays = page();
  window.addEventListener('popstate', () => {
    if (page() !== stays) location.reload();
  });
}
