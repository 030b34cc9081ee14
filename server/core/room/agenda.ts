/** What a step is: children talk, all write and it is shown together, or everybody rests. */
export const stepKinds = ['talk', 'write', 'break'] as const;
export type StepKind = (typeof stepKinds)[number];

/** Working limits of our own: what children sit through, and what one page can be planned on. */
export const mostSteps = 8;
export const longestStepMinutes = 60;
/** Graphemes are not counted here: a bound in UTF-16 units for what whoever leads says at a step. */
export const longestPrompt = 400;
export const longestClosing = 1_200;

/** Minutes that may lie between two posts of one child where the room goes slowly; 0 is the usual pace. */
export const paces = [0, 1, 2, 5] as const;

/** Minutes by which a step is made longer at a press. */
export const moreMinutes = 5;

export type Tongue = { readonly language: string; readonly level: string };
export type Spoken = Tongue & { readonly body: string };

export type Step = {
  readonly kind: StepKind;
  readonly minutes: number;
  /** In every language of the consultation and at both levels, or not at all. */
  readonly words: readonly Spoken[];
};

/** A step as it was typed: what happens there may not be chosen yet. */
export type TypedStep = Omit<Step, 'kind'> & { readonly kind: StepKind | null };

/** Whether it was chosen what happens there; the rest of a step is checked by `unfitStep`. */
export function isStep(typed: TypedStep): typed is Step {
  return typed.kind !== null;
}

export type SessionState = 'ready' | 'running' | 'over';

/** A session as the database holds it. */
export type RoomSession = {
  readonly activityId: string;
  readonly revision: number;
  readonly state: SessionState;
  /** A meeting is over, and none has begun since: also while the steps of the next one are written already. */
  readonly met: boolean;
  /** From 1; 0 before the first and after the last. */
  readonly step: number;
  /** Minutes since 1970 (UTC); 0 where no step runs. */
  readonly untilMinute: number;
  readonly gathers: boolean;
  readonly paceMinutes: number;
  readonly spotlight: { readonly id: string; readonly change: number } | null;
  readonly steps: readonly Step[];
  readonly closing: readonly Spoken[];
  readonly closingBy: string;
  readonly closingApprovedBy: string;
};

/** A room that nobody ever led. */
export function noSession(activityId: string): RoomSession {
  return {
    activityId,
    revision: 0,
    state: 'ready',
    met: false,
    step: 0,
    untilMinute: 0,
    gathers: false,
    paceMinutes: 0,
    spotlight: null,
    steps: [],
    closing: [],
    closingBy: '',
    closingApprovedBy: '',
  };
}

/** Why an agenda cannot be led, or null. A step where children do something says what, in every language and at both levels. */
export function unfitAgenda(
  steps: readonly TypedStep[],
  tongues: readonly Tongue[],
): 'field-missing' | 'choice-unfit' | 'field-too-long' | null {
  if (steps.length === 0) return 'field-missing';
  if (steps.length > mostSteps) return 'choice-unfit';
  for (const step of steps) {
    const fault = unfitStep(step, tongues);
    if (fault) return fault.code;
  }
  return null;
}

/** What of a step keeps it from being led, or null. Words without a kind are not thrown away: somebody typed them for children. */
export function unfitStep(
  { kind, minutes, words }: TypedStep,
  tongues: readonly Tongue[],
): { readonly code: 'field-missing' | 'choice-unfit' | 'field-too-long'; readonly at: StepPart } | null {
  if (kind === null) return { code: 'field-missing', at: 'kind' };
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > longestStepMinutes)
    return { code: 'choice-unfit', at: 'minutes' };
  // A break says something kind of itself.
  return kind === 'break' && words.length === 0 ? null : unfitWords(words, tongues, longestPrompt);
}

/** A part of a step: its words are named by their language and level. */
export type StepPart = 'kind' | 'minutes' | Tongue;

/** Why words for children are not whole, and where, or null. */
export function unfitWords(
  words: readonly Spoken[],
  tongues: readonly Tongue[],
  longest: number,
): { readonly code: 'field-missing' | 'field-too-long'; readonly at: Tongue } | null {
  const long = words.find(({ body }) => body.length > longest);
  if (long) return { code: 'field-too-long', at: long };
  const missing = tongues.find(
    ({ language, level }) =>
      !words.some((each) => each.language === language && each.level === level && each.body.trim() !== ''),
  );
  return missing ? { code: 'field-missing', at: missing } : null;
}

export const leads = ['start', 'next', 'more', 'show', 'stop'] as const;
export type Lead = (typeof leads)[number];

/** What of a session moves; the rest of it stays. */
export type Moved = Pick<RoomSession, 'state' | 'step' | 'untilMinute' | 'gathers'>;

/**
 * Where a session stands after an act of whoever leads at `minute` (since 1970), or null where that act is none now. After the last
 * step it is over. While all write, what is decided to be shown waits for `show`, or for the end of the step, whatever ends it.
 */
export function afterLead(session: RoomSession, lead: Lead, minute: number): Moved | null {
  const at = (step: number): Moved => {
    const found = session.steps[step - 1];
    return found
      ? { state: 'running', step, untilMinute: minute + found.minutes, gathers: found.kind === 'write' }
      : { state: 'over', step: 0, untilMinute: 0, gathers: false };
  };
  if (lead === 'start') return session.state !== 'running' && session.steps.length > 0 ? at(1) : null;
  if (session.state !== 'running') return null;
  const { state, step, untilMinute, gathers } = session;
  switch (lead) {
    case 'next':
      return at(step + 1);
    case 'more':
      return { state, step, untilMinute: Math.max(untilMinute, minute) + moreMinutes, gathers };
    case 'show':
      return gathers ? { state, step, untilMinute, gathers: false } : null;
    case 'stop':
      return at(session.steps.length + 1);
  }
}

/**
 * Why nobody is given the word in the step that runs, or null: in a break all rest, and while all write nobody is to think of being heard, or
 * be listened to, before the words of all are shown (R843, R1001).
 */
export function wordWaits({
  state,
  steps,
  step,
  gathers,
}: Pick<RoomSession, 'state' | 'steps' | 'step' | 'gathers'>): 'break' | 'write' | null {
  if (state !== 'running') return null;
  if (gathers) return 'write';
  return steps[step - 1]?.kind === 'break' ? 'break' : null;
}

/** All write, and what waited is shown already. */
export function isShown({ steps, step, gathers }: Pick<RoomSession, 'steps' | 'step' | 'gathers'>): boolean {
  return steps[step - 1]?.kind === 'write' && !gathers;
}

/** What waits to be shown together is shown when its time is over, also where whoever leads is gone. */
export function isDue(session: Pick<RoomSession, 'gathers' | 'untilMinute'>, minute: number): boolean {
  return session.gathers && minute >= session.untilMinute;
}
