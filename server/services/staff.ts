import { forgetFormerLead } from '../usecases/safeguarding/forget-lead.ts';
import { changeRoles } from '../usecases/staff/change-roles.ts';
import { endSessions } from '../usecases/staff/end-sessions.ts';
import { enrolFactor } from '../usecases/staff/enrol-factor.ts';
import { enterWithLink } from '../usecases/staff/enter-with-link.ts';
import { enterWithPasskey } from '../usecases/staff/enter-with-passkey.ts';
import { hasChanged } from '../usecases/staff/has-changed.ts';
import { identifyStaff } from '../usecases/staff/identify-staff.ts';
import { inviteStaff } from '../usecases/staff/invite-staff.ts';
import { leaveStaff } from '../usecases/staff/leave-staff.ts';
import { listStaff } from '../usecases/staff/list-staff.ts';
import { editPages, readPage } from '../usecases/staff/pages.ts';
import { proveFactor } from '../usecases/staff/prove-factor.ts';
import { askForPasskey, readFactors } from '../usecases/staff/read-factors.ts';
import { readSessions } from '../usecases/staff/read-sessions.ts';
import { recordTraining } from '../usecases/staff/record-training.ts';
import { renewLink } from '../usecases/staff/renew-link.ts';
import { revokeStaff } from '../usecases/staff/revoke-staff.ts';
import { stillSignedIn } from '../usecases/staff/still-signed-in.ts';
import type { Binders } from './binders.ts';

/** Who works here: links, sessions, roles, the pages an organisation writes. */
export function staffServices({ bind, boundThen, sessionOf }: Binders) {
  return {
    invite: bind(inviteStaff),
    renewLink: bind(renewLink),
    enter: bind(enterWithLink),
    enterWithPasskey: bind(enterWithPasskey),
    askForPasskey: bind(askForPasskey),
    factors: bind(readFactors),
    enrolFactor: bind(enrolFactor),
    proveFactor: bind(proveFactor),
    identify: bind(identifyStaff),
    sessionOf,
    stillSignedIn: bind(stillSignedIn),
    hasChanged: bind(hasChanged),
    leave: bind(leaveStaff),
    revoke: boundThen(revokeStaff, forgetFormerLead),
    changeRoles: boundThen(changeRoles, forgetFormerLead),
    sessions: bind(readSessions),
    endSessions: bind(endSessions),
    recordTraining: bind(recordTraining),
    list: bind(listStaff),
    readPage: bind(readPage),
    editPages: bind(editPages),
  };
}
