import { fields, type Stored } from './stored.ts';

/** What stands in a consultation's database so that children read each other across languages. */
export const storedOfTranslations = [
  ...fields(
    {
      store: 'consultation',
      about: 'child',
      table: 'translation',
      why: 'so that children of different languages read each other',
      who: 'children of the same room, and moderators of the consultation',
      until: 'closing, or earlier together with the words',
    },
    {
      contribution_id: 'a contribution',
      language: 'the language',
      change: 'at which change of its state',
      state: 'whether children see it, and whether a person has signed it',
      body: 'the words in that language',
      signed_by: 'who of staff signed it or took it away',
      typed: 'what a person wrote in place of the program’s words',
      typed_by: 'who of staff wrote it',
      round: 'how often staff signed it or wrote it anew',
    },
  ),
] satisfies readonly Stored[];
