import { fields, nobody, type Stored } from './stored.ts';

const memory = { store: 'memory', who: nobody, until: 'a restart, or when there is no more room' } as const;

/** What the memory of the program holds about who of staff is there, by the name it has there. */
export const storedOfDesks = [
  ...fields(
    {
      ...memory,
      table: 'knows',
      about: 'staff',
      why: 'so that who knows a group reads none of its words',
      until: 'the page is closed',
    },
    { batchId: 'which batch of codes or sheets' },
  ),
  ...fields(
    {
      ...memory,
      table: 'hears',
      about: 'child',
      why: 'so that who listens is told only of words it was handed',
      until: 'the page is closed',
    },
    { id: 'which words a page was handed' },
  ),
  ...fields(
    {
      ...memory,
      table: 'dutyLines',
      about: 'staff',
      why: 'so that rooms rest when no adult is there',
      until: 'the page is closed, or a restart',
    },
    { person: 'which moderators and safeguarding leads have a desk open' },
  ),
  ...fields(
    {
      ...memory,
      table: 'deskLooks',
      about: 'staff',
      why: 'so that rooms rest when no adult is there',
      until: 'five minutes, or a restart',
    },
    { person: 'who loaded a desk without script, and until when that counts' },
  ),
  ...fields(
    {
      ...memory,
      table: 'saidElsewhere',
      about: 'staff',
      why: 'so that rooms rest when no adult is there',
      until: 'fifteen seconds, or a restart',
    },
    { person: 'who has a desk open at another process of the site' },
  ),
  ...fields(
    { ...memory, table: 'lastOnDuty', about: 'system', why: 'so that rooms rest when no adult is there' },
    { last: 'when a moderator and a safeguarding lead were last there' },
  ),
  ...fields(
    { ...memory, table: 'roomRest', about: 'system', why: 'so that no more is written than people can read' },
    { because: 'why the rooms of a consultation rest' },
  ),
  ...fields(
    { ...memory, table: 'queues', about: 'system', why: 'so that no more is written than people can read' },
    { pressure: 'whether its queue flows' },
  ),
  ...fields(
    { ...memory, table: 'slowPosts', about: 'child', why: 'so that no more is written than people can read' },
    {
      last: 'when a child posted last, while rooms are slow',
      post: 'the number of what it posts, until that is written',
    },
  ),
  ...fields(
    {
      ...memory,
      table: 'staffMoments',
      about: 'staff',
      why: 'to ask again who sits there',
      until: 'signing out, or a restart',
    },
    {
      last: 'when this session of staff did something',
      proven: 'when its second factor was proven',
    },
  ),
  ...fields(
    {
      ...memory,
      table: 'stood',
      about: 'staff',
      why: 'to ask again who sits there',
      until: 'a second',
    },
    { found: 'whether this session of staff still stands' },
  ),
  ...fields(
    { ...memory, table: 'wrongCodes', about: 'staff', why: 'so that nobody guesses a code' },
    { wrong: 'wrong codes of one member of staff', until: 'how long it has to wait' },
  ),
  ...fields(
    {
      ...memory,
      table: 'usedChallenges',
      about: 'staff',
      why: 'so that no answer of a passkey counts twice',
      until: 'five minutes, or a restart',
    },
    { challenge: 'what a passkey has answered' },
  ),
  ...fields(
    {
      ...memory,
      table: 'exposures',
      about: 'staff',
      why: 'so that nobody reads hard texts without a break',
    },
    { opened: 'which hard texts one person opened in a row', rest: 'until when it rests' },
  ),
  ...fields(
    { ...memory, table: 'lateWaits', about: 'system', why: 'to say how long reading usually takes' },
    { minutes: 'how many minutes the last fifty waited' },
  ),
  ...fields(
    {
      store: 'control',
      table: 'screening_cue',
      about: 'staff',
      why: 'so that the checks know words of this site, and everybody who oversees sees which',
      who: 'administrators, safeguarding leads and the overseer',
      until: 'as long as the site',
    },
    {
      id: 'a random number',
      language: 'which language',
      part: 'in which part of the checks',
      way: 'looked for, or left out',
      cue: 'the word or phrase',
      day: 'the day',
      entered_by: 'who of staff entered it',
      confirmed_by: 'who of staff confirmed it',
      dropped_by: 'who of staff took it out',
    },
  ),
] satisfies readonly Stored[];
