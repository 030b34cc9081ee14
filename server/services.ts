import type { Outcome } from './core/outcome.ts';
import { refuse } from './core/outcome.ts';
import type { Actor } from './core/staff/roles.ts';
import type { DomainEvent } from './core/wire/events.ts';
import type { GuessGuard } from './guard/guessing.ts';
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
import { dropSeed } from './usecases/consultation/drop-seed.ts';
import { editConsent } from './usecases/consultation/edit-consent.ts';
import { editConsultation } from './usecases/consultation/edit-consultation.ts';
import { issueCodes } from './usecases/consultation/issue-codes.ts';
import { listConsultations } from './usecases/consultation/list-consultations.ts';
import { moveActivity } from './usecases/consultation/move-activity.ts';
import { moveConsultation } from './usecases/consultation/move-consultation.ts';
import { moveUse } from './usecases/consultation/move-use.ts';
import { readConsultation } from './usecases/consultation/read-consultation.ts';
import { readGate } from './usecases/consultation/read-gate.ts';
import { replaceCode } from './usecases/consultation/replace-code.ts';
import { findUnclearStatements, retireSeed } from './usecases/consultation/retire-seed.ts';
import { signGate } from './usecases/consultation/sign-gate.ts';
import { signSeed } from './usecases/consultation/sign-seed.ts';
import { dropActivity, writeActivity } from './usecases/consultation/write-activity.ts';
import { writeDocument, writePlain } from './usecases/consultation/write-document.ts';
import type { Deps } from './usecases/deps.ts';
import { claimContribution } from './usecases/moderation/claim-contribution.ts';
import { decideContribution } from './usecases/moderation/decide-contribution.ts';
import { noteReads } from './usecases/moderation/note-reads.ts';
import { readCase, readDesk } from './usecases/moderation/read-desk.ts';
import { undoDecision } from './usecases/moderation/undo-decision.ts';
import { answerRequest, readRequestState } from './usecases/privacy/answer-request.ts';
import { askWho } from './usecases/privacy/ask-who.ts';
import { beginErasure } from './usecases/privacy/begin-erasure.ts';
import { decideRequest } from './usecases/privacy/decide-request.ts';
import { findDueErasures } from './usecases/privacy/find-due-erasures.ts';
import { finishErasure } from './usecases/privacy/finish-erasure.ts';
import { makePhrase, readPhrase } from './usecases/privacy/make-phrase.ts';
import { objectToUse } from './usecases/privacy/object-to-use.ts';
import { readAudit } from './usecases/privacy/read-audit.ts';
import { readErasure } from './usecases/privacy/read-erasure.ts';
import { readHeld } from './usecases/privacy/read-held.ts';
import { countRequests, readRequests } from './usecases/privacy/read-requests.ts';
import { readUses } from './usecases/privacy/read-uses.ts';
import { readReceipt, verifyReceipt } from './usecases/privacy/receipt.ts';
import { returnWithPhrase } from './usecases/privacy/return-with-phrase.ts';
import { undoErasure } from './usecases/privacy/undo-erasure.ts';
import { withdrawAll } from './usecases/privacy/withdraw-all.ts';
import { confirmRetention, readRetention } from './usecases/retention/confirm-retention.ts';
import { destroyConsultation } from './usecases/retention/destroy-consultation.ts';
import { readCertificate, readDestructions, readKeptUntil } from './usecases/retention/read-destructions.ts';
import { runRetention } from './usecases/retention/run-retention.ts';
import { answerPoll } from './usecases/room/answer-poll.ts';
import { answerUse } from './usecases/room/answer-use.ts';
import { castVote } from './usecases/room/cast-vote.ts';
import { chooseName, drawNames } from './usecases/room/choose-name.ts';
import { codeStillOpens } from './usecases/room/code-still-opens.ts';
import { endIdleSeats } from './usecases/room/end-idle-seats.ts';
import { enterActivity } from './usecases/room/enter-activity.ts';
import { identifyChild } from './usecases/room/identify-child.ts';
import { joinConsultation } from './usecases/room/join-consultation.ts';
import { joinOpenly } from './usecases/room/join-openly.ts';
import { leaveConsultation } from './usecases/room/leave-consultation.ts';
import { listOpen } from './usecases/room/list-open.ts';
import { lookInside } from './usecases/room/look-inside.ts';
import { lookOpenly } from './usecases/room/look-openly.ts';
import { noteAct } from './usecases/room/note-act.ts';
import { postContribution } from './usecases/room/post-contribution.ts';
import { readAnswers } from './usecases/room/read-answers.ts';
import { readEarlier } from './usecases/room/read-earlier.ts';
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
/** Where a guess comes from: a key of network-keys.ts. Absent where there is no connection. */
type Guess = { readonly network?: string };
type Bound<I, T> = (actor: Actor, input: I) => Promise<Outcome<T>>;

