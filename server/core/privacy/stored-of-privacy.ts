import { everybody, fields, nobody, retention, type Stored } from './stored.ts';

const child = { store: 'consultation', about: 'child', until: retention } as const;
/** No page has it. But whoever is offered words to use is offered those alone that may be used. */
const asChoosers =
  'nobody by itself; who sorts words, or chooses some to be heard, quoted or translated, sees which of them may be';

/** What stands in the databases, and of erasures in memory, so that a child decides about its own rows. */
export const storedOfPrivacy = [
  ...fields(
    { ...child, table: 'recovery', why: 'to find its own words again on any device', who: nobody },
    {
      verifier: 'a keyed hash of the six words, never the words',
      participant_id: 'whose words they are',
    },
  ),
  ...fields(
    { ...child, table: 'objection', why: 'so that a no to one use holds', who: asChoosers },
    {
      participant_id: 'which seat objected',
      use: 'to which use: analysis, quotes, translation',
      day: 'the day',
    },
  ),
  ...fields(
    {
      ...child,
      table: 'assent',
      why: 'so that a child is asked for each new use, and once',
      who: asChoosers,
    },
    {
      participant_id: 'which seat answered',
      use: 'the use it was asked about',
      answer: 'yes or no',
      day: 'the day',
      elsewhere: 'that it had read that words leave this machine for it',
    },
  ),
  ...fields(
    {
      store: 'consultation',
      table: 'consent_rule',
      about: 'consultation',
      why: 'who says yes for which age',
      who: everybody,
      until: retention,
    },
    { age_band: 'an age band', mode: 'the child alone, with an organisation’s code, or with a guardian' },
  ),
  ...fields(
    {
      store: 'consultation',
      table: 'consultation_use',
      about: 'staff',
      why: 'so that children are asked about each use of their words, and no one person adds one while it is open',
      who: 'organisers and approvers; what is made: everybody who takes part',
      until: retention,
    },
    {
      use: 'quotes or translation',
      state: 'made, or waiting for a second person',
      staff_id: 'who of staff asked for it',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'destruction',
      about: 'consultation',
      why: 'to show that a consultation was destroyed',
      who: everybody,
      until: 'as long as the site',
    },
    {
      consultation_id: 'which consultation',
      day: 'the day',
      body: 'the certificate: fingerprints, counts, days',
      signature: 'the organisation’s signature',
      assessed: 'what was weighed before and after, as everybody read it',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'kept_log',
      about: 'staff',
      why: 'so that acts of staff can be checked after a consultation is destroyed',
      who: 'the overseer',
      until: 'three years after the consultation is destroyed',
    },
    {
      consultation_id: 'which consultation',
      n: 'the number of the line, by day and name and not by when it was done',
      day: 'the day',
      actor: 'who did it',
      deed: 'what kind of thing was done, never to what',
      detail: 'the reason, out of a fixed list',
      times: 'how often, from ten in fives, else no number',
      hash: 'the link to the line before',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'move',
      about: 'consultation',
      why: 'so that a consultation that goes to another machine is served by one of them alone',
      who: everybody,
      until: 'as long as the site',
    },
    {
      id: 'the number of this move',
      number: 'which came first',
      consultation_id: 'which consultation',
      way: 'from here or to here',
      state: 'how far it is',
      place: 'the other machine',
      place_key: 'the key by which its answers are known',
      file_hash: 'the fingerprint of what was sent',
      answer: 'what the other machine signed',
      last_day: 'the consultation’s last day',
      day: 'the day',
    },
  ),
  ...fields(
    {
      store: 'memory',
      who: nobody,
      table: 'ownSecrets',
      about: 'consultation',
      why: 'so that a child’s request opens no key anew',
      until: 'a restart',
    },
    { hash: 'what its codes, seats and six words are hashed with' },
  ),
  ...fields(
    {
      store: 'control',
      table: 'erasure',
      about: 'child',
      why: 'so that no backup brings back erased or hidden words, or undoes a no or a rest',
      who: nobody,
      until: 'the consultation is destroyed and its backups are gone',
    },
    {
      consultation_id: 'which consultation',
      subject:
        'a keyed hash of the number of a seat that is no more or whose erasure was taken back, or of words that were taken back or hidden, or of what the overseer lets rest, or of what a child refused or ended, or of what staff decided to spare children something, or of a recovery code of staff that was used',
      day: 'the day',
    },
  ),
  ...fields(
    {
      store: 'backup',
      table: 'backup',
      about: 'system',
      why: 'so that a broken disk loses no child’s voice',
      who: nobody,
      until: '35 days, copies of keys 7 days; a destroyed consultation leaves them before',
    },
    {
      data: 'every database as it was, encrypted; erased again when it is restored',
      keys: 'the keyring, wrapped by a key that is not there, in a place of its own',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'job_run',
      about: 'system',
      why: 'so that a clock that jumped destroys nothing by mistake',
      who: 'administrators and the overseer',
      until: 'the next run',
    },
    { name: 'which job', hour: 'the hour in which it last ran' },
  ),
  ...fields(
    {
      store: 'control',
      table: 'authority_request',
      about: 'staff',
      why: 'so that requests of authorities are seen and counted',
      who: 'administrators, organisers and the overseer; how many: everybody',
      until: 'as long as the site',
    },
    {
      id: 'a random number',
      organisation_id: 'whom it was put to',
      consultation_id: 'which consultation',
      subject: 'the number of what was asked about',
      state: 'asked, approved, refused or answered',
      asked_by: 'who of staff brought the request',
      approved_by: 'who took responsibility for an answer',
      overseen_by: 'the overseer who let it pass',
      refused_by: 'who refused it',
      basis: 'the legal basis the authority gave',
      day: 'the day',
    },
  ),
  ...fields(
    {
      store: 'memory',
      table: 'erasures',
      about: 'child',
      why: 'so that an erasure ends on time, and a child who presses twice gets its receipt',
      who: nobody,
      until: 'a restart, or when there is no more room',
    },
    {
      waiting: 'in which consultations an erasure waits',
      begun: 'which seats asked for it here, and when',
      receipts: 'receipts of erasures that are over, by the hash of a session that is no more',
    },
  ),
] satisfies readonly Stored[];
