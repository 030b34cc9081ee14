import { answerAppeal } from '../usecases/moderation/answer-appeal.ts';
import { beOnDuty, endDuty } from '../usecases/moderation/be-on-duty.ts';
import { claimContribution } from '../usecases/moderation/claim-contribution.ts';
import { countWaiting } from '../usecases/moderation/count-waiting.ts';
import { decideAlike } from '../usecases/moderation/decide-alike.ts';
import { decideContribution } from '../usecases/moderation/decide-contribution.ts';
import { confirmCue, dropCue, readCues, writeCue } from '../usecases/moderation/edit-cues.ts';
import { letGoClaims } from '../usecases/moderation/let-go-claims.ts';
import { countReportedOnce, letStand } from '../usecases/moderation/let-stand.ts';
import { lookAtRooms } from '../usecases/moderation/look-at-rooms.ts';
import { noteReads } from '../usecases/moderation/note-reads.ts';
import { practise } from '../usecases/moderation/practise.ts';
import { readDecided } from '../usecases/moderation/read-decided.ts';
import { readCase, readDesk } from '../usecases/moderation/read-desk.ts';
import {
  countSecondLooks,
  readSecondLook,
  readSecondLooks,
} from '../usecases/moderation/read-second-looks.ts';
import { readShown, readShownWords } from '../usecases/moderation/read-shown.ts';
import { readDeskLimits, setDeskLimits } from '../usecases/moderation/set-desk-limits.ts';
import { undoDecision } from '../usecases/moderation/undo-decision.ts';
import { consultationsToWatch, watchRooms } from '../usecases/moderation/watch-rooms.ts';
import type { Binders } from './binders.ts';

/** The desk. */
export function moderationServices({ bind, trained, hears }: Binders) {
  return {
    beOnDuty: bind(beOnDuty),
    endDuty: bind(endDuty),
    trained,
    hears,
    consultationsToWatch: bind(consultationsToWatch),
    watchRooms: bind(watchRooms),
    desk: bind(readDesk),
    waiting: bind(countWaiting),
    rooms: bind(lookAtRooms),
    case: bind(readCase),
    practise: bind(practise),
    noteReads: bind(noteReads),
    claim: bind(claimContribution),
    letGo: bind(letGoClaims),
    decide: bind(decideContribution),
    decideAlike: bind(decideAlike),
    decided: bind(readDecided),
    undo: bind(undoDecision),
    cues: bind(readCues),
    writeCue: bind(writeCue),
    confirmCue: bind(confirmCue),
    dropCue: bind(dropCue),
    limits: bind(readDeskLimits),
    setLimits: bind(setDeskLimits),
    shown: bind(readShown),
    shownWords: bind(readShownWords),
    reportedOnce: bind(countReportedOnce),
    letStand: bind(letStand),
    secondsWaiting: bind(countSecondLooks),
    secondLooks: bind(readSecondLooks),
    secondLook: bind(readSecondLook),
    answerAppeal: bind(answerAppeal),
  };
}
