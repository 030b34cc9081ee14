/** Where children vote, and the words of their cards. */
export type VotedPlace = {
  readonly consultation: string;
  readonly statements: readonly string[];
  readonly polls: readonly string[];
  readonly codes: readonly string[];
};

/** A room to talk in, and the words of cards of those who do. */
export type Talk = {
  readonly consultation: string;
  readonly room: string;
  readonly codes: readonly string[];
};

/** What tests have done by use cases in the data of a product: what each is given and what it answers, as JSON. */
export type Deeds = {
  /** The cookie of the child whose words both findings rest on. */
  readonly answer: { readonly given: null; readonly answers: readonly [name: string, value: string] };
  readonly readyHelp: { readonly given: null; readonly answers: null };
  /** What was said, in the order in which it is shown. */
  readonly talk: { readonly given: Talk; readonly answers: readonly string[] };
  readonly vote: { readonly given: readonly VotedPlace[]; readonly answers: null };
};
