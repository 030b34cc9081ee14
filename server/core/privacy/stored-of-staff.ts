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
    },
  ),
] satisfies readonly Stored[];
