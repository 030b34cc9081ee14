/** How somebody stands before the yes. A code travels in the form and in this cookie, and in no address. */
export type Came =
  /** As it is compared (`foldCode`), or as it was typed. */
  | { readonly way: 'code'; readonly code: string }
  | { readonly way: 'public'; readonly consultationId: string }
  /** The cookie of the device says the rest. */
  | { readonly way: 'kiosk' };

/** A yes that the same page can answer: what is still needed, and nothing was used up. */
export type WhyRefusal = 'age-needed' | 'consent-needed' | 'too-many-now';

/** What `/join` shows: the page before the yes, why a yes was not taken, or that somebody said no. */
export type BeforeYes = {
  readonly came: Came;
  /** What was chosen of the ages; '' for nothing. */
  readonly age: string;
  readonly shows: 'why' | 'no' | WhyRefusal;
};
