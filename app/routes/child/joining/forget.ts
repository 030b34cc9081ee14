import '../../../load-context.ts';
import type { AppLoadContext } from '@remix-run/node';

/** Headers that make a browser forget this site: its cookies, what it kept of the pages, what pages could have stored. */
export function forgetHere(context: AppLoadContext): Headers {
  // On a shared device one cookie stays: that it is shared. All others are dropped by name.
  const what = context.cookies.shared ? '"cache","storage"' : '"cache","cookies","storage"';
  const headers = new Headers({ 'Clear-Site-Data': what });
  for (const cookie of context.cookies.none()) headers.append('Set-Cookie', cookie);
  return headers;
}
