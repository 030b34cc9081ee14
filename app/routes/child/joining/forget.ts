import '../../../load-context.ts';
import type { AppLoadContext } from '@remix-run/node';

/**
 * Headers that make a browser forget this site: its cookies, what it kept of the pages, what pages could have stored. Cookies are dropped by name: told
 * to clear them a browser drops those of all names under the registered domain, and a child that leaves a.school.example would sign its parent out of
 * portal.school.example, and end the seat in b.school.example. On a shared device one stays: that it is shared.
 */
export function forgetHere({ cookies }: Pick<AppLoadContext, 'cookies'>): Headers {
  const headers = new Headers({ 'Clear-Site-Data': '"cache","storage"' });
  for (const cookie of cookies.none()) headers.append('Set-Cookie', cookie);
  return headers;
}
