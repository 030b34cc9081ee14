import { answerPoll } from '../usecases/room/answer-poll.ts';
import { answerUse } from '../usecases/room/answer-use.ts';
import { appealDecision } from '../usecases/room/appeal-decision.ts';
import { castVote } from '../usecases/room/cast-vote.ts';
import { chooseName, drawNames } from '../usecases/room/choose-name.ts';
import { codeStillOpens } from '../usecases/room/code-still-opens.ts';
import { endIdleSeats } from '../usecases/room/end-idle-seats.ts';
import { enterActivity } from '../usecases/room/enter-activity.ts';
import { expectSeats } from '../usecases/room/expect-seats.ts';
import { findEndedSeats } from '../usecases/room/find-ended-seats.ts';
import { hearCorrection } from '../usecases/room/hear-correction.ts';
import { identifyChild } from '../usecases/room/identify-child.ts';
import { joinConsultation } from '../usecases/room/join-consultation.ts';
import { joinOpenly } from '../usecases/room/join-openly.ts';
import { leaveConsultation } from '../usecases/room/leave-consultation.ts';
import { listOpen } from '../usecases/room/list-open.ts';
import { lookAgain } from '../usecases/room/look-again.ts';
import { lookInside } from '../usecases/room/look-inside.ts';
import { lookOpenly } from '../usecases/room/look-openly.ts';
import { noteAct } from '../usecases/room/note-act.ts';
import { pinPlace } from '../usecases/room/pin-place.ts';
import { postContribution } from '../usecases/room/post-contribution.ts';
import { postOrAsk } from '../usecases/room/post-or-ask.ts';
import { readAnswers } from '../usecases/room/read-answers.ts';
import { readDesign, readDesignPicture } from '../usecases/room/read-design.ts';
import { readEarlier } from '../usecases/room/read-earlier.ts';
import { readNumbers, readStates } from '../usecases/room/read-numbers.ts';
import { readPlace } from '../usecases/room/read-place.ts';
import { readPoll } from '../usecases/room/read-poll.ts';
import { readStatements } from '../usecases/room/read-statements.ts';
import { readToldSource } from '../usecases/room/read-told-source.ts';
import { readVotes } from '../usecases/room/read-votes.ts';
import { reportContribution } from '../usecases/room/report-contribution.ts';
import { reviseContribution } from '../usecases/room/revise-contribution.ts';
import { reviseOrAsk } from '../usecases/room/revise-or-ask.ts';
import { speakTo } from '../usecases/room/speak-to.ts';
import { tryOut } from '../usecases/room/try-out.ts';
import { withdrawContribution } from '../usecases/room/withdraw-contribution.ts';
import type { Binders } from './binders.ts';

/** What a child does: coming in, reading, speaking, voting, leaving. */
export function roomServices({ bind, paced, pacedForAll, counted, guards, seatOf }: Binders) {
  return {
    seatOf,
    codesSpent: (network: string) => guards.guesses.codesSpent(network),
    codeStillOpens: bind(codeStillOpens),
    listOpen: bind(listOpen),
    lookOpenly: bind(lookOpenly),
    joinOpenly: pacedForAll(guards.seats, joinOpenly),
    answerUse: bind(answerUse),
    lookInside: counted('code', lookInside),
    join: counted('code', joinConsultation),
    lookAgain: bind(lookAgain),
    numbers: bind(readNumbers),
    states: bind(readStates),
    identify: bind(identifyChild),
    noteAct: bind(noteAct),
    expectSeats: bind(expectSeats),
    endIdleSeats: bind(endIdleSeats),
    endedSeats: bind(findEndedSeats),
    drawNames: bind(drawNames),
    chooseName: bind(chooseName),
    speakTo: bind(speakTo),
    place: bind(readPlace),
    source: bind(readToldSource),
    hearCorrection: bind(hearCorrection),
    enter: bind(enterActivity),
    earlier: bind(readEarlier),
    post: paced(guards.posts, postContribution),
    postOrAsk: paced(guards.posts, postOrAsk),
    // Who tries often may still say something at once.
    tryOut: paced(guards.votes, tryOut),
    reviseOrAsk: paced(guards.posts, reviseOrAsk),
    revise: paced(guards.posts, reviseContribution),
    withdraw: bind(withdrawContribution),
    appeal: bind(appealDecision),
    report: paced(guards.votes, reportContribution),
    leave: bind(leaveConsultation),
    readStatements: bind(readStatements),
    readVotes: bind(readVotes),
    vote: paced(guards.votes, castVote),
    readPoll: bind(readPoll),
    answerPoll: paced(guards.votes, answerPoll),
    readDesign: bind(readDesign),
    designPicture: bind(readDesignPicture),
    pinPlace: paced(guards.votes, pinPlace),
    readAnswers: bind(readAnswers),
  };
}
