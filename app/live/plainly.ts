/** With this an address is opened as a page of forms, whatever its browser could do. */
export const plainly = 'plain';

/** Where the script of a page stops: the same page without any, so that it cannot stop again. */
export function openPlainly(): void {
  const to = new URL(location.href);
  to.searchParams.set(plainly, '');
  location.replace(to);
}
