import type { Outcome } from './core/outcome.ts';
import { refuse } from './core/outcome.ts';
import type { Actor } from './core/staff/roles.ts';
import type { DomainEvent } from './core/wire/events.ts';
import type { Limiter } from './guard/limiter.ts';
import { draftRelease, readDraft } from './usecases/analysis/draft-release.ts';
import { readPoints } from './usecases/analysis/read-points.ts';
import { readRelease, readReleaseBytes, readReleases } from './usecases/analysis/read-releases.ts';
import { readTables } from './usecases/analysis/read-tables.ts';
import { readAnswersDesk, respondFinding } from './usecases/analysis/respond-finding.ts';
import { signRelease } from './usecases/analysis/sign-release.ts';
import { namePoint, sortContributions } from './usecases/analysis/sort-points.ts';
import { dropFinding, writeFinding } from './usecases/analysis/write-finding.ts';
import { addSeed } from './usecases/consultation/add-seed.ts';
import { createConsultation } from './usecases/consultation/create-consultation.ts';
import { editConsultation } from './usecases/consultation/edit-consultation.ts';
import { issueCodes } from './usecases/consultation/issue-codes.ts';
import { listConsultations } from './usecases/consultation/list-consultations.ts';
import { moveActivity } from './usecases/consultation/move-activity.ts';
import { moveConsultation } from './usecases/consultation/move-consultation.ts';
import { readConsultation } from './usecases/consultation/read-consultation.ts';
import { readGate } from './usecases/consultation/read-gate.ts';
import { findUnclearStatements, retireSeed } from './usecases/consultation/retire-seed.ts';
import { signGate } from './usecases/consultation/sign-gate.ts';
import { dropActivity, writeActivity } from './usecases/consultation/write-activity.ts';
import { writeDocument, writePlain } from './usecases/consultation/write-document.ts';
import type { Deps } from './usecases/deps.ts';
import { claimContribution } from './usecases/moderation/claim-contribution.ts';
import { decideContribution } from './usecases/moderation/decide-contribution.ts';
import { readCase, readDesk } from './usecases/moderation/read-desk.ts';
import { undoDecision } from './usecases/moderation/undo-decision.ts';
import { confirmRetention, readRetention } from './usecases/retention/confirm-retention.ts';
import { destroyConsultation } from './usecases/retention/destroy-consultation.ts';
import { readCertificate, readDestructions, readKeptUntil } from './usecases/retention/read-destructions.ts';
import { runRetention } from './usecases/retention/run-retention.ts';
import { answerPoll } from './usecases/room/answer-poll.ts';
import { castVote } from './usecases/room/cast-vote.ts';
import { chooseName, drawNames } from './usecases/room/choose-name.ts';
import { enterActivity } from './usecases/room/enter-activity.ts';
import { identifyChild } from './usecases/room/identify-child.ts';
import { joinConsultation } from './usecases/room/join-consultation.ts';
import { leaveConsultation } from './usecases/room/leave-consultation.ts';
import { lookInside } from './usecases/room/look-inside.ts';
import { postContribution } from './usecases/room/post-contribution.ts';
import { readAnswers } from './usecases/room/read-answers.ts';
import { readPlace } from './usecases/room/read-place.ts';
import { readPoll } from './usecases/room/read-poll.ts';
import { readStatements } from './usecases/room/read-statements.ts';
import { readVotes } from './usecases/room/read-votes.ts';
import { reviseContribution } from './usecases/room/revise-contribution.ts';
import { speakTo } from './usecases/room/speak-to.ts';
import { withdrawContribution } from './usecases/room/withdraw-contribution.ts';
import { enterWithLink } from './usecases/staff/enter-with-link.ts';
import { identifyStaff } from './usecases/staff/identify-staff.ts';
import { inviteStaff } from './usecases/staff/invite-staff.ts';
import { leaveStaff } from './usecases/staff/leave-staff.ts';
import { listStaff } from './usecases/staff/list-staff.ts';
import { editPage, readPage } from './usecases/staff/pages.ts';
import { renewLink } from './usecases/staff/renew-link.ts';
import { revokeStaff } from './usecases/staff/revoke-staff.ts';

