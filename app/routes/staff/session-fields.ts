import type { Spoken, Step } from '../../../server/core/room/agenda.ts';
import { mostSteps, stepKinds } from '../../../server/core/room/agenda.ts';
import { levels } from '../../i18n/translator.ts';

export const stepNumbers = Array.from({ length: mostSteps }, (_, index) => index + 1);

/** Names of the fields of a session. Position 0 is the words at the end. */
export const sessionNames = {
  kind: (position: number) => `step.${position}.kind`,
  minutes: (position: number) => `step.${position}.minutes`,
  words: (position: number, tag: string, level: string) => `words.${position}.${tag}.${level}`,
};

/** What is said at a position; what was left empty is not there. */
export function wordsIn(fields: URLSearchParams, position: number, tags: readonly string[]): Spoken[] {
  return tags.flatMap((language) =>
    levels.flatMap((level) => {
      const body = (fields.get(sessionNames.words(position, language, level)) ?? '').trim();
      return body === '' ? [] : [{ language, level, body }];
    }),
  );
}

/** The steps as they were typed, without those of which no kind was chosen. Minutes that are no number are refused by the rule. */
export function stepsIn(fields: URLSearchParams, tags: readonly string[]): readonly Step[] {
  return stepNumbers.flatMap((position) => {
    const kind = stepKinds.find((each) => each === fields.get(sessionNames.kind(position)));
    return kind
      ? [
          {
            kind,
            minutes: Number(fields.get(sessionNames.minutes(position))),
            words: wordsIn(fields, position, tags),
          },
        ]
      : [];
  });
}
