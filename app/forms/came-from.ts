/** Pages that only answer a form, or lead on from another: nobody can be sent back there. */
const nowhere = /^\/(join|look|leave|left)(\/|\?|$)/;

/** A path of this site, or undefined: an address from outside never decides where a page leads. */
export function pathHere(back: string | null): string | undefined {
  if (!back || !/^\/(?![/\\])[\x21-\x7e]*$/.test(back) || nowhere.test(back)) return undefined;
  return back;
}

/** Where the way to this page was pressed, when the browser says so and it was here. */
export function cameFrom(request: Request): string | undefined {
  const referrer = request.headers.get('referer');
  if (!referrer || !URL.canParse(referrer)) return undefined;
  const { pathname, search, host } = new URL(referrer);
  return host === request.headers.get('host') ? pathHere(pathname + search) : undefined;
}
