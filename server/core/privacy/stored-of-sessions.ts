import { everybody, fields, nobody, retention, type Stored } from './stored.ts';

const led = { store: 'consultation', about: 'consultation', until: retention, who: everybody } as const;

/** What stands in a consultation's database about sessions that somebody leads in a room. Who asked for the word is in no file. */
export const storedOfSessions = [
  ...fields(
    {
      ...led,
      table: 'quiet_hours',
      why: 'so that nobody meets live at night',
    },
    {
      kind: 'every day, or on school days',
      from_minute: 'a time of day',
      until_minute: 'a time of day',
    },
  ),
  ...fields(
    {
      ...led,
      table: 'session_plan',
      why: 'so that children know before when a room meets',
    },
    {
      activity_id: 'the room',
      start_minute: 'when it begins',
      minutes: 'how long it lasts, in minutes',
    },
  ),
  ...fields(
    { ...led, table: 'listening', why: 'so that decision-makers listen, and children know before' },
    {
      id: 'a random number',
      start_minute: 'when it begins',
      minutes: 'how long it lasts, in minutes',
      state: 'planned, running or over',
    },
  ),
  ...fields(
    {
      ...led,
      about: 'child',
      table: 'listening_word',
      why: 'so that decision-makers hear words that were put up for them',
      who: 'decision-makers while they listen, and who leads that',
    },
    {
      contribution_id: 'a contribution',
      change: 'at which change of its state',
      staff_id: 'who put it up',
    },
  ),
  ...fields(
    { ...led, table: 'room_session', why: 'how a room that somebody leads stands now' },
    {
      activity_id: 'the room',
      revision: 'a number',
      state: 'prepared, running or over',
      step: 'which step is now',
      until_minute: 'until when the step lasts, while it runs; else whether a session was over before',
      gathers: 'whether words are shown all together',
      pace_minutes: 'how many minutes a child waits between two posts',
      spotlight: 'which shown words stand at the top',
      spotlight_change: 'as which they stand there',
      closing_by: 'who wrote it',
      closing_approved_by: 'who approved it',
      closing_quotes: 'whether words of children stood in it when it was written',
      agenda_quotes: 'whether words of children stood in it when it was written',
    },
  ),
  ...fields(
    { ...led, table: 'session_step', why: 'children are told what comes' },
    {
      activity_id: 'the room',
      position: 'its place in the list',
      kind: 'what children do there',
      minutes: 'how long it lasts, in minutes',
    },
  ),
  ...fields(
    { ...led, table: 'session_words', why: 'children are told what comes' },
    {
      activity_id: 'the room',
      position: 'its place in the list',
      language: 'its language',
      level: 'short or longer words',
      body: 'the text',
    },
  ),
  ...fields(
    { ...led, table: 'room_poll', why: 'so that a room can be asked one quick question' },
    {
      activity_id: 'the room',
      id: 'the number of this question',
      state: 'asked, ending or told',
      answers: 'how many answers there are to choose from',
      told: 'a word for each answer, or nothing',
      asked_by: 'who of staff asked',
      quotes: 'whether words of children stood in it when it was written',
    },
  ),
  ...fields(
    { ...led, table: 'room_poll_words', why: 'so that a room can be asked one quick question' },
    {
      activity_id: 'the room',
      position: 'its place in the list',
      language: 'its language',
      body: 'the text',
    },
  ),
  ...fields(
    {
      store: 'consultation',
      table: 'room_poll_answer',
      about: 'child',
      why: 'to tell a room a word for each answer',
      who: nobody,
      until: 'the question ends',
    },
    {
      activity_id: 'the room',
      participant_id: 'which seat answered',
      choice: 'what it chose, or that it skipped',
    },
  ),
  ...fields(
    {
      store: 'consultation',
      table: 'small_group_seat',
      about: 'child',
      why: 'so that a child finds its small group again',
      who: nobody,
      until: 'the consultation closes',
    },
    {
      group_of: 'the room',
      participant_id: 'which seat is in it',
      activity_id: 'the small group',
    },
  ),
  ...fields(
    {
      store: 'memory',
      table: 'paces',
      about: 'system',
      why: 'so that a post waits for nothing',
      who: nobody,
      until: 'a restart, or when there is no more room',
    },
    { minutes: 'how many minutes a child waits between two posts' },
  ),
  ...fields(
    {
      store: 'memory',
      table: 'turns',
      about: 'child',
      why: 'so that children get the word in turn',
      who: 'whoever leads the room, by the child’s name here',
      until: 'the session is over, or a restart',
    },
    { waiting: 'who asked for the word, in turn', speaks: 'who has the word' },
  ),
] satisfies readonly Stored[];
