import { addSeed } from '../usecases/consultation/add-seed.ts';
import { approveAssessment } from '../usecases/consultation/approve-assessment.ts';
import { callBackCodes } from '../usecases/consultation/call-back-codes.ts';
import { checkPlain } from '../usecases/consultation/check-plain.ts';
import { checkSource } from '../usecases/consultation/check-source.ts';
import { cloneConsultation } from '../usecases/consultation/clone-consultation.ts';
import { closeDue } from '../usecases/consultation/close-due.ts';
import { createConsultation } from '../usecases/consultation/create-consultation.ts';
import { declareTables } from '../usecases/consultation/declare-tables.ts';
import { dropSeed } from '../usecases/consultation/drop-seed.ts';
import { editAttributes } from '../usecases/consultation/edit-attributes.ts';
import { editConsent } from '../usecases/consultation/edit-consent.ts';
import { editConsultation } from '../usecases/consultation/edit-consultation.ts';
import { editTerms } from '../usecases/consultation/edit-terms.ts';
import { findOrdered } from '../usecases/consultation/find-ordered.ts';
import { forgetOrderOf } from '../usecases/consultation/forget-order.ts';
import { issueCodes } from '../usecases/consultation/issue-codes.ts';
import { knowGroups, readGroups } from '../usecases/consultation/know-groups.ts';
import { listConsultations } from '../usecases/consultation/list-consultations.ts';
import { moveActivity } from '../usecases/consultation/move-activity.ts';
import { moveClosingDay } from '../usecases/consultation/move-closing-day.ts';
import { moveConsultation } from '../usecases/consultation/move-consultation.ts';
import { moveUse } from '../usecases/consultation/move-use.ts';
import { orderActivity } from '../usecases/consultation/order-activity.ts';
import { readOwnWork } from '../usecases/consultation/own-work.ts';
import { proposeCorrection } from '../usecases/consultation/propose-correction.ts';
import { readAttributes } from '../usecases/consultation/read-attributes.ts';
import { readConsultation } from '../usecases/consultation/read-consultation.ts';
import { readCorrections } from '../usecases/consultation/read-corrections.ts';
import { readFile } from '../usecases/consultation/read-file.ts';
import { readGate } from '../usecases/consultation/read-gate.ts';
import { readMissingHelp } from '../usecases/consultation/read-missing-help.ts';
import { readMoved } from '../usecases/consultation/read-moved.ts';
import { readPicture } from '../usecases/consultation/read-picture.ts';
import { readPlain } from '../usecases/consultation/read-plain.ts';
import { readSource } from '../usecases/consultation/read-source.ts';
import { readPublicTerms, readRests, readTerms } from '../usecases/consultation/read-terms.ts';
import { replaceCode } from '../usecases/consultation/replace-code.ts';
import { findUnclearStatements, retireSeed } from '../usecases/consultation/retire-seed.ts';
import { returnToOrganiser } from '../usecases/consultation/return-to-organiser.ts';
import { shutOpenWay } from '../usecases/consultation/shut-open-way.ts';
import { dropCorrection, signCorrection } from '../usecases/consultation/sign-correction.ts';
import { signGate } from '../usecases/consultation/sign-gate.ts';
import { signSeed } from '../usecases/consultation/sign-seed.ts';
import { takeComment } from '../usecases/consultation/take-comment.ts';
import { readThrowable, throwAway } from '../usecases/consultation/throw-away.ts';
import { dropActivity, writeActivity } from '../usecases/consultation/write-activity.ts';
import { writeAssessment } from '../usecases/consultation/write-assessment.ts';
import { writePicture, writePlaces } from '../usecases/consultation/write-design.ts';
import { writeDocument, writePlain } from '../usecases/consultation/write-document.ts';
import { writeSource } from '../usecases/consultation/write-source.ts';
import { readProposals } from '../usecases/proposals/read-proposals.ts';
import { declineProposal, takeProposal } from '../usecases/proposals/settle-proposal.ts';
import type { Binders } from './binders.ts';

/** Preparing, approving, opening, closing; codes, consent, seeds. */
export function consultationServices({ bind }: Binders) {
  return {
    create: bind(createConsultation),
    proposals: bind(readProposals),
    takeProposal: bind(takeProposal),
    declineProposal: bind(declineProposal),
    clone: bind(cloneConsultation),
    edit: bind(editConsultation),
    editConsent: bind(editConsent),
    editAttributes: bind(editAttributes),
    editTerms: bind(editTerms),
    terms: bind(readTerms),
    rests: bind(readRests),
    publicTerms: bind(readPublicTerms),
    writeAssessment: bind(writeAssessment),
    approveAssessment: bind(approveAssessment),
    source: bind(readSource),
    writeSource: bind(writeSource),
    checkSource: bind(checkSource),
    attributes: bind(readAttributes),
    declareTables: bind(declareTables),
    moveUse: bind(moveUse),
    moveClosingDay: bind(moveClosingDay),
    closeDue: bind(closeDue),
    shutOpenWay: bind(shutOpenWay),
    groups: bind(readGroups),
    knowGroups: bind(knowGroups),
    list: bind(listConsultations),
    read: bind(readConsultation),
    gate: bind(readGate),
    missingHelp: bind(readMissingHelp),
    throwable: bind(readThrowable),
    throwAway: bind(throwAway),
    ownWork: bind(readOwnWork),
    signGate: bind(signGate),
    returnToOrganiser: bind(returnToOrganiser),
    move: bind(moveConsultation),
    ordered: bind(findOrdered),
    forgetOrder: bind(forgetOrderOf),
    moved: bind(readMoved),
    moveActivity: bind(moveActivity),
    readFile: bind(readFile),
    writeDocument: bind(writeDocument),
    writePlain: bind(writePlain),
    readPlain: bind(readPlain),
    checkPlain: bind(checkPlain),
    takeComment: bind(takeComment),
    writeActivity: bind(writeActivity),
    dropActivity: bind(dropActivity),
    orderActivity: bind(orderActivity),
    writePicture: bind(writePicture),
    writePlaces: bind(writePlaces),
    picture: bind(readPicture),
    issueCodes: bind(issueCodes),
    replaceCode: bind(replaceCode),
    callBackCodes: bind(callBackCodes),
    addSeed: bind(addSeed),
    signSeed: bind(signSeed),
    dropSeed: bind(dropSeed),
    retireSeed: bind(retireSeed),
    corrections: bind(readCorrections),
    proposeCorrection: bind(proposeCorrection),
    signCorrection: bind(signCorrection),
    dropCorrection: bind(dropCorrection),
    unclearStatements: bind(findUnclearStatements),
  };
}
