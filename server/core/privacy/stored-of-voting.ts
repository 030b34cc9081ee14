import { everybody, fields, nobody, retention, type Stored } from './stored.ts';

const child = { store: 'consultation', about: 'child', until: retention } as const;
const told = { store: 'consultation', about: 'consultation', until: retention } as const;

/** What stands in a consultation's database about statements, polls and findings. */
export const storedOfVoting = [
  ...fields(
    {
      ...child,
      table: 'vote',
      why: 'to count what children think of a statement',
      who: `${nobody}; after closing protected counts`,
    },
    {
      participant_id: 'which seat voted',
      statement_id: 'on which statement',
      choice: 'agree, disagree, pass, or not understood',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'poll_answer',
      why: 'to count what children choose',
      who: `${nobody}; after closing protected counts`,
    },
    {
      participant_id: 'which seat answered',
      activity_id: 'which poll',
      choice: 'what it chose, or that it skipped',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'evaluation',
      why: 'to count how children judge the way they were asked',
      who: `${nobody}; after closing protected counts`,
    },
    {
      participant_id: 'which seat answered',
      requirement: 'what it judged',
      mark: 'yes, partly or no',
    },
  ),
  ...fields(
    {
      ...told,
      table: 'evaluation_told',
      why: 'to tell a count anew only after ten more children',
      who: nobody,
    },
    { requirement: 'what was judged', children: 'how many had answered when it was told' },
  ),
  ...fields(
    {
      ...told,
      table: 'told_numbers',
      why: 'to tell a number again as it was told, so that nobody sees who left',
      who: 'analysts; in a release: everybody',
    },
    {
      kind: 'which numbers',
      written: 'how often they were written',
      body: 'the numbers as they were told, none of few children',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'meant',
      why: 'to tell whether a finding is what children meant',
      who: `${nobody}; in a release protected counts, and that somebody said no`,
    },
    {
      participant_id: 'which seat answered',
      finding_id: 'of which finding',
      answer: 'yes, partly, no, or not understood',
      from_paper: 'typed from paper, or said by the child itself',
    },
  ),
  ...fields(
    { ...told, table: 'activity_option', why: 'what children can choose', who: everybody },
    {
      activity_id: 'the poll',
      position: 'its place',
      language: 'its language',
      level: 'short or longer words',
      label: 'the option in words',
    },
  ),
  ...fields(
    { ...told, table: 'statement', why: 'what children vote on', who: everybody },
    {
      id: 'a random number',
      activity_id: 'the activity it belongs to',
      contribution_id: 'the child’s words it is made of, if any; seen by nobody',
      revision: 'which revision of those words',
      state: 'waiting for a second person, open, or taken out by the organiser',
      quotes: 'whether words of children stood in it when it was written',
    },
  ),
  ...fields(
    { ...told, table: 'statement_text', why: 'what children vote on', who: everybody },
    { statement_id: 'the statement', language: 'its language', body: 'the organiser’s words' },
  ),
  ...fields(
    {
      ...told,
      table: 'statement_tally',
      why: 'to tell one word after a vote, and tables after closing',
      who: `${nobody}; after closing protected counts`,
    },
    {
      statement_id: 'the statement',
      agree: 'how many agree',
      disagree: 'how many disagree',
      pass: 'how many pass',
      unclear: 'how many did not understand it',
      word: 'the word that is told',
      word_voters: 'how many had voted when the word was renewed',
      many_unclear: 'whether many had not understood it then',
    },
  ),
  ...fields(
    {
      ...told,
      table: 'finding',
      why: 'what children said, in a sentence',
      who: 'analysts, and children from the draft on; in a release: everybody',
    },
    {
      id: 'a random number',
      position: 'its place',
      language: 'its language',
      body: 'the sentence',
      template: 'what the program says in it, if anything',
    },
  ),
  ...fields(
    {
      ...told,
      table: 'finding_plain',
      why: 'children read a finding before it is signed',
      who: 'analysts, and children from the draft on; in a release: everybody',
    },
    {
      finding_id: 'the finding',
      language: 'its language',
      level: 'short or longer words',
      body: 'the finding in words for children',
    },
  ),
  ...fields(
    {
      ...told,
      table: 'finding_evidence',
      why: 'what a finding rests on',
      who: 'analysts; in a release: everybody',
    },
    {
      finding_id: 'the finding',
      kind: 'a statement, a poll or a point',
      subject: 'its number',
      cell: 'which of its answers',
    },
  ),
] satisfies readonly Stored[];
