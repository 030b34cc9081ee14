/** What a child can say no to, each by itself. `analysis`: tables, points and findings; the others say what they are. */
export const uses = ['analysis', 'quotes', 'translation'] as const;
export type Use = (typeof uses)[number];
