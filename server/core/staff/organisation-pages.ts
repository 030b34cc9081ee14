/** Longest statement in law of an organisation, in one language, in UTF-16 units. */
export const longestPage = 50_000;

/** Whether it is written who runs the site and what it does with data, of which each page says that without it the site is not for children. */
export function noticesIn(written: readonly string[]): boolean {
  return ['imprint', 'privacy'].every((name) => written.includes(name));
}
