import type { ActivityRow } from '../../../db/queries/consultation/consultations.ts';
import type { ProtectedCross } from '../../core/analysis/disclosure/crosses.ts';
import type { ProtectedTable } from '../../core/analysis/disclosure/small-numbers.ts';
import type { PublishedTopic } from '../../core/analysis/points.ts';
import type { WaysTold } from '../../core/analysis/ways.ts';
import type { AttributesTold } from '../../core/attributes/told-attributes.ts';
import type { PollForm } from '../../core/consultation/polls.ts';

export type ReleasedStatement = {
  readonly id: string;
  readonly activityId: string;
  readonly from: 'organiser' | 'children';
  /** The organiser took it out of the vote while it ran. */
  readonly retired: boolean;
  /** What is hidden in a child's words is written […]. */
  readonly texts: readonly { readonly language: string; readonly text: string }[];
  readonly table: ProtectedTable;
};

export type ReleasedPoll = {
  readonly activityId: string;
  readonly form: PollForm;
  readonly options: ActivityRow['options'];
  readonly table: ProtectedTable;
};

export type CountedPoint = {
  readonly id: string;
  readonly activityId: string;
  readonly title: string;
  readonly language: string;
  readonly children: number | null;
};

export type ToldTables = {
  /** How many came with a code and without; null before close. */
  readonly ways: (WaysTold & { readonly publicWay: boolean }) | null;
  readonly statements: readonly ReleasedStatement[];
  readonly polls: readonly ReleasedPoll[];
  readonly points: readonly CountedPoint[];
  readonly topics: readonly PublishedTopic[];
  /** Whom it heard; null where children were asked nothing about themselves, and before close. */
  readonly attributes: AttributesTold | null;
};

/** What signed releases have told: it is told the same again. */
export type ToldBefore = {
  readonly tables: readonly ProtectedTable[];
  /** By the id of a point, or by activity and title where it was named without a number. */
  readonly points: ReadonlyMap<string, number | null>;
  readonly ways: ToldTables['ways'];
  readonly crosses: readonly ProtectedCross[];
  readonly attributes: ToldTables['attributes'];
};

/** Nothing is told before close. */
export const nothingTold: ToldTables = {
  ways: null,
  statements: [],
  polls: [],
  points: [],
  topics: [],
  attributes: null,
};
