import { everybody, fields, type Stored } from './stored.ts';

/** What was published. */
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
] satisfies readonly Stored[];