/**
 * The composition root: binds every use case to what it needs. Remix gets the result in its load context, sockets as an
 * argument, so that both call the very same functions. Events are announced here, after the commit.
 */
export function createServices(
  deps: Deps,
  guards: {
    readonly posts: Limiter;
    readonly votes: Limiter;
    /** Seats taken without a code, of the whole site. */
    readonly seats: Limiter;
    readonly phrases: Limiter;
    readonly guesses: GuessGuard;
  },
) {
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

  /** An act of anybody at all: the whole site shares one pace, so that no program fills it, and nobody's address is asked. */
  function pacedForAll<I, T>(limiter: Limiter, useCase: UseCase<I, T>): Bound<I, T> {
    const bound = bind(useCase);
    return async (actor, input) =>
      (await limiter.take('site')) ? bound(actor, input) : refuse('too-many-now');
  }

  /**
   * The words of a sheet. A right code is looked up at once, whoever guesses beside it, and never counted; that a wrong one
   * was wrong is said in full while its network has a budget, and then as `too-fast`, which costs next to nothing.
   */
  function counted<I, T>(useCase: UseCase<I, T>): Bound<I & Guess, T> {
    const bound = bind(useCase);
    return async (actor, input) => {
      const outcome = await bound(actor, input);
      if (outcome.ok || outcome.code !== 'code-opens-nothing') return outcome;
      return guards.guesses.countCode(input.network ?? '') ? outcome : refuse('too-fast');
    };
  }

  /** The words of a phrase: after mistakes they wait, and are not looked at until then. */
  function slowed<I, T>(useCase: UseCase<I, T>): Bound<I & Guess, T> {
    const bound = bind(useCase);
    return async (actor, input) => {
      const attempt = guards.guesses.tryPhrase(input.network ?? '');
      if (!attempt) return refuse('too-fast');
      const outcome = await bound(actor, input);
      if (outcome.ok || outcome.code !== 'phrase-opens-nothing') attempt.forgive();
      return outcome;
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
      editConsent: bind(editConsent),
      moveUse: bind(moveUse),
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
      replaceCode: bind(replaceCode),
      addSeed: bind(addSeed),
      signSeed: bind(signSeed),
      dropSeed: bind(dropSeed),
      retireSeed: bind(retireSeed),
      unclearStatements: bind(findUnclearStatements),
    },
    room: {
      codesSpent: (network: string) => guards.guesses.codesSpent(network),
      codeStillOpens: bind(codeStillOpens),
      listOpen: bind(listOpen),
      lookOpenly: bind(lookOpenly),
      joinOpenly: pacedForAll(guards.seats, joinOpenly),
      answerUse: bind(answerUse),
      lookInside: counted(lookInside),
      join: counted(joinConsultation),
      identify: bind(identifyChild),
      noteAct: bind(noteAct),
      endIdleSeats: bind(endIdleSeats),
      drawNames: bind(drawNames),
      chooseName: bind(chooseName),
      speakTo: bind(speakTo),
      place: bind(readPlace),
      enter: bind(enterActivity),
      earlier: bind(readEarlier),
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
      noteReads: bind(noteReads),
      claim: bind(claimContribution),
      decide: bind(decideContribution),
      undo: bind(undoDecision),
    },
    privacy: {
      held: bind(readHeld),
      uses: bind(readUses),
      object: bind(objectToUse),
      withdrawAll: bind(withdrawAll),
      erasure: bind(readErasure),
      erase: bind(beginErasure),
      undo: bind(undoErasure),
      finish: bind(finishErasure),
      due: bind(findDueErasures),
      receipt: bind(readReceipt),
      verifyReceipt: bind(verifyReceipt),
      readPhrase: bind(readPhrase),
      makePhrase: paced(guards.phrases, makePhrase),
      returnWithPhrase: slowed(returnWithPhrase),
      ask: bind(askWho),
      requestState: bind(readRequestState),
      requests: bind(readRequests),
      decideRequest: bind(decideRequest),
      answer: bind(answerRequest),
      countRequests: bind(countRequests),
      audit: bind(readAudit),
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
