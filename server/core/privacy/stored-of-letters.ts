import { fields, nobody, type Stored } from './stored.ts';
import { caseFields, leads } from './stored-of-safeguarding.ts';

const letter = {
  store: 'complaints',
  about: 'child',
  until: '180 days after its last line, or when it is taken back',
} as const;
const why = 'so that somebody helps whoever has no seat';
const until =
  '180 days after its last line, or when it is taken back; how to reach somebody thirty days, or until its case is closed';

/** What is told in confidence without a seat: beside the complaints, because it belongs to no consultation. */
export const storedOfLetters = [
  ...fields(
    { ...letter, table: 'sealed_case', why, who: 'safeguarding leads' },
    { ...caseFields.sealed_case, day: 'the day it began, or a later one that told how to reach somebody' },
  ),
  ...fields({ ...letter, table: 'sealed_text', why, who: leads, until }, caseFields.sealed_text),
  ...fields(
    {
      ...letter,
      table: 'sealed_half',
      why: 'so that two leads together can open what is sealed, and nobody else',
      who: 'the lead it is sealed to',
      until,
    },
    caseFields.sealed_half,
  ),
  ...fields(
    {
      ...letter,
      table: 'case_opening',
      why: 'so that nobody reads a case alone and unseen',
      who: 'safeguarding leads; that it was done: the overseer',
    },
    caseFields.case_opening,
  ),
  ...fields(
    {
      ...letter,
      table: 'case_answer',
      why: 'so that a child hears from the team and never from one person alone',
      who: 'the child, and safeguarding leads',
    },
    caseFields.case_answer,
  ),
  ...fields(
    {
      ...letter,
      table: 'case_remedy',
      why: 'so that what was promised is done',
      who: 'the child, and safeguarding leads',
    },
    caseFields.case_remedy,
  ),
  ...fields(
    {
      ...letter,
      table: 'letter_receipt',
      why: 'so that whoever wrote reads the answer and nobody else does',
      who: nobody,
    },
    { verifier: 'a keyed hash of the six words, never the words', case_id: 'which case' },
  ),
  ...fields(
    {
      ...letter,
      table: 'waiting',
      why: 'so that nothing waits unseen',
      who: 'safeguarding leads',
      until: 'the wait ends',
    },
    {
      kind: 'what waits',
      subject: 'the number of what waits',
      holder: 'nothing; nobody holds a case alone',
      since_minute: 'since which minute',
      due_minute: 'nothing; no minute is due',
    },
  ),
  ...fields(
    {
      store: 'memory',
      table: 'limiter:letters',
      about: 'system',
      why: 'so that no program fills the list of letters',
      who: nobody,
      until: 'a minute at most',
    },
    { taken: 'how many letters were written in this minute, on the whole site' },
  ),
] satisfies readonly Stored[];
