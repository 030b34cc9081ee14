import { describe, expect, it } from 'vitest';
import { decisionNames, isAnswerIn } from '../../../app/routes/staff/moderation/decision-names.ts';
import { activityKinds } from '../../../server/core/consultation/activities.ts';
import { decisions } from '../../../server/core/moderation/decide.ts';

describe('what a decision is called', () => {
  it('R700: answers are those that no other child reads; what a page does not know is taken as shown', () => {
    const activities = activityKinds.map((kind) => ({ id: kind, kind }));
    const answers = activityKinds.filter((kind) => isAnswerIn(activities, kind));
    expect(answers).toEqual(['question', 'design']);
    expect(isAnswerIn(activities, 'another')).toBe(false);
  });

  it('R700: of an answer nothing says that it is published, and what goes back is named alike everywhere', () => {
    const of = (answer: boolean) =>
      decisions.map((each) => [
        decisionNames.deed(each, answer),
        decisionNames.go(each, answer),
        decisionNames.done(each, answer),
      ]);
    expect(
      of(false)
        .flat()
        .filter((key) => key.endsWith('.answer')),
    ).toEqual([]);
    expect(
      of(true)
        .flat()
        .filter((key) => key.endsWith('.answer')),
    ).toEqual([
      'deed.publish.answer',
      'desk.go.publish.answer',
      'desk.done.publish.answer',
      'desk.go.redact.answer',
      'desk.done.redact.answer',
    ]);
  });
});
