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

/** The lawful aim behind each reason, as the public page and the overseer read it. */
export const legalAims: Readonly<Record<Reason, 'safety' | 'rights-of-others' | 'purpose'>> = {
  contact: 'safety',
  person: 'rights-of-others',
  hurt: 'rights-of-others',
  place: 'safety',
  repeat: 'purpose',
  'other-part': 'purpose',
  unclear: 'purpose',
  harm: 'safety',
};

export function isReason(value: string): value is Reason {
  return (reasons as readonly string[]).includes(value);
}
