/** `warn` can be lived with and should be known; `fail` keeps children out, or loses what they said. */
export type Finding = { readonly level: 'ok' | 'warn' | 'fail'; readonly says: string };

export function finding(level: Finding['level'], says: string): Finding {
  return { level, says };
}
