import { fields, nobody, type Stored } from './stored.ts';

/** What the control database holds about members of staff. */
export const storedOfStaff = [
  ...fields(
    {
      store: 'control',
      table: 'staff',
      about: 'staff',
      why: 'who may do what',
      who: 'administrators and the overseer',
      until: 'as long as the site',
    },
    {
      id: 'a random number',
      organisation_id: 'where the person works',
      name: 'the name colleagues see',
      state: 'invited, active or revoked',
      role_version: 'raised when roles change',
      body: 'which body an overseer is from, as whoever invited it says',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_grant',
      about: 'staff',
      why: 'who may do what',
      who: 'administrators and the overseer',
      until: 'as long as the site',
    },
    {
      staff_id: 'the person',
      role: 'the role',
      consultation_id: 'where it holds',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_link',
      about: 'staff',
      why: 'to sign in once',
      who: nobody,
      until: 'the link is used, or two days',
    },
    {
      hash: 'a keyed hash of the link',
      staff_id: 'whose link it is',
      due_minute: 'until when it opens',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_session',
      about: 'staff',
      why: 'to stay signed in for a day',
      who: nobody,
      until: 'signing out, or ten hours',
    },
    {
      hash: 'a keyed hash of the session cookie',
      staff_id: 'whose session it is',
      role_version: 'the roles it was opened with',
      due_minute: 'until when it lasts',
      proven: 'that a second factor was proven in it',
      proven_minute: 'with several processes: in which minute that was',
      act_minute:
        'with several processes: in which minute the person last did something, and no minute before',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_guess',
      about: 'staff',
      why: 'so that nobody guesses a code',
      who: nobody,
      until: 'the person’s access ends, or it begins anew',
    },
    {
      staff_id: 'whose it is',
      wrong: 'wrong codes of one member of staff',
      until_minute: 'how long it has to wait',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_challenge',
      about: 'staff',
      why: 'so that no answer of a passkey counts twice',
      who: nobody,
      until: 'six minutes at most',
    },
    {
      hash: 'what a passkey has answered',
      due_minute: 'until when it lasts',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_passkey',
      about: 'staff',
      why: 'to know who signs in',
      who: 'the person',
      until: 'the person’s access ends, or it begins anew',
    },
    {
      credential_id: 'which passkey it is',
      staff_id: 'whose it is',
      public_key: 'its public half',
      counter: 'how often it says that it was used',
      transports: 'how a browser reaches it',
      day: 'the day it was made',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_totp',
      about: 'staff',
      why: 'to know who signs in',
      who: nobody,
      until: 'the person’s access ends, or it begins anew',
    },
    {
      staff_id: 'whose it is',
      secret: 'what its app for codes was given',
      last_step: 'which half minute’s code was used last',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_recovery',
      about: 'staff',
      why: 'to get in when everything else is lost',
      who: nobody,
      until: 'it is used, or access ends',
    },
    {
      hash: 'a keyed hash of the code',
      staff_id: 'whose it is',
    },
  ),
  ...fields(
    {
      store: 'control',
      table: 'staff_training',
      about: 'staff',
      why: 'who is not trained is not on duty',
      who: 'administrators and the overseer',
      until: 'as long as the site',
    },
    {
      staff_id: 'the person',
      topic: 'what it was trained in',
      day: 'on which day',
      confirmed_by: 'who says so',
    },
  ),
] satisfies readonly Stored[];
