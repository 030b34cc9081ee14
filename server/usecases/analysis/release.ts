import type { ScoreLine } from '../../core/analysis/evaluation.ts';
import type { EvidenceShown, PlainText } from '../../core/analysis/findings.ts';
import type { MeantTold } from '../../core/analysis/meant.ts';
import type { OpinionTold } from '../../core/analysis/opinion/publish-opinion.ts';
import type { PublishedTopic } from '../../core/analysis/points.ts';
import type { ReleasedQuote } from '../../core/analysis/quotes/released-quote.ts';
import type { SentenceTemplate, TypedSentence } from '../../core/analysis/sentences/typed-sentence.ts';
import type { CodingTold } from '../../core/analysis/themes/second-coding.ts';
import type { AttributesTold } from '../../core/attributes/told-attributes.ts';
import type { Correction } from '../../core/consultation/corrections.ts';
import type { Design } from '../../core/consultation/designs.ts';
import type { ReleasedSource } from '../../core/consultation/document-source.ts';
import type { ToldTerms } from '../../core/consultation/terms.ts';
import type { ReleasedPoll, ReleasedStatement, ToldTables } from './told-tables.ts';

export type ReleasedFinding = {
  readonly id: string;
  readonly language: string;
  /** All of it in its language: what `sentence` says, and `words` after it. */
  readonly text: string;
  /** What the program says of released numbers, in any language; not in a finding in an analyst's words alone. */
  readonly sentence?: TypedSentence;
  /** What the program was to say of its numbers, and cannot any more. Never in what is signed. */
  readonly unsaid?: SentenceTemplate;
  /** What an analyst wrote beside it; may be empty. */
  readonly words?: string;
  /** The same in words for children, where it has them. Not in a release from before there were any. */
  readonly plain?: readonly PlainText[];
  readonly evidence: readonly EvidenceShown[];
  /** What children said of it before the signature. Not in a draft, and not in a release from before they were asked. */
  readonly meant?: MeantTold;
};

/** The picture is a file of the release, told apart by what stands in it. */
export type ReleasedDesign = Design & { readonly file: string; readonly sha256: string };

/** The content of `release.json`: everything a public page of a release says. Frozen when a second person signs. */
export type Release = {
  readonly format: 'due-weight-release';
  /** 1 had no statements, polls and findings; read, it has empty lists of them. 3 says of opinion groups and has a scorecard. */
  readonly version: 1 | 2 | 3;
  readonly consultationId: string;
  readonly number: number;
  readonly languages: readonly string[];
  readonly sponsorKind: string;
  readonly answerDay: string;
  readonly retentionDay: string;
  readonly closedDay: string;
  /** Who signed it, and on which day. Not in a draft, and not in a release from before it stood among what is signed. */
  readonly signed?: { readonly by: string; readonly day: string };
  /** Under which terms children were asked, with the assessments approved by then. Not in a release from before they were asked for. */
  readonly terms?: ToldTerms;
  /** Where the document is from and both sides of it, as children read it. Not in a release from before it was kept. */
  readonly source?: ReleasedSource;
  readonly rules: { readonly threshold: number; readonly rounding: number };
  readonly texts: readonly { field: string; language: string; level: string; body: string }[];
  readonly sections: readonly { anchor: string; heading: string }[];
  readonly activities: readonly {
    readonly id: string;
    readonly kind: string;
    readonly anchor: string;
    readonly prompts: readonly { language: string; level: string; prompt: string }[];
  }[];
  /** Questions whose words were changed while children answered: their words from before, in the order of the signatures. Not in a release that has none. */
  readonly corrections?: readonly Correction[];
  /** How children came in, protected; null in a release from before there were two ways. */
  readonly ways: ToldTables['ways'];
  readonly topics: readonly PublishedTopic[];
  /** How far two people agreed on a sample; null in older releases where that is not told. Not in a release from before it was asked. */
  readonly coding?: CodingTold | null;
  /** Whom it heard and who is missing. Not in a release whose children were asked nothing about themselves. */
  readonly attributes?: AttributesTold;
  readonly statements: readonly ReleasedStatement[];
  readonly polls: readonly ReleasedPoll[];
  /** Pictures that children pointed at; where they did is a poll of the same activity. Not in a release that has none. */
  readonly designs?: readonly ReleasedDesign[];
  readonly findings: readonly ReleasedFinding[];
  /** Words of children who said yes to it, each approved by two people. Not in a release from before there were any. */
  readonly quotes?: readonly ReleasedQuote[];
  /** How children judged the way they were asked, as it had been told by then: nine lines. */
  readonly scorecard: readonly ScoreLine[];
  /** Groups of children who answered alike, or why none are shown; null where nothing was voted on, and in older releases. */
  readonly opinion: OpinionTold | null;
};

/** What of a release never changes, as pages ask for it. `hash`: SHA-256 of the signed file, in hexadecimal. */
export type FrozenRelease = {
  readonly hash: string;
  readonly signedFile: string;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly sha256: string }[];
  readonly release: Release;
};
