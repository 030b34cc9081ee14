import { everybody, fields, retention, type Stored } from './stored.ts';

const told = { store: 'consultation', about: 'consultation', who: everybody, until: retention } as const;
const weighed = 'everybody may see which rights of children were weighed';

/** What stands in a consultation's database about the terms under which children are asked. No child is in it. */
export const storedOfTerms = [
  ...fields(
    { ...told, table: 'assessment', why: weighed },
    {
      kind: 'about rights of children, or about data',
      number: 'a number',
      phase: 'before it opened, or after the end',
      language: 'its language',
      revision: 'a number',
      written_by: 'who wrote it',
      written_name: 'the name of who wrote it',
      written_day: 'the day',
      approved_by: 'who approved it',
      approved_name: 'the name of who approved it',
      approved_day: 'the day',
    },
  ),
  ...fields(
    { ...told, table: 'assessment_part', why: weighed },
    {
      kind: 'about rights of children, or about data',
      number: 'a number',
      part: 'which part',
      rights: 'the rights that were weighed',
      criterion: 'the question it is judged by',
      finding: 'what was found',
      measure: 'what is done about it',
    },
  ),
  ...fields(
    { ...told, table: 'assessment_words', why: weighed },
    {
      kind: 'about rights of children, or about data',
      number: 'a number',
      language: 'its language',
      level: 'short or longer words',
      body: 'the text',
    },
  ),
  ...fields(
    { ...told, table: 'terms', why: 'children and those who help them know the terms before' },
    {
      consultation_id: 'the consultation',
      reading_days: 'how many days there are to read',
      face_to_face: 'whether children can sit together',
      languages_told: 'whether somebody looked which languages are missing',
    },
  ),
  ...fields(
    { ...told, table: 'venue', why: 'children and those who help them know the terms before' },
    {
      position: 'its place in the list',
      name: 'where children sit together',
      policy: 'where its safeguarding policy stands',
      person: 'who answers for it there',
    },
  ),
  ...fields(
    { ...told, table: 'missing_language', why: 'children and those who help them know the terms before' },
    { position: 'its place in the list', name: 'the language', plan: 'what is planned' },
  ),
  ...fields(
    { ...told, table: 'undertaking', why: 'a company is bound by what it promised' },
    {
      consultation_id: 'the consultation',
      name: 'the name of who signed',
      office: 'what this person is in the company',
      day: 'the day',
      diligence: 'what the company looked into',
    },
  ),
  ...fields(
    {
      ...told,
      table: 'oversight_rest',
      why: 'everybody may see what the overseer let rest, and why it was opened again',
    },
    {
      number: 'a number',
      activity_id: 'which activity, or none where all of it rests',
      day: 'the day',
      ended_day: 'the day on which it was opened again',
      ended_by: 'whether the overseer or the organiser opened it again',
      reason: 'why the organiser opened it again',
    },
  ),
  ...fields(
    { ...told, table: 'document_source', why: 'children and those who help them know the terms before' },
    {
      consultation_id: 'the consultation',
      revision: 'a number',
      label: 'whether it is the official text',
      origin: 'where the document is from',
      author: 'who wrote the document',
      written_by: 'who wrote it',
      written_name: 'the name of who wrote it',
      written_day: 'the day',
      checked_name: 'the name of who looked at it from outside',
      checked_from: 'where this person works',
      attested_by: 'who of staff said so',
      attested_name: 'the name of who approved it',
      checked_day: 'the day',
    },
  ),
  ...fields(
    { ...told, table: 'document_argument', why: 'children and those who help them know the terms before' },
    {
      part: 'who gains, or which side',
      position: 'its place in the list',
      language: 'its language',
      level: 'short or longer words',
      body: 'the text',
    },
  ),
] satisfies readonly Stored[];
