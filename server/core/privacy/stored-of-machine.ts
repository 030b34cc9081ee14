import { atTheDesk, everybody, fields, nobody, type Stored } from './stored.ts';

const memory = { store: 'memory', who: nobody, until: 'a restart, or when there is no more room' } as const;
const ofStaff = { ...memory, about: 'staff' } as const;
const files = { store: 'file', about: 'system', who: 'who runs the machine' } as const;

/** What stands in the memory of the program, by the name it has there, and the files on the machine that runs it. */
export const storedOfMachine = [
  ...fields(
    {
      ...memory,
      table: 'recentWords',
      about: 'child',
      why: 'to see the same words sent again and again',
      until: 'three more messages, or a restart',
    },
    { text: 'the child’s last three messages' },
  ),
  ...fields(
    {
      ...memory,
      table: 'unread',
      about: 'child',
      why: 'so that a decision on new words needs no look at the disk',
      who: atTheDesk,
    },
    { record: 'the newest words that nobody decided on yet' },
  ),
  ...fields(
    {
      ...memory,
      table: 'themeSlots',
      about: 'child',
      why: 'so that an analyst need not wait for the same suggestions again',
      who: 'analysts',
    },
    { answer: 'which point the program suggests for which words, and words that groups of them share' },
  ),
  ...fields(
    {
      ...memory,
      table: 'statements',
      about: 'child',
      why: 'so that a page of statements needs no look at the disk',
      who: everybody,
    },
    { records: 'the statements that can be voted on, with children’s published words' },
  ),
  ...fields(
    {
      ...memory,
      table: 'said',
      about: 'child',
      why: 'so that a page is told once',
      until: 'the page is closed',
    },
    { id: 'the numbers of what this page posted' },
  ),
  ...fields(
    {
      ...memory,
      table: 'idleMinutes',
      about: 'child',
      why: 'so that a seat ends when nobody sits there any more',
      until: 'twenty idle minutes, or a restart',
    },
    { first: 'when this session began', last: 'when its child last did something' },
  ),
  ...fields(
    {
      ...memory,
      table: 'networks',
      about: 'system',
      why: 'so that whoever guesses codes or six words waits',
      until: 'an hour, or a restart',
    },
    {
      network: 'a keyed hash of a part of a network’s address, under a key that changes each hour',
      wrong: 'how many wrong ones came from there, and until when it waits',
    },
  ),
  ...['posts', 'votes', 'phrases', 'asks', 'errs', 'pages'].flatMap((name) =>
    fields(
      {
        ...memory,
        table: `limiter:${name}`,
        about: 'child',
        why: 'so that no seat sends faster than a person can',
        until: 'a minute at most',
      },
      {
        key: ['posts', 'votes', 'phrases'].includes(name)
          ? 'the number of a seat and how often it sent; with several machines also in Redis, in memory there too'
          : 'the number of a seat and how often it sent',
      },
    ),
  ),
  ...['staff-asks', 'staff-pages'].flatMap((name) =>
    fields(
      {
        ...ofStaff,
        table: `limiter:${name}`,
        why: 'so that nobody who is signed in keeps the others waiting',
        until: 'a minute at most',
      },
      { key: 'which member of staff asked, and how often' },
    ),
  ),
  ...fields(
    {
      ...memory,
      table: 'limiter:seats',
      about: 'system',
      why: 'so that no program fills a consultation that is open without a code',
      until: 'a minute at most',
    },
    { taken: 'how many seats without a code were taken in this minute, on the whole site' },
  ),
  ...fields(
    {
      ...memory,
      table: 'limiter:complaints',
      about: 'system',
      why: 'so that no program fills the list of complaints',
      until: 'a minute at most',
    },
    { taken: 'how many complaints were begun or joined in this minute, on the whole site' },
  ),
  ...fields(
    {
      ...memory,
      table: 'openTickets',
      about: 'child',
      why: 'so that only this site’s pages open a live connection',
      until: 'one minute, or the connection',
    },
    { holder: 'whom a ticket for a live connection is for; with several machines also in Redis, sealed' },
  ),
  ...fields(
    {
      ...memory,
      table: 'admitted',
      about: 'child',
      why: 'to know whose live connection it is',
      until: 'the page is closed',
    },
    { holder: 'the seat or member of staff of a live connection' },
  ),
  ...fields(
    {
      ...memory,
      table: 'gathered',
      about: 'child',
      why: 'so that what changes at once is told at once',
      who: 'those who are told',
      until: 'a fortieth of a second',
    },
    { changes: 'what changed and is about to be told' },
  ),
  ...fields(
    { ...memory, table: 'facts', about: 'consultation', why: 'so that a post needs no look at the disk' },
    { organisation: 'who runs it', zone: 'for its days' },
  ),
  ...fields(
    { ...memory, table: 'words', about: 'consultation', why: 'to tell one word after a vote' },
    { word: 'the word that is told', left: 'how many may vote until it is renewed' },
  ),
  ...fields(
    { ...ofStaff, table: 'undoable', why: 'so that a decision can be taken back for ten seconds' },
    {
      staff: 'who decided',
      until: 'until when it can be taken back',
      change: 'at which change of its state',
      to: 'the state before',
      hidden: 'which places were hidden before',
      alike: 'what was decided together with it',
      undone: 'whether the decision was taken back',
    },
  ),
  ...fields(
    {
      ...memory,
      table: 'undoable',
      about: 'child',
      why: 'so that a decision can be taken back for ten seconds',
    },
    { reporters: 'which seat said that something is wrong' },
  ),
  ...fields(
    { ...ofStaff, table: 'reads', why: 'so that the audit log names each reading once a day' },
    { ids: 'the numbers of what a member of staff was handed today' },
  ),
  ...fields(
    {
      ...ofStaff,
      table: 'pushed',
      why: 'so that the audit log names what a live desk was sent',
      until: 'half a minute',
    },
    { ids: 'the numbers of what was sent to a desk' },
  ),
  ...fields(
    {
      ...ofStaff,
      table: 'desks',
      why: 'so that the audit log names what a live desk was sent',
      until: 'the page is closed',
    },
    { consultation: 'which desks a page shows' },
  ),
  ...fields(
    { ...files, table: 'data-folder', why: 'the databases, each encrypted', until: 'as long as the site' },
    {
      'control.db': 'the control database',
      'complaints.db': 'the complaints database',
      'consultations/ID.db': 'the database of one consultation, until it is destroyed',
      'consultations/ID.db.ANY.taking': 'the same while it is taken in from another machine',
      'ANY.db-wal': 'changes on their way into a database, encrypted too',
      'ANY.db-shm': 'where the changes stand; no words',
    },
  ),
  ...fields(
    {
      ...files,
      table: 'process-files',
      why: 'so that one program at a time works with the data',
      until: 'as long as the site',
    },
    {
      lock: 'an empty file that the running program holds',
      'lock-journal': 'its shadow while it is held',
      begun: 'an empty file: here a beginning was made',
      running: 'an empty file while the program runs: if it dies it stays, and each database is looked at',
      'command.sock': 'the way from the command line to the running program; keeps nothing',
    },
  ),
  ...fields(
    {
      ...files,
      table: 'keys',
      why: 'without it nothing can be read',
      until: 'as long as the site; the key of a consultation until its last day',
    },
    {
      'keyring.json': 'the key of each database, outside the data folder',
      'keyring.json.tmp': 'the same while it is written',
      'keyring.json.master': 'the key that wraps the others, if it is kept in a file',
      'keyring.json.master.next': 'the key that follows it, while it is replaced',
      'keyring.json.lock': 'an empty file that whoever writes the keys holds',
      'keyring.json.lock-journal': 'its shadow while it is held',
    },
  ),
  ...fields(
    { ...files, table: 'demo', why: 'to show what time does; a demo only', until: 'as long as the demo' },
    { clock: 'by how much the clock of a demo is moved' },
  ),
] satisfies readonly Stored[];
