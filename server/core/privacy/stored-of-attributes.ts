import { everybody, fields, nobody, retention, type Stored } from './stored.ts';

const here = { store: 'consultation', until: retention } as const;

/** What stands in a consultation's database about what children are asked about themselves. */
export const storedOfAttributes = [
  ...fields(
    {
      ...here,
      table: 'participant_attribute',
      about: 'child',
      why: 'to see who is missing, and to count answers by it where that was declared',
      who: `${nobody}; after closing protected counts`,
    },
    {
      participant_id: 'whose answer',
      attribute: 'what was asked: age, gender, disability, region, origin or means',
      choice: 'the number of the answer it chose; nothing where it did not want to say',
    },
  ),
  ...fields(
    {
      ...here,
      table: 'attribute',
      about: 'consultation',
      why: 'what children are asked about themselves, and against whom it is held',
      who: everybody,
    },
    {
      name: 'which of the six is asked',
      shares: 'the stated share of each answer',
      source: 'where the shares come from',
    },
  ),
  ...fields(
    {
      ...here,
      table: 'attribute_label',
      about: 'consultation',
      why: 'the answers a child can choose',
      who: everybody,
    },
    {
      attribute: 'which of the six is asked',
      position: 'its place in the list',
      language: 'the language of the words',
      label: 'the words',
    },
  ),
  ...fields(
    {
      ...here,
      table: 'attribute_table',
      about: 'consultation',
      why: 'so that no table by an attribute is made that was not declared before the end',
      who: everybody,
    },
    {
      attribute: 'which of the six is asked',
      kind: 'a statement or a poll',
      subject: 'the number of what was voted on',
    },
  ),
  ...fields(
    {
      ...here,
      table: 'missing_look',
      about: 'consultation',
      why: 'so that who is missing is told anew at most once a day',
      who: 'organisers, analysts and approvers',
    },
    { attribute: 'which of the six is asked', day: 'the day', words: 'a word for each answer' },
  ),
  ...fields(
    {
      ...here,
      table: 'missing_look',
      about: 'consultation',
      why: 'so that it is told anew only after ten more answers',
      who: nobody,
    },
    { answered: 'how many had answered then' },
  ),
] satisfies readonly Stored[];
