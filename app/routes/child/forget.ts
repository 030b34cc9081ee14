import '../../load-context.ts';
import type { AppLoadContext } from '@remix-run/node';

/** Headers that make a browser forget this site: its cookies, what it kept of the pages, what pages could have stored. */
export function forgetHere(context: AppLoadContext): Headers {
  const headers = new Headers({ 'Clear-Site-Data': '"cache","cookies","storage"' });
  for (const cookie of context.cookies.none()) headers.append('Set-Cookie', cookie);
  return headers;
}
