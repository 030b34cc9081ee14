/** What a child can say no to, each by itself. `analysis`: tables, points and findings; the others say what they are. */
export const uses = ['analysis', 'quotes', 'translation'] as const;
export type Use = (typeof uses)[number];

/**
 * May these words be put to this use? The one place that answers: whoever quotes a child, or has its words translated, asks
 * here with the uses the child objected to. Who may not be analysed may not be quoted either: a quote is a part of a finding.
 */
export function mayUse(objected: ReadonlySet<Use>, use: Use): boolean {
  if (objected.has(use)) return false;
  return !(use === 'quotes' && objected.has('analysis'));
}
