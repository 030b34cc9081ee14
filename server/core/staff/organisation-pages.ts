/** Longest statement in law of an organisation, in one language, in UTF-16 units. */
export const longestPage = 50_000;

/** Whether the imprint and the privacy notice are written. While one of them is missing, its page says that the site is not for children. */
export function noticesIn(written: readonly string[]): boolean {
  return ['imprint', 'privacy'].every((name) => written.includes(name));
}
