/** Which page of a list an address asks for, counted from 0; the first for whatever is no such number. `most`: the last that is looked for. */
export function pageIn(query: URLSearchParams, most = Number.MAX_SAFE_INTEGER): number {
  return Math.min(most, Math.max(0, Number.parseInt(query.get('page') ?? '0', 10) || 0));
}
