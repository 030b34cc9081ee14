import { everybody, fields, nobody, type Stored } from './stored.ts';

const memory = { store: 'memory', who: nobody, until: 'a restart, or when there is no more room' } as const;

/** What was published, and what of it is in memory. */
export const storedOfReleases = [
  ...fields(
    {
      store: 'control',
      table: 'release',
      about: 'consultation',
      why: 'what was published stays published',
      who: everybody,
      until: 'as long as the site',
    },
    {
      id: 'a random number',
      consultation_id: 'the consultation',
      number: 'its number',
      day: 'the day it was signed',
      signed_by: 'who signed it',
      hash: 'the fingerprint of the files',
      signature: 'the organisation’s signature',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'release_file',
      about: 'consultation',
      why: 'what was published stays published',
      who: everybody,
      until: 'as long as the site',
    },
    {
      release_id: 'the release',
      name: 'the name of the file',
      media_type: 'what kind of file',
      bytes: 'its content',
    },
  ),
  ...fields(
    {
      ...memory,
      table: 'report',
      about: 'system',
      why: 'so that the public report is not counted anew for each reader',
      who: everybody,
      until: 'a minute, then it is counted anew',
    },
    { transparency: 'the numbers of the public report, none of them small' },
  ),
  ...fields(
    {
      ...memory,
      table: 'frozen',
      about: 'consultation',
      why: 'so that a signed report is read once, and not for each page that names it',
      who: everybody,
    },
    { release: 'a signed report, as everybody can read it' },
  ),
  ...fields(
    {
      ...memory,
      table: 'damaged',
      about: 'system',
      why: 'so that a list says how many reports it leaves out',
      who: everybody,
    },
    { release: 'a report that is not what was signed' },
  ),
  ...fields(
    {
      ...memory,
      table: 'countedLogs',
      about: 'system',
      why: 'so that the public report is not counted anew for each reader',
    },
    { deeds: 'how often each kind of act stands in a log' },
  ),
] satisfies readonly Stored[];
