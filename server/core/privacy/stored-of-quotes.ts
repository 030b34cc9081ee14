import { fields, retention, type Stored } from './stored.ts';

/** What stands in a consultation's database about small voices and about words that may be quoted. */
export const storedOfQuotes = [
  ...fields(
    {
      store: 'consultation',
      about: 'consultation',
      until: retention,
      table: 'point_telling',
      why: 'so that what few children said is not lost',
      who: 'analysts; in a release: everybody',
    },
    {
      point_id: 'the point',
      route: 'whether it is told in a sentence or by its name',
      language: 'its language',
      body: 'the sentence',
    },
  ),
  ...fields(
    {
      store: 'consultation',
      about: 'child',
      until: retention,
      table: 'quote',
      why: 'to print words of children who said yes to it',
      who: 'analysts and who approves quotes; in a release: the words, for everybody',
    },
    {
      id: 'a random number',
      contribution_id: 'a contribution',
      revision: 'which wording',
      start: 'where the quoted words begin',
      stop: 'where the quoted words end',
      chosen_by: 'who of staff chose it',
      approved_by: 'who of staff approved it',
      also_approved_by: 'who else of staff approved it',
    },
  ),
] satisfies readonly Stored[];
