import { addVersion } from '../usecases/analysis/add-version.ts';
import { checkFindings, readFindingsToCheck } from '../usecases/analysis/check-findings.ts';
import { approveQuoteOf, chooseQuoteOf, dropQuoteOf } from '../usecases/analysis/choose-quote.ts';
import { codeSecondTime } from '../usecases/analysis/code-second.ts';
import { draftRelease, readDraft } from '../usecases/analysis/draft-release.ts';
import { evaluateProcess, readEvaluation } from '../usecases/analysis/evaluate-process.ts';
import { explainChange } from '../usecases/analysis/explain-change.ts';
import { proposeThemes } from '../usecases/analysis/propose-themes.ts';
import { readGaps } from '../usecases/analysis/read-gaps.ts';
import { readLedger } from '../usecases/analysis/read-ledger.ts';
import { readPoints } from '../usecases/analysis/read-points.ts';
import { readProcess } from '../usecases/analysis/read-process.ts';
import { readQuotes } from '../usecases/analysis/read-quotes.ts';
import {
  countDamaged,
  readRelease,
  readReleaseBundle,
  readReleaseBytes,
  readReleases,
} from '../usecases/analysis/read-releases.ts';
import { readSecondCoding } from '../usecases/analysis/read-second-coding.ts';
import { readTables } from '../usecases/analysis/read-tables.ts';
import { readRedline, readVersions } from '../usecases/analysis/read-versions.ts';
import { readVoices } from '../usecases/analysis/read-voices.ts';
import { reportDeed } from '../usecases/analysis/report-deed.ts';
import { readAnswersDesk, respondFinding } from '../usecases/analysis/respond-finding.ts';
import { returnDraft } from '../usecases/analysis/return-draft.ts';
import { signRelease } from '../usecases/analysis/sign-release.ts';
import { signVersion } from '../usecases/analysis/sign-version.ts';
import { namePoint, sortContributions, takePointAway } from '../usecases/analysis/sort-points.ts';
import { tellPoint } from '../usecases/analysis/tell-point.ts';
import { dropFinding, writeFinding } from '../usecases/analysis/write-finding.ts';
import type { Binders } from './binders.ts';

/** From closing to answers. */
export function analysisServices({ bind, paced, guards }: Binders) {
  return {
    points: bind(readPoints),
    namePoint: bind(namePoint),
    sort: bind(sortContributions),
    takePointAway: bind(takePointAway),
    proposeThemes: bind(proposeThemes),
    secondCoding: bind(readSecondCoding),
    codeSecond: bind(codeSecondTime),
    tables: bind(readTables),
    writeFinding: bind(writeFinding),
    dropFinding: bind(dropFinding),
    voices: bind(readVoices),
    tellPoint: bind(tellPoint),
    quotes: bind(readQuotes),
    chooseQuote: bind(chooseQuoteOf),
    approveQuote: bind(approveQuoteOf),
    dropQuote: bind(dropQuoteOf),
    draft: bind(draftRelease),
    returnDraft: bind(returnDraft),
    readDraft: bind(readDraft),
    gaps: bind(readGaps),
    sign: bind(signRelease),
    releases: bind(readReleases),
    damaged: bind(countDamaged),
    release: bind(readRelease),
    releaseFile: bind(readReleaseBytes),
    releaseBundle: bind(readReleaseBundle),
    readAnswersDesk: bind(readAnswersDesk),
    respond: bind(respondFinding),
    reportDeed: bind(reportDeed),
    ledger: bind(readLedger),
    versions: bind(readVersions),
    addVersion: bind(addVersion),
    explainChange: bind(explainChange),
    signVersion: bind(signVersion),
    redline: bind(readRedline),
    process: bind(readProcess),
    evaluation: bind(readEvaluation),
    evaluate: paced(guards.votes, evaluateProcess),
    findingsToCheck: bind(readFindingsToCheck),
    checkFindings: paced(guards.votes, checkFindings),
  };
}
