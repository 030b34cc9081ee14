import { answerRequest, readRequestState } from '../usecases/privacy/answer-request.ts';
import { askWho } from '../usecases/privacy/ask-who.ts';
import { beginErasure } from '../usecases/privacy/begin-erasure.ts';
import { decideRequest } from '../usecases/privacy/decide-request.ts';
import { findDueErasures } from '../usecases/privacy/find-due-erasures.ts';
import { finishErasure } from '../usecases/privacy/finish-erasure.ts';
import { makePhrase, readPhrase } from '../usecases/privacy/make-phrase.ts';
import { objectToUse } from '../usecases/privacy/object-to-use.ts';
import { readAsked } from '../usecases/privacy/read-asked.ts';
import { readAudit } from '../usecases/privacy/read-audit.ts';
import { readErasure } from '../usecases/privacy/read-erasure.ts';
import { readHeld } from '../usecases/privacy/read-held.ts';
import { readLimits } from '../usecases/privacy/read-limits.ts';
import { countRequests, readRequests } from '../usecases/privacy/read-requests.ts';
import { readUses } from '../usecases/privacy/read-uses.ts';
import { readReceipt, verifyReceipt } from '../usecases/privacy/receipt.ts';
import { returnWithPhrase } from '../usecases/privacy/return-with-phrase.ts';
import { sayAttribute } from '../usecases/privacy/say-attribute.ts';
import { undoErasure } from '../usecases/privacy/undo-erasure.ts';
import { withdrawAll } from '../usecases/privacy/withdraw-all.ts';
import type { Binders } from './binders.ts';

/** What is held, who may use it, erasing, six words, requests of authorities. */
export function privacyServices({ bind, paced, slowed, guards }: Binders) {
  return {
    held: bind(readHeld),
    uses: bind(readUses),
    object: bind(objectToUse),
    asked: bind(readAsked),
    say: bind(sayAttribute),
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
    limits: bind(readLimits),
  };
}
