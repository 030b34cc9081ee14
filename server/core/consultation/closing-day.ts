import { isDay } from './days.ts';
import { type ConsultationState, isRunning } from './lifecycle.ts';

/** Days as YYYY-MM-DD; `today` in the consultation's zone. */
type Days = {
  readonly state: ConsultationState;
  /** The last day on which children can take part; '' where none was named. */
  readonly closingDay: string;
  readonly answerDay: string;
  readonly retentionDay: string;
};

/** Whether the last day on which children can take part is over: it lasts to its end. False where none was named. */
export function isClosingOver({ closingDay }: Pick<Days, 'closingDay'>, today: string): boolean {
  return closingDay !== '' && today > closingDay;
}

/** Whether it rests after that day: nothing says that it goes on, so a child finds it as one that is over, until a person names a later day. */
export function restsPastClosing(days: Pick<Days, 'state' | 'closingDay'>, today: string): boolean {
  return days.state === 'paused' && isClosingOver(days, today);
}

/**
 * Whether a day may be the last one on which children can take part: it is there, not over, and before everything is destroyed. What children are answered
 * comes after it; where the day of the answer is over already, as of one that rests, that is late in public and keeps nothing shut here.
 */
export function fitsClosing(days: Days, today: string): boolean {
  const { state, closingDay, answerDay, retentionDay } = days;
  if (!isDay(closingDay) || isClosingOver(days, today) || closingDay >= retentionDay) return false;
  const lateAlready = isRunning(state) && answerDay <= today;
  return lateAlready || closingDay < answerDay;
}

/** Whether it may be moved to this day while children can read the old one: to a later one alone. Earlier nobody could tell who has read it. */
export function mayMoveClosing(days: Days, to: string, today: string): boolean {
  return days.closingDay !== '' && to > days.closingDay && fitsClosing({ ...days, closingDay: to }, today);
}
