import type { Reason } from '../reasons.ts';
import type { Folded } from './fold.ts';
import type { Token } from './tokens.ts';

/**
 * From weak to strong. None of them publishes and none refuses: `pass` still means that a person reads it.
 * `ask`: the child is asked kindly whether it wants to change something. `hold`: a person looks at the place that was
 * found. `help`: help is offered to the child at once.
 */
export const verdicts = ['pass', 'ask', 'hold', 'help'] as const;
export type Verdict = (typeof verdicts)[number];

export type FindingReason = Reason | 'length' | 'screening';

export type Finding = {
  /** Kebab-case name that stands on the desk and in the published policy. */
  readonly rule: string;
  /** UTF-16 offsets into the text as given. */
  readonly start: number;
  readonly end: number;
  /** Where the words begin that only lead to it ("my name is"): without it they say nothing. Absent where none are known. */
  readonly lead?: number;
  /** Where words end that only say what it was ("… is my number"). Absent where none are known. */
  readonly tail?: number;
  /** `pass`: a place shown to the moderator, or a matter of order in the queue; the child is not asked. */
  readonly verdict: Verdict;
  /** 0 is a remark, 3 comes first in the queue. */
  readonly severity: 0 | 1 | 2 | 3;
  readonly reason: FindingReason;
};

export type ScreenInput = {
  readonly text: string;
  /** The same child's last messages in this session, newest last; the screens look at three. */
  readonly previous: readonly string[];
  readonly language: string;
  /** The consultation is itself about harm: what children say of it in general is no sign of their own. */
  readonly sensitiveTopic?: boolean | undefined;
};

/** The text made ready once for all screens. */
export type Reading = {
  readonly folded: Folded;
  readonly tokens: readonly Token[];
  /** The same, their words as they sound. */
  readonly loose: readonly Token[];
  /** The text as given, in small letters where it is all in capitals: for whoever takes a word for a name because of its capital. */
  readonly meant: string;
};

/** Pure: the same input, the same findings. */
export type Screen = {
  readonly name: string;
  readonly run: (input: ScreenInput, reading: Reading) => readonly Finding[];
};
