/** Longest statement in law of an organisation, in one language, in UTF-16 units. */
export const longestPage = 50_000;
