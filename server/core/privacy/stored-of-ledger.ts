import { everybody, fields, type Stored } from './stored.ts';

const ledger = {
  store: 'control',
  about: 'consultation',
  who: everybody,
  until: 'as long as the site',
} as const;

/** What the control database keeps of the ledger, beside the answers and the releases. */
export const storedOfLedger = [
  ...fields(
    { ...ledger, table: 'release_gap', why: 'so that no number of a release is given twice' },
    {
      consultation_id: 'the consultation',
      number: 'a number that no release has',
      day: 'the day on which a backup was put back',
      signed_day: 'the day a release with it was signed, where that is known',
    },
  ),
  ...fields(
    { ...ledger, table: 'response_plain', why: 'children are owed an answer' },
    {
      release_id: 'the release',
      finding_id: 'the finding it answers',
      language: 'its language',
      level: 'short or longer words',
      body: 'the answer in words for children',
    },
  ),
  ...fields(
    { ...ledger, table: 'response_deed', why: 'everybody may see whether a promise was kept' },
    {
      release_id: 'the release',
      finding_id: 'the finding it is about',
      language: 'its language',
      state: 'done or not done',
      body: 'a sentence about it',
      signed_by: 'who said so',
      day: 'the day',
    },
  ),
  ...fields(
    { ...ledger, table: 'response_before', why: 'everybody may see whether a promise was kept' },
    {
      release_id: 'the release',
      finding_id: 'the finding it answers',
      number: 'which came first',
      decision: 'yes, partly, no or later',
      due_day: 'by when it is done or decided',
      day: 'the day',
    },
  ),
  ...fields(
    { ...ledger, table: 'scorecard', why: 'everybody may see how children judge the way they were asked' },
    {
      consultation_id: 'the consultation',
      requirement: 'what was judged',
      children: 'how many answered, protected',
      yes: 'how many said yes, protected',
      partly: 'how many said partly, protected',
      no: 'how many said no, protected',
      day: 'the day it was told',
    },
  ),
] satisfies readonly Stored[];