type UseCase<I, T> = (deps: Deps, actor: Actor, input: I) => Promise<Outcome<T>>;
type Bound<I, T> = (actor: Actor, input: I) => Promise<Outcome<T>>;

/**
 * The composition root: binds every use case to what it needs. Remix gets the result in its load context, sockets as an
 * argument, so that both call the very same functions. Events are announced here, after the commit.
 */
export function createServices(deps: Deps, guards: { readonly posts: Limiter; readonly votes: Limiter }) {
  const listeners = new Set<(event: DomainEvent) => void>();

  function bind<I, T>(useCase: UseCase<I, T>): Bound<I, T> {
    return async (actor, input) => {
      const outcome = await useCase(deps, actor, input);
      if (outcome.ok) for (const event of outcome.events) for (const listener of listeners) listener(event);
      return outcome;
    };
  }

  /** The same for an act of a child that has a pace; the pace is its seat's, so a class behind one address is no crowd. */
  function paced<I, T>(limiter: Limiter, useCase: UseCase<I, T>): Bound<I, T> {
    const bound = bind(useCase);
    return async (actor, input) => {
      if (actor.kind === 'child' && !(await limiter.take(actor.participantId))) return refuse('too-fast');
      return bound(actor, input);
    };
  }

  return {
    /** Told of everything that happened, in the order of the commits. Answers how to stop listening. */
    listen(listener: (event: DomainEvent) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    staff: {
      invite: bind(inviteStaff),
      renewLink: bind(renewLink),
      enter: bind(enterWithLink),
      identify: bind(identifyStaff),
      leave: bind(leaveStaff),
      revoke: bind(revokeStaff),
      list: bind(listStaff),
      readPage: bind(readPage),
      editPage: bind(editPage),
    },
    consultation: {
      create: bind(createConsultation),
      edit: bind(editConsultation),
      list: bind(listConsultations),
      read: bind(readConsultation),
      gate: bind(readGate),
      signGate: bind(signGate),
      move: bind(moveConsultation),
      moveActivity: bind(moveActivity),
      writeDocument: bind(writeDocument),
      writePlain: bind(writePlain),
      writeActivity: bind(writeActivity),
      dropActivity: bind(dropActivity),
      issueCodes: bind(issueCodes),
      addSeed: bind(addSeed),
      retireSeed: bind(retireSeed),
      unclearStatements: bind(findUnclearStatements),
    },
    room: {
      lookInside: bind(lookInside),
      join: bind(joinConsultation),
      identify: bind(identifyChild),
      drawNames: bind(drawNames),
      chooseName: bind(chooseName),
      speakTo: bind(speakTo),
      place: bind(readPlace),
      enter: bind(enterActivity),
      post: paced(guards.posts, postContribution),
      revise: paced(guards.posts, reviseContribution),
      withdraw: bind(withdrawContribution),
      leave: bind(leaveConsultation),
      readStatements: bind(readStatements),
      readVotes: bind(readVotes),
      vote: paced(guards.votes, castVote),
      readPoll: bind(readPoll),
      answerPoll: paced(guards.votes, answerPoll),
      readAnswers: bind(readAnswers),
    },
    moderation: {
      desk: bind(readDesk),
      case: bind(readCase),
      claim: bind(claimContribution),
      decide: bind(decideContribution),
      undo: bind(undoDecision),
    },
    retention: {
      run: bind(runRetention),
      destroy: bind(destroyConsultation),
      read: bind(readRetention),
      confirm: bind(confirmRetention),
      destructions: bind(readDestructions),
      certificate: bind(readCertificate),
      keptUntil: bind(readKeptUntil),
    },
    analysis: {
      points: bind(readPoints),
      namePoint: bind(namePoint),
      sort: bind(sortContributions),
      tables: bind(readTables),
      writeFinding: bind(writeFinding),
      dropFinding: bind(dropFinding),
      draft: bind(draftRelease),
      readDraft: bind(readDraft),
      sign: bind(signRelease),
      releases: bind(readReleases),
      release: bind(readRelease),
      releaseFile: bind(readReleaseBytes),
      readAnswersDesk: bind(readAnswersDesk),
      respond: bind(respondFinding),
    },
  };
}

export type Services = ReturnType<typeof createServices>;
