import { fields, nobody, retention, type Stored } from './stored.ts';

const here = { store: 'consultation', until: retention } as const;
const staff = 'staff';

/** What stands in a consultation's database about sheets of paper. What a sheet says is a child's row like any other. */
export const storedOfPaper = [
  ...fields(
    {
      ...here,
      table: 'paper_batch',
      about: 'consultation',
      why: 'so that children without a device can take part on paper',
      who: staff,
    },
    {
      id: 'a random number',
      label: 'what the organiser calls the batch',
      language: 'the language of the words',
      level: 'short or longer words',
      size: 'how many sheets were printed',
      day: 'the day',
      consent: 'what the codes stand for',
      attested_by: 'the body that attests a guardian’s consent',
      attested_how: 'how it checked',
      printed_by: 'who printed them',
      handed_by: 'who handed them out',
    },
  ),
  ...fields(
    {
      ...here,
      table: 'paper_sheet',
      about: 'consultation',
      why: 'so that every sheet is typed twice, counted once and destroyed',
      who: staff,
    },
    {
      number: 'the number that is printed on the sheet',
      batch_id: 'with which others it was printed',
      state: 'typed once, twice, counted or not',
      verifier: 'the trace of its six words, until there is a seat',
      destroyed_day: 'the day on which the paper was destroyed',
    },
  ),
  ...fields(
    {
      ...here,
      table: 'paper_entry',
      about: 'child',
      why: 'so that two people read a sheet and mistakes are found',
      who: 'who types sheets, where two differ',
      until: 'two people agree on the sheet',
    },
    {
      number: 'the number that is printed on the sheet',
      pass: 'a number',
      staff_id: 'who typed it',
      body: 'what stands on the sheet',
    },
  ),
  ...fields(
    {
      ...here,
      table: 'paper_seat',
      about: 'child',
      why: 'so that the answer reaches the child on paper',
      who: nobody,
    },
    {
      number: 'the number that is printed on the sheet',
      participant_id: 'whose sheet',
      read: 'what was ticked on it, and which words stand on it',
    },
  ),
  ...fields(
    {
      ...here,
      table: 'paper_destruction',
      about: 'consultation',
      why: 'so that everybody who asks learns that the paper is gone',
      who: staff,
    },
    {
      batch_id: 'with which others it was printed',
      day: 'the day',
      staff_id: 'who destroyed them',
      sheets: 'how many sheets were destroyed',
    },
  ),
] satisfies readonly Stored[];
