import type { SaidBefore } from '../../../server/core/analysis/findings.ts';
import type { LedgerStand, MovedDay } from '../../../server/core/analysis/ledger.ts';
import type { MeantTold } from '../../../server/core/analysis/meant.ts';
import type { OpinionTold } from '../../../server/core/analysis/opinion/publish-opinion.ts';
import type { PublishedPoint, PublishedTopic } from '../../../server/core/analysis/points.ts';
import type { CodingTold } from '../../../server/core/analysis/themes/second-coding.ts';
import type { AttributeName } from '../../../server/core/attributes/attributes.ts';
import type { Presence } from '../../../server/core/attributes/who-is-missing.ts';
import type { ChangeKind } from '../../../server/core/consultation/versions.ts';
import type { Piece } from '../../../server/core/consultation/word-diff.ts';
import type { Choice } from '../../../server/core/room/voting.ts';
import type { Said } from '../../i18n/texts.ts';
import type { DesignShown } from '../document/design-picture.tsx';
import type { ShownTable } from './count-chart.tsx';

/** What changed in the document, and where that stands. */
export type ChangeMade = { readonly href: string; readonly said: Said };

/** A change in the words of one reader. */
export type ChangeShown = {
  readonly anchor: string;
  readonly kind: ChangeKind;
  readonly from: number | null;
  readonly to: number | null;
  readonly heading: readonly Piece[];
  readonly text: readonly Piece[];
  /** The findings that are named behind it, with the address where each stands. */
  readonly findings: readonly { readonly href: string; readonly text: Said }[];
  /** What changed, in words for children; null where nothing was written. */
  readonly plain: Said | null;
};

export type StatementShown = {
  readonly id: string;
  readonly from: 'organiser' | 'children';
  /** Taken out of the vote while it ran; its votes count all the same. */
  readonly retired: boolean;
  readonly text: Said;
  readonly table: ShownTable;
};

export type PollShown = {
  readonly id: string;
  readonly form: 'single' | 'multiple' | 'ranking' | 'scale';
  readonly prompt: Said;
  readonly labels: readonly (readonly [cell: string, label: Said])[];
  readonly table: ShownTable;
  /** Children pointed at a picture, also where it does not stand here. */
  readonly pointed: boolean;
  /** Of a picture that children pointed at: where the picture is found, and its places, which are the cells of the table. */
  readonly design: (DesignShown & { readonly href: string }) | null;
};

/** Words of a child that may be quoted. */
export type QuoteShown = { readonly id: string; readonly text: Said };

/** What a finding rests on: whole tables, so that the smaller view stands beside the larger, with the cells it names. */
export type EvidenceShown =
  | { readonly kind: 'statement'; readonly statement: StatementShown; readonly cells: readonly string[] }
  | { readonly kind: 'poll'; readonly poll: PollShown; readonly cells: readonly string[] }
  | {
      readonly kind: 'point';
      readonly id: string;
      readonly title: Said;
      readonly children: number | null;
      readonly quotes: readonly QuoteShown[];
    };

export type FindingShown = {
  readonly id: string;
  readonly text: Said;
  /** An analyst's words after a sentence that the program says in another language than theirs; null: `text` is all. */
  readonly words: Said | null;
  /** The same in words for children, as near to the reader as there are any; null where nobody wrote them. */
  readonly plain: Said | null;
  readonly evidence: readonly EvidenceShown[];
  /** What children said of it before it was signed; null in a draft, and in a release from before they were asked. */
  readonly meant: MeantTold | null;
  readonly answer: {
    readonly decision: 'yes' | 'partly' | 'no' | 'later';
    readonly text: Said;
    readonly by: string;
    readonly day: string;
    /** The same in words for children, at the level of the reader; null in an answer from before they were asked for. */
    readonly plain: Said | null;
    readonly dueDay: string;
    /** How often that day was moved, the first time first. */
    readonly moved: readonly MovedDay[];
    /** What they had answered before they decided otherwise. */
    readonly before: readonly SaidBefore[];
    readonly deed: {
      readonly state: 'done' | 'not-done';
      readonly text: Said;
      readonly by: string;
      readonly day: string;
    } | null;
  } | null;
  /** Where it stands today; null where no day is looked at. */
  readonly stand: LedgerStand | null;
  /** What changed in the document because of it. */
  readonly changes: readonly ChangeMade[];
};

/** A sentence of which it is told in words what most of somebody said. */
type SaidShown = { readonly id: string; readonly direction: 'agree' | 'disagree'; readonly text: Said };

/** Opinion groups in the words of one reader, or why there are none. */
export type OpinionShown = Pick<OpinionTold, 'why' | 'stability'> & {
  readonly groups: readonly { readonly children: number; readonly typical: readonly SaidShown[] }[];
  readonly shared: readonly SaidShown[];
  readonly majority: readonly SaidShown[];
};

/** Whom a release heard, in the words of one reader. */
export type AttributesShown = {
  /** Of each of the six: why it was asked, or why not. */
  readonly reasons: readonly {
    readonly name: AttributeName;
    readonly asked: boolean;
    readonly reason: Said;
  }[];
  /** Who is missing, of each that was asked against stated shares. Of the others nothing is said, and nothing stands here. */
  readonly missing: readonly {
    readonly name: AttributeName;
    readonly source: string;
    readonly answers: readonly {
      readonly position: number;
      readonly share: number | null;
      readonly words: Said;
      readonly word: Presence;
    }[];
  }[];
  readonly tables: readonly {
    readonly kind: 'statement' | 'poll';
    readonly attribute: AttributeName;
    readonly subject: string;
    readonly title: Said;
    /** The answers of a poll in words, or the choice of a sentence. */
    readonly cells: readonly {
      readonly cell: string;
      readonly words: Said | null;
      readonly choice: Choice | null;
    }[];
    /** Without words: everybody who gave none of the answers. */
    readonly rows: readonly {
      readonly category: string;
      readonly words: Said | null;
      readonly children: number | null;
      readonly cells: readonly { readonly cell: string; readonly children: number | null }[];
    }[];
  }[];
  /** A sentence may say what children think. */
  readonly speaks: boolean;
};

/** A release in the words of one reader: the same for the page, for the draft that is signed and for the desk of answers. */
export type ReleaseShown = {
  readonly title: Said;
  readonly sponsor: Said;
  /** A company asked. */
  readonly commercial: boolean;
  readonly rules: { readonly threshold: number; readonly rounding: number };
  readonly answerDay: string;
  readonly findings: readonly FindingShown[];
  readonly topics: readonly (Omit<PublishedTopic, 'points'> & {
    readonly prompt: Said;
    /** With the quotes of a point that no finding rests on; else they stand beside the finding. */
    readonly points: readonly (PublishedPoint & { readonly quotes: readonly QuoteShown[] })[];
  })[];
  /** What was asked, and nothing of it stands in `topics`. */
  readonly untold: readonly { readonly activityId: string; readonly prompt: Said }[];
  /** How far two people agreed on a sample; null: an older release does not tell it. Undefined in one from before that was asked. */
  readonly coding: CodingTold | null | undefined;
  readonly statements: readonly {
    readonly activityId: string;
    readonly prompt: Said;
    readonly statements: readonly StatementShown[];
  }[];
  readonly polls: readonly PollShown[];
  /** How many came by each way; null where it is not told. */
  readonly ways: {
    readonly publicWay: boolean;
    readonly code: number | null;
    readonly public: number | null;
    /** Of those with a code; absent where nobody wrote on paper. */
    readonly paper?: number | null | undefined;
  } | null;
  readonly opinion: OpinionShown | null;
  readonly attributes: AttributesShown | null;
};
