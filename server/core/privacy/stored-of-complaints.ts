import { everybody, fields, nobody, type Stored } from './stored.ts';

const until = '180 days after it is over, or when it is taken back';
const child = { store: 'complaints', about: 'child', until } as const;
const control = { store: 'control', until: 'as long as the site' } as const;

/** What stands in the complaints database, and what the overseer and others from outside leave in the control database. */
export const storedOfComplaints = [
  ...fields(
    {
      ...child,
      table: 'complaint',
      why: 'so that somebody who does no other work here looks at what is wrong',
      who: 'the overseer, and whoever holds a receipt',
    },
    {
      id: 'a random number',
      organisation_id: 'whom it was put to',
      consultation_id: 'which consultation it is about, if any',
      kind: 'what kind of thing is wrong',
      way: 'alone, together or by a representative',
      language: 'its language',
      state: 'received, being looked at, answered, looked at again, closed or sent on',
      join_hash: 'a keyed hash of the words with which others join',
      body: 'the words, as they were written',
      outcome: 'whether the overseer agreed',
      day: 'the day',
      due_day: 'the day by which something is due',
      answered_day: 'the day of the first answer',
      settled_day: 'the day on which it was over',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'complaint_receipt',
      why: 'so that whoever complained reads the answer and nobody else does',
      who: nobody,
    },
    {
      verifier: 'a keyed hash of the six words, never the words',
      complaint_id: 'which complaint',
      begun: 'whether it began the complaint or joined',
      felt: 'whether the answer helped',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'complaint_reply',
      why: 'so that an answer can be contradicted',
      who: 'the overseer',
    },
    {
      id: 'a random number',
      complaint_id: 'which complaint',
      body: 'the words, as they were written',
      day: 'the day',
    },
  ),
  ...fields(
    {
      store: 'complaints',
      about: 'staff',
      until,
      table: 'complaint_answer',
      why: 'so that whoever complained is answered',
      who: 'the overseer, and whoever holds a receipt',
    },
    {
      complaint_id: 'which complaint',
      round: 'the first answer or the second',
      level: 'for younger or older children',
      body: 'the answer in words',
      staff_id: 'who answered',
      day: 'the day',
    },
  ),
  ...fields(
    {
      ...control,
      table: 'oversight_comment',
      about: 'staff',
      why: 'so that the overseer speaks in public, unedited',
      who: everybody,
    },
    {
      id: 'a random number',
      consultation_id: 'which consultation it is about, if any',
      language: 'its language',
      level: 'for younger or older children',
      body: 'the words, as they were written',
      signed_by: 'who wrote it',
      day: 'the day',
    },
  ),
  ...fields(
    {
      ...control,
      table: 'independent_audit',
      about: 'system',
      why: 'so that somebody from outside looks at this site each year',
      who: everybody,
    },
    {
      id: 'a random number',
      day: 'the day of the audit',
      auditor: 'who audited',
      language: 'its language',
      summary: 'what the audit found',
      recorded_by: 'who of staff wrote it down',
      recorded_day: 'the day it was written down',
    },
  ),
  ...fields(
    {
      ...control,
      table: 'remedy',
      about: 'staff',
      why: 'so that everybody finds where else to complain',
      who: 'everybody, once a second person confirmed it',
    },
    {
      id: 'a random number',
      country: 'its country',
      kind: 'an ombudsperson, a court, legal aid or a committee',
      name: 'its name',
      contact: 'how to reach it',
      source: 'where this was read',
      checked_day: 'the day on which it was checked',
      proposed_by: 'who of staff entered it',
      confirmed_by: 'who of staff confirmed it',
    },
  ),
] satisfies readonly Stored[];
