/** Whether a name is of this very machine, where nobody reads along: `localhost` and what is under it, 127.x.x.x and `[::1]`, as URLs write them. */
export function isLoopback(hostname: string): boolean {
  return /^(.+\.)?localhost$|^127(\.\d{1,3}){3}$|^\[::1\]$/.test(hostname);
}

/** How somebody asks: what its browser says it came from, with a form, and the name that it asked for, with its port where it has one. */
type Asked = { readonly origin?: string | undefined; readonly host: string | undefined };

/**
 * Whether the cookies of a session hold at the address by which somebody came: over https and on loopback. It is one of ours (`origins`); at any other nothing
 * is taken, so that they hold there on loopback alone. What one of several addresses can says nothing of another one.
 */
export function cookiesHold(origins: readonly string[], { origin, host = '' }: Asked): boolean {
  const at =
    origins.find((each) => each === origin) ??
    origins.find((each) => new URL(each).host === host) ??
    `http://${host}`;
  if (!URL.canParse(at)) return false;
  const { protocol, hostname } = new URL(at);
  return protocol === 'https:' || isLoopback(hostname);
}
