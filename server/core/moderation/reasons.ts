/**
 * The published reasons: at most eight, each with its legal aim, none about a point of view (General Comment 25
 * ¶ 50, 58–59). A hold, redaction, return or refusal without one of these cannot be stored.
 */
export const reasons = [
  'contact',
  'person',
  'hurt',
  'place',
  'repeat',
  'other-part',
  'unclear',
  'harm',
] as const;

export type Reason = (typeof reasons)[number];

/** Those of what tells who somebody is or where. */
export const tellsWho = ['contact', 'person', 'place'] as const satisfies readonly Reason[];

/** Whether a form names one of the eight reasons of the list; nothing else limits a child's words. */
export function isReason(value: string): value is Reason {
  return (reasons as readonly string[]).includes(value);
}
