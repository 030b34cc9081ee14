import { everybody, fields, nobody, retention, type Stored } from './stored.ts';
import { storedOfLedger } from './stored-of-ledger.ts';
import { storedOfReleases } from './stored-of-releases.ts';
import { storedOfVersions } from './stored-of-versions.ts';

/** What every database has, the control database, cookies, log and memory. */
export const storedOfSite = [
  ...(['control', 'complaints', 'consultation'] as const).flatMap((store) => [
    ...fields(
      {
        store,
        table: 'audit',
        about: 'staff',
        why: 'so that every act of staff can be checked',
        who: 'the overseer',
        until: store === 'consultation' ? retention : 'as long as the site',
      },
      {
        n: 'the number of the entry',
        day: 'the day',
        actor: 'who did it',
        deed: 'what was done',
        subject: 'the number of what it was done to',
        detail: 'a word on it, or why a draft was given back; never words of a child',
        hash: 'the link to the entry before',
      },
    ),
    ...fields(
      {
        store,
        table: 'schema_version',
        about: 'system',
        why: 'to know what the data looks like',
        who: nobody,
        until: 'as long as the database',
      },
      { version: 'a number' },
    ),
    ...fields(
      {
        store,
        table: 'guard',
        about: 'system',
        why: 'conditions of a write; never keeps a row',
        who: nobody,
        until: 'never stored',
      },
      { rows: 'how many rows the statement before it changed' },
    ),
  ]),
  ...fields(
    {
      store: 'control',
      table: 'organisation',
      about: 'system',
      why: 'who runs this site',
      who: everybody,
      until: 'as long as the site',
    },
    {
      id: 'a random number',
      name: 'its name',
      public_key: 'to check its signatures',
      slow_after_minutes: 'minutes of waiting from which rooms slow',
      pause_after_minutes: 'minutes of waiting from which rooms rest',
      severe_budget: 'how many hard texts one person reads in a row',
      break_minutes: 'minutes of its break after them',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'directory',
      about: 'consultation',
      why: 'to find the consultations',
      who: 'staff',
      until: 'as long as the site',
    },
    {
      id: 'the consultation',
      organisation_id: 'who runs it',
      state: 'a copy of its state',
      day: 'the day it was made',
      last_day: 'the consultation’s last day',
      time_zone: 'for its days',
    },
  ),
  ...storedOfReleases,
  ...fields(
    {
      store: 'control',
      table: 'response',
      about: 'consultation',
      why: 'children are owed an answer',
      who: everybody,
      until: 'as long as the site',
    },
    {
      release_id: 'the release',
      finding_id: 'the finding it answers',
      language: 'its language',
      decision: 'yes, partly, no or later',
      body: 'the answer in words',
      signed_by: 'who answered',
      day: 'the day',
      due_day: 'by when it is done or decided',
    },
  ),
  ...storedOfLedger,
  ...storedOfVersions,
  ...fields(
    {
      store: 'control',
      table: 'page',
      about: 'system',
      why: 'imprint, privacy notice, accessibility statement',
      who: everybody,
      until: 'as long as the site',
    },
    {
      name: 'which page',
      language: 'its language',
      body: 'its text',
      day: 'the day it was changed',
    },
  ),
  ...fields(
    {
      store: 'cookie',
      table: '__Host-seat',
      about: 'child',
      why: 'to know the child’s page again',
      who: nobody,
      until: 'the child leaves, or closes the browser',
    },
    {
      value: 'the consultation and a random word',
    },
  ),
  ...fields(
    {
      store: 'cookie',
      table: '__Host-look',
      about: 'child',
      why: 'language, words, letters, colours and reading aloud as chosen',
      who: nobody,
      until: 'the browser is closed',
    },
    {
      value: 'the five choices',
    },
  ),
  ...fields(
    {
      store: 'cookie',
      table: '__Host-joined',
      about: 'child',
      why: 'so that one browser joins a complaint once',
      who: nobody,
      until: 'the child leaves, or closes the browser',
    },
    {
      value: 'keyed hashes of at most four complaints that many say together, and of the forms sent for them',
    },
  ),
  ...fields(
    {
      store: 'cookie',
      table: '__Host-kiosk',
      about: 'system',
      why: 'so that each child leaves nothing for the next one',
      who: nobody,
      until: 'an adult ends it, its hours are over, or the browser is closed',
    },
    {
      value:
        'that several children use this device; for a kiosk the consultation, a random word and a language',
    },
  ),
  ...fields(
    {
      store: 'cookie',
      table: '__Host-staff',
      about: 'staff',
      why: 'to stay signed in',
      who: nobody,
      until: 'signing out, or ten hours',
    },
    {
      value: 'a random word',
    },
  ),
  ...fields(
    {
      store: 'browser',
      table: 'desk-keys',
      about: 'staff',
      why: 'single keys stay off for whoever turned them off',
      who: nobody,
      until: 'they are turned on again, or signing out',
    },
    {
      value: 'that they are off',
    },
  ),
  ...fields(
    {
      store: 'log',
      table: 'log',
      about: 'system',
      why: 'to see that the service works',
      who: 'who runs the machine',
      until: 'as the machine is set up',
    },
    {
      event: 'what happened',
      route: 'which page, without what was asked of it',
      status: 'how it ended',
      ms: 'how long it took',
      code: 'a refusal code',
      port: 'the port at the start',
      count: 'a number of things',
      consultation: 'a consultation’s number',
      at: 'a place in the program where something failed',
    },
  ),
] satisfies readonly Stored[];
