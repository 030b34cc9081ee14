import { everybody, fields, nobody, retention, type Stored } from './stored.ts';

const child = { store: 'consultation', about: 'child', until: retention } as const;
export const leads = 'safeguarding leads, two together';
const loneOpening = {
  store: 'control',
  table: 'lone_opening',
  about: 'staff',
  why: 'so that the overseer is told when one lead reads alone',
  who: 'the overseer',
} as const;

/** What stands in the tables of a case, wherever it stands. */
export const caseFields = {
  sealed_case: {
    id: 'a random number',
    participant_id: 'which seat asked; empty for a rehearsal and for a letter',
    kind: 'a child’s, a letter, or a rehearsal',
    language: 'the language it was written in',
    state: 'sealed, opened, answered, closed or taken back',
    day: 'the day',
    closing_by: 'which lead asked to close it, until another one does',
  },
  sealed_text: {
    case_id: 'which case',
    number: 'its place in the case',
    part: 'what happened, or how to reach the child',
    body: 'the words, sealed; no key that opens them is kept',
    day: 'the day',
  },
  sealed_half: {
    case_id: 'which case',
    number: 'its place in the case',
    half: 'which half',
    staff_id: 'the lead it is sealed to',
    passed_by: 'the lead that handed it on',
    box: 'half of a key, sealed',
    key_hash: 'for which key of that lead',
  },
  case_opening: {
    case_id: 'which case',
    part: 'what happened, or how to reach the child',
    staff_id: 'which lead',
    half: 'which half',
    why: 'to read with another, to seal it to a new lead, or alone in danger',
    reason: 'the reason the lead gave',
    day: 'the day',
  },
  case_answer: {
    case_id: 'which case',
    number: 'its place in the case',
    body: 'what the team wrote',
    written_by: 'which lead wrote it',
    seen_by: 'which other lead saw it before it was sent',
    day: 'the day',
  },
  case_remedy: {
    case_id: 'which case',
    remedy: 'an apology, a correction, a removal or help to recover',
    staff_id: 'which lead',
    day: 'the day',
    done_day: 'the day it was done',
  },
} as const;

/** What stands in the databases so that a child that needs help finds it. */
export const storedOfSafeguarding = [
  ...fields(
    { ...child, table: 'sealed_case', why: 'so that somebody helps', who: 'safeguarding leads' },
    caseFields.sealed_case,
  ),
  ...fields(
    {
      ...child,
      table: 'sealed_text',
      why: 'so that somebody helps',
      who: leads,
      until: 'the consultation’s last day; how to reach a child thirty days, or until its case is closed',
    },
    caseFields.sealed_text,
  ),
  ...fields(
    {
      ...child,
      table: 'sealed_half',
      why: 'so that two leads together can open what is sealed, and nobody else',
      who: 'the lead it is sealed to',
      until: 'the consultation’s last day; how to reach a child thirty days, or until its case is closed',
    },
    caseFields.sealed_half,
  ),
  ...fields(
    {
      ...child,
      table: 'case_opening',
      why: 'so that nobody reads a case alone and unseen',
      who: 'safeguarding leads; that it was done: the overseer',
    },
    caseFields.case_opening,
  ),
  ...fields(
    {
      ...child,
      table: 'case_answer',
      why: 'so that a child hears from the team and never from one person alone',
      who: 'the child, and safeguarding leads',
    },
    caseFields.case_answer,
  ),
  ...fields(
    {
      ...child,
      table: 'case_remedy',
      why: 'so that what was promised is done',
      who: 'the child, and safeguarding leads',
    },
    caseFields.case_remedy,
  ),
  ...fields(
    {
      store: 'control',
      table: 'helpline',
      about: 'system',
      why: 'so that a child finds whom to call',
      who: everybody,
      until: 'as long as the site',
    },
    {
      id: 'a random number',
      organisation_id: 'whose list it is in',
      country: 'the country',
      kind: 'an emergency number, a line for children, or help for the team',
      languages: 'the languages spoken there',
      name: 'its name',
      number: 'the number to call',
      source: 'where it was read',
      read_day: 'the day it was read',
      entered_by: 'who of staff entered it',
      confirmed_by: 'who of staff confirmed it',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'lead_key',
      about: 'staff',
      why: 'so that what is sealed to a lead can be opened by that lead alone',
      who: nobody,
      until: 'the lead makes a new one, or is a lead no longer',
    },
    {
      staff_id: 'the lead',
      public_key: 'the key that seals',
      wrapped: 'the key that opens, under a code that only the lead has',
      day: 'the day',
    },
  ),
  ...fields(
    { ...loneOpening, until: 'as long as the site' },
    {
      consultation_id: 'which consultation',
      case_id: 'which case',
      part: 'what happened, or how to reach the child',
      staff_id: 'which lead',
      organisation_id: 'where the person works',
      day: 'the day',
      seen_by: 'the overseer who has seen it',
    },
  ),
  ...fields(
    { ...loneOpening, until: 'its case is taken back or erased, or its consultation is destroyed' },
    { reason: 'the reason the lead gave' },
  ),
  ...fields(
    {
      store: 'control',
      table: 'drill',
      about: 'staff',
      why: 'so that nothing opens before two leads have rehearsed',
      who: 'whoever prepares a consultation',
      until: 'as long as the site',
    },
    {
      case_id: 'which rehearsal',
      organisation_id: 'where the person works',
      first_lead: 'the lead with the first half',
      second_lead: 'the lead with the second half',
      day: 'the day',
    },
  ),
] satisfies readonly Stored[];
