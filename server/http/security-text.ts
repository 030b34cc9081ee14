import { dayMs } from '../core/consultation/days.ts';

/** Milliseconds after which whoever read where to write reads it anew: half a year, from each answer on. */
const securityTextMs = 180 * dayMs;

/** RFC 9116. Where the organisation has not said its own contact, the page that takes complaints stands for it. */
export function securityText(origin: string, nowMs: number): string {
  const expires = new Date(nowMs + securityTextMs).toISOString();
  return `Contact: ${origin}/wrong\nExpires: ${expires}\nCanonical: ${origin}/.well-known/security.txt\n`;
}
