import { answerComplaint, placeComplaint, takeUpComplaint } from '../usecases/complaints/answer-complaint.ts';
import { commentPublicly, readComments } from '../usecases/complaints/comment-publicly.ts';
import { followComplaint } from '../usecases/complaints/follow-complaint.ts';
import { joinComplaint, lookAtJoint } from '../usecases/complaints/join-complaint.ts';
import { makeComplaint } from '../usecases/complaints/make-complaint.ts';
import { consultationsToName } from '../usecases/complaints/name-consultation.ts';
import { readComplaint, readComplaints } from '../usecases/complaints/read-complaints.ts';
import { readTransparency } from '../usecases/complaints/read-transparency.ts';
import { readAudits, recordAudit } from '../usecases/complaints/record-audit.ts';
import {
  confirmRemedy,
  dropRemedy,
  listRemedies,
  proposeRemedy,
  readRemedies,
} from '../usecases/complaints/remedies.ts';
import { replyToAnswer } from '../usecases/complaints/reply-to-answer.ts';
import { settleComplaints } from '../usecases/complaints/settle-complaints.ts';
import { takeBackComplaint } from '../usecases/complaints/take-back-complaint.ts';
import { bodyOfReaders, complaintsAreRead } from '../usecases/complaints/who-reads.ts';
import type { Binders } from './binders.ts';

/** What is wrong, who looks at it, and what everybody may know of that. */
export function complaintServices({ bind, pacedForAll, counted, slowed, guards }: Binders) {
  return {
    toName: bind(consultationsToName),
    areRead: bind(complaintsAreRead),
    readersAreFrom: bind(bodyOfReaders),
    make: pacedForAll(guards.complaints, makeComplaint),
    look: counted('words', lookAtJoint),
    join: pacedForAll(guards.complaints, joinComplaint),
    follow: slowed(followComplaint),
    reply: slowed(replyToAnswer),
    takeBack: slowed(takeBackComplaint),
    list: bind(readComplaints),
    read: bind(readComplaint),
    takeUp: bind(takeUpComplaint),
    place: bind(placeComplaint),
    answer: bind(answerComplaint),
    settle: bind(settleComplaints),
    comment: bind(commentPublicly),
    comments: bind(readComments),
    recordAudit: bind(recordAudit),
    audits: bind(readAudits),
    remedies: bind(listRemedies),
    remediesToEdit: bind(readRemedies),
    proposeRemedy: bind(proposeRemedy),
    confirmRemedy: bind(confirmRemedy),
    dropRemedy: bind(dropRemedy),
    transparency: bind(readTransparency),
  };
}
