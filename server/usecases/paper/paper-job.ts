import type { SaidBefore } from '../../core/analysis/findings.ts';
import type { LedgerStand, MovedDay } from '../../core/analysis/ledger.ts';
import type { AttributeName } from '../../core/attributes/attributes.ts';
import type { ToldPlain } from '../../core/consultation/plain-authors.ts';
import type { ReadingLevel } from '../../core/consultation/reading-levels.ts';
import type { ToldOnPaper } from '../../core/paper/told.ts';
import type { AgeBand, BatchConsent, CarerWay } from '../../core/privacy/consent.ts';
import type { Choice } from '../../core/room/voting.ts';
import type { SourceOnSheet } from './source-on-sheet.ts';
import type { WordsOnSheet } from './words-on-sheet.ts';

/** A sheet as it is printed: its number, and the six words that are its child's receipt. */
export type PrintedSheet = { readonly number: string; readonly words: readonly string[] };

type Common = {
  readonly language: string;
  readonly level: ReadingLevel;
  /** 'YYYY-MM-DD'. */
  readonly day: string;
  readonly title: string;
  readonly retentionDay: string;
  readonly answerDay: string;
  /** Of this site, without a path. */
  readonly origin: string;
  /** A company asks. */
  readonly company: boolean;
};

/** One activity on a sheet, in the words of the sheet's language and level. */
export type SheetPart = {
  readonly kind: 'question' | 'poll' | 'statements';
  readonly form: string;
  readonly prompt: string;
  readonly section: (ToldPlain & { readonly heading: string; readonly body: string }) | null;
  readonly options: readonly string[];
  readonly statements: readonly string[];
};

/** What a child is told before its yes, beside what stands on its sheet; '' where nothing was written. */
export type ToldBefore = {
  /** The last day on which children can take part. */
  readonly closingDay: string;
  readonly sensitiveTopic: boolean;
  readonly payer: string;
  readonly gains: string;
  readonly readers: string;
  readonly change: string;
  readonly decider: string;
  /** Who stands behind these sheets; null where nobody does. */
  readonly from: {
    readonly consent: Exclude<BatchConsent, 'child'>;
    readonly by: string;
    readonly how: string;
  } | null;
  /** A law asks for a guardian at some age. */
  readonly guardian: {
    readonly reason: string;
    readonly without: string;
    readonly carerWay: CarerWay;
  } | null;
  readonly attributes: readonly {
    readonly name: AttributeName;
    readonly asked: boolean;
    readonly reason: string;
  }[];
  /** Whose text the sections of the sheet say; null where nobody said it. */
  readonly source: SourceOnSheet | null;
};

/** A kit for one group: for whoever is with it, for parents, and for each child a sheet and its receipt. */
export type KitJob = Common & {
  readonly kind: 'kit';
  readonly purpose: string;
  readonly sponsor: string;
  readonly before: ToldBefore;
  readonly parts: readonly SheetPart[];
  readonly bands: readonly AgeBand[];
  /** Nothing hangs on the age of a child, so that it may leave it empty. */
  readonly maySkipAge: boolean;
  readonly helplines: readonly { readonly name: string; readonly number: string }[];
  /** Where a sheet is typed; its number comes after it. */
  readonly typedAt: string;
  /** Where everybody reads under which terms it is asked, and whose text its document is. */
  readonly termsAt: string;
  readonly sheets: readonly PrintedSheet[];
};

/** What was read on one sheet, what became of it and what was answered. */
export type Reply = {
  readonly number: string;
  readonly said: {
    readonly answers: readonly {
      readonly prompt: string;
      /** Labels of a poll in the order of the child; empty where it left it empty. `ranked`: the first is what it put first. */
      readonly chosen: readonly string[];
      readonly ranked: boolean;
    }[];
    readonly votes: readonly { readonly statement: string; readonly choice: Choice | null }[];
    readonly words: readonly ({
      readonly prompt: string;
      /** No other child reads it: it is counted, and never said to be shown. */
      readonly answer: boolean;
      /** That of the child's words. */
      readonly language: string;
      readonly findings: readonly (WordsOnSheet & {
        readonly answer: {
          readonly decision: 'yes' | 'partly' | 'no' | 'later';
          readonly text: string;
          readonly language: string;
          readonly signedBy: string;
          /** 'YYYY-MM-DD', on which it was given. */
          readonly day: string;
          /** How often the day it names was moved, and what they had answered before they decided otherwise. */
          readonly moved: readonly MovedDay[];
          readonly before: readonly SaidBefore[];
          /** What was said of the promise; null while nobody did. */
          readonly deed: {
            readonly text: string;
            readonly language: string;
            readonly signedBy: string;
            readonly day: string;
          } | null;
        } | null;
        /** What changed in the document because of it, the first version first. */
        readonly changes: readonly { readonly text: string; readonly language: string }[];
        readonly stand: Pick<LedgerStand, 'state' | 'dueDay'>;
      })[];
    } & ToldOnPaper)[];
  };
};

export type RepliesJob = Common & {
  readonly kind: 'replies';
  /** By when an answer is owed still, and whether that day is over; null where all of it was answered, or no day was named. */
  readonly owed: { readonly day: string; readonly late: boolean } | null;
  readonly replies: readonly Reply[];
  /** Numbers of sheets that came back and have no answer. */
  readonly without: readonly string[];
};

/** "Is this what we meant?" for each sheet of a pile. */
export type ChecksJob = Common & {
  readonly kind: 'checks';
  readonly checks: readonly {
    readonly number: string;
    /** Digits for these words: whoever types the sheet types them too. */
    readonly mark: string;
    readonly findings: readonly WordsOnSheet[];
  }[];
};

export type PaperJob = KitJob | RepliesJob | ChecksJob;

/** Draws a PDF beside the thread that serves pages. */
export type DrawPaper = (job: PaperJob) => Promise<Uint8Array>;
