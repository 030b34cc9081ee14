import { addToLetter } from '../usecases/safeguarding/add-to-letter.ts';
import { settleAnswer, writeAnswer } from '../usecases/safeguarding/answer-case.ts';
import { askForHelp } from '../usecases/safeguarding/ask-for-help.ts';
import { closeCase } from '../usecases/safeguarding/close-case.ts';
import { countAsView } from '../usecases/safeguarding/count-as-view.ts';
import { forgetFormerLeads, forgetOldKeys } from '../usecases/safeguarding/forget-lead.ts';
import { forgetLetters } from '../usecases/safeguarding/forget-letters.ts';
import { forgetReachable } from '../usecases/safeguarding/forget-reach.ts';
import { openAlone, openCase } from '../usecases/safeguarding/open-case.ts';
import { readLoneOpenings, seeLoneOpening } from '../usecases/safeguarding/oversee-lone-openings.ts';
import { beginReseal, passHalves } from '../usecases/safeguarding/pass-halves.ts';
import { promiseRemedy } from '../usecases/safeguarding/promise-remedy.ts';
import { readCases, readSealedCase } from '../usecases/safeguarding/read-cases.ts';
import { readHelp } from '../usecases/safeguarding/read-help.ts';
import { readLetter } from '../usecases/safeguarding/read-letter.ts';
import { readMailbox } from '../usecases/safeguarding/read-mailbox.ts';
import { readWaitingHelp } from '../usecases/safeguarding/read-waiting-help.ts';
import { rehearse } from '../usecases/safeguarding/rehearse.ts';
import { reviseWithHelp } from '../usecases/safeguarding/revise-with-help.ts';
import { readLeadKey, saveLeadKey } from '../usecases/safeguarding/save-lead-key.ts';
import { sealOwnWords } from '../usecases/safeguarding/seal-own-words.ts';
import { takeBackLetter } from '../usecases/safeguarding/take-back-letter.ts';
import { withdrawCase } from '../usecases/safeguarding/withdraw-case.ts';
import {
  confirmHelpline,
  dropHelpline,
  readHelplines,
  writeHelpline,
} from '../usecases/safeguarding/write-helpline.ts';
import { writeLetter } from '../usecases/safeguarding/write-letter.ts';
import { writeToTeam } from '../usecases/safeguarding/write-to-team.ts';
import type { Binders } from './binders.ts';

/** Help: whom to call, what a child tells in confidence, and the people who answer. */
export function safeguardingServices(binders: Binders) {
  const { bind, paced, pacedForAll, slowed, slowedForAll, guards } = binders;
  return {
    help: bind(readHelp),
    ask: paced(guards.posts, askForHelp),
    sealOwn: paced(guards.posts, sealOwnWords),
    reviseWithHelp: paced(guards.posts, reviseWithHelp),
    countAsView: paced(guards.posts, countAsView),
    mailbox: bind(readMailbox),
    write: paced(guards.posts, writeToTeam),
    withdraw: bind(withdrawCase),
    writeLetter: pacedForAll(guards.letters, writeLetter),
    letter: slowed(readLetter),
    addToLetter: slowedForAll(guards.letters, addToLetter),
    takeBackLetter: slowed(takeBackLetter),
    forgetLetters: bind(forgetLetters),
    waitingHelp: bind(readWaitingHelp),
    cases: bind(readCases),
    case: bind(readSealedCase),
    open: bind(openCase),
    openAlone: bind(openAlone),
    pass: bind(passHalves),
    beginReseal: bind(beginReseal),
    answer: bind(writeAnswer),
    settleAnswer: bind(settleAnswer),
    close: bind(closeCase),
    remedy: bind(promiseRemedy),
    rehearse: bind(rehearse),
    forgetReachable: bind(forgetReachable),
    forgetOldKeys: bind(forgetOldKeys),
    forgetFormerLeads: bind(forgetFormerLeads),
    key: bind(readLeadKey),
    saveKey: bind(saveLeadKey),
    loneOpenings: bind(readLoneOpenings),
    seeLoneOpening: bind(seeLoneOpening),
    helplines: bind(readHelplines),
    writeHelpline: bind(writeHelpline),
    confirmHelpline: bind(confirmHelpline),
    dropHelpline: bind(dropHelpline),
  };
}
