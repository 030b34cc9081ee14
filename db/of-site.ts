/** The site has one of each of these; every other id is a consultation's. */
export const ofSite = ['control', 'complaints'] as const;
export type OfSite = (typeof ofSite)[number];

export function isOfSite(id: string): id is OfSite {
  return (ofSite as readonly string[]).includes(id);
}
