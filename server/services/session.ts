import { goToGroup } from '../usecases/session/go-to-group.ts';
import { leadSession, setPace, setSpotlight, showDue } from '../usecases/session/lead-session.ts';
import { restLeftGroups } from '../usecases/session/left-groups.ts';
import { dropSession, planSession } from '../usecases/session/plan-session.ts';
import { followSession, readProjector, readSession } from '../usecases/session/read-session.ts';
import { answerRoom, askRoom, tellRoom } from '../usecases/session/room-poll.ts';
import { divideRoom, gatherGroups, takeGroup } from '../usecases/session/small-groups.ts';
import { askTurn, callTurn } from '../usecases/session/turns.ts';
import { agreeClosing, writeAgenda, writeClosing } from '../usecases/session/write-session.ts';
import type { Binders } from './binders.ts';

/** A session that somebody leads in a room. */
export function sessionServices({ bind, paced, guards, whenTurns }: Binders) {
  return {
    read: bind(readSession),
    follow: bind(followSession),
    whenTurns,
    projector: bind(readProjector),
    writeAgenda: bind(writeAgenda),
    writeClosing: bind(writeClosing),
    agreeClosing: bind(agreeClosing),
    lead: bind(leadSession),
    pace: bind(setPace),
    spotlight: bind(setSpotlight),
    showDue: bind(showDue),
    plan: bind(planSession),
    unplan: bind(dropSession),
    ask: bind(askRoom),
    tell: bind(tellRoom),
    answer: paced(guards.votes, answerRoom),
    askTurn: paced(guards.votes, askTurn),
    callTurn: bind(callTurn),
    divide: bind(divideRoom),
    takeGroup: bind(takeGroup),
    gather: bind(gatherGroups),
    goToGroup: paced(guards.votes, goToGroup),
    restLeft: bind(restLeftGroups),
  };
}
