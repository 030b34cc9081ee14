import { atTheDesk, fields, nobody, retention, type Stored } from './stored.ts';

const child = { store: 'consultation', about: 'child', until: retention } as const;

/** What stands in a consultation's database about its children. */
export const storedOfChildren = [
  ...fields(
    { ...child, table: 'participant', why: 'a seat in this consultation, without a name', who: nobody },
    {
      id: 'a random number, different in every consultation',
      batch_id: 'which batch of at least 20 codes the seat came from, never the code',
      language: 'the language the child chose',
      level: 'short words, longer words or easy-read, as the child chose',
      adjective: 'the first part of the made-up name',
      motif: 'the drawing and second part of the made-up name',
      palette: 'the colours of the drawing',
      day: 'the day of joining',
      age_band: 'the age band the child chose, or nothing',
      way: 'with a code, or the public way in',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'participant_session',
      why: 'to know the child’s page again until it leaves',
      who: nobody,
      until: 'the child leaves, or closes the browser',
    },
    { hash: 'a keyed hash of the session cookie', participant_id: 'whose session it is' },
  ),
  ...fields(
    {
      ...child,
      table: 'seat_nonce',
      why: 'so that a lost answer locks no child out',
      who: nobody,
      until: 'ten minutes after joining',
    },
    {
      hash: 'a keyed hash of the join form',
      participant_id: 'whose seat it is',
      due_minute: 'the minute when the row goes',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'contribution',
      why: 'what the child wanted to say',
      who: `${atTheDesk}; after closing analysts; what is published: everybody`,
    },
    {
      id: 'a random number made on the child’s device',
      participant_id: 'which seat wrote it',
      activity_id: 'the room or question it was written in',
      anchor: 'the part of the document it is about',
      revision: 'how often the words were changed',
      change: 'how often its state changed',
      state: 'whether it waits, is shown, came back …',
      language: 'the language of the words',
      body: 'the words',
      hidden: 'which parts a moderator hid, and why',
      reason: 'why it is not shown as it was written',
      findings: 'what the screening rules pointed at',
      severity: 'how early a moderator should look',
      seq: 'the place in the room, until closing',
      day: 'the day it was written',
      before: 'the state before erasing, for the ten minutes in which it can be undone',
      cleared: 'whether a person let it stand after reports',
      moved: 'under which number the room last heard of it, until closing',
    },
  ),
  // The first decision stands with the words, what follows in `decision`.
  ...fields(
    {
      ...child,
      table: 'contribution',
      why: 'so that a limit can be looked at again and accounted for',
      who: 'moderators and the overseer',
    },
    {
      first_state: 'the state after',
      first_reason: 'the published reason',
      first_by: 'who decided',
      first_day: 'the day it was decided',
      first_wait: 'roughly how long it waited',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'waiting',
      why: 'so that nothing waits unseen',
      who: atTheDesk,
      until: 'the wait ends',
    },
    {
      kind: 'what waits',
      subject: 'the number of what waits',
      holder: 'which moderator is reading it; of an erasure, a keyed hash of the session that asked',
      since_minute: 'since which minute',
      due_minute: 'until which minute a moderator has it',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'decision',
      why: 'so that a limit can be looked at again and accounted for',
      who: 'moderators and the overseer',
    },
    {
      contribution_id: 'what was decided on',
      change: 'at which change of its state',
      from_state: 'the state before',
      to_state: 'the state after',
      reason: 'the published reason',
      staff_id: 'who decided',
      day: 'the day',
      wait_bucket: 'roughly how long it waited',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'appeal',
      why: 'so that another person looks at a limit',
      who: 'moderators and the overseer',
    },
    {
      contribution_id: 'whose limit the child asked about',
      change: 'which decision is looked at again',
      state: 'whether it waits, was restored or upheld',
      decided_by: 'who looked the second time',
      day: 'the day the child asked',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'report',
      why: 'so that words that hurt are looked at again',
      who: nobody,
      until: 'a person decides',
    },
    { contribution_id: 'which words', participant_id: 'which seat said that something is wrong' },
  ),
  ...fields(
    { ...child, table: 'point_contribution', why: 'to find what many children said', who: 'analysts' },
    {
      contribution_id: 'a contribution',
      point_id: 'the point it makes',
      coded_by: 'who of staff said so',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'second_code',
      why: 'to see whether two people understand children alike',
      who: 'analysts',
    },
    {
      contribution_id: 'a contribution',
      code: 'the point it makes, as a second person read it',
      coded_by: 'who of staff said so',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'join_code',
      why: 'to let exactly those in who were invited',
      who: nobody,
      until: 'the code is used, or closing',
    },
    {
      hash: 'a keyed hash of the words on a sheet',
      batch_id: 'the batch of the sheet',
    },
  ),
] satisfies readonly Stored[];
