import type { Spoken, StepPart, TypedStep } from '../../../../server/core/room/agenda.ts';
import {
  longestClosing,
  longestPrompt,
  mostSteps,
  stepKinds,
  unfitStep,
  unfitWords,
} from '../../../../server/core/room/agenda.ts';
import { longestAnswer } from '../../../../server/core/room/room-poll.ts';
import { levels } from '../../../i18n/translator.ts';

/** How many minutes of a step stand there before anybody typed. */
export const usualStepMinutes = 10;

export const stepNumbers = Array.from({ length: mostSteps }, (_, index) => index + 1);

/** Names of the fields of a session. Position 0 is the words at the end. */
export const sessionNames = {
  kind: (position: number) => `step.${position}.kind`,
  minutes: (position: number) => `step.${position}.minutes`,
  words: (position: number, tag: string, level: string) => `${wordsAt(position)}${tag}.${level}`,
};

/** How the names of all words at a position begin. */
export const wordsAt = (position: number) => `words.${position}.`;

/** UTF-16 units that a field of a session takes: of what is said at the end or at a step, of a question or an answer to choose. */
export function longestIn(field: string): number {
  if (field.startsWith(wordsAt(0))) return longestClosing;
  return field.startsWith('ask.') && !field.startsWith('ask.0.') ? longestAnswer : longestPrompt;
}

/** What is said at a position; what was left empty is not there. */
export function wordsIn(fields: URLSearchParams, position: number, tags: readonly string[]): Spoken[] {
  return tags.flatMap((language) =>
    levels.flatMap((level) => {
      const body = (fields.get(sessionNames.words(position, language, level)) ?? '').trim();
      return body === '' ? [] : [{ language, level, body }];
    }),
  );
}

/** Rows in which a kind was chosen or words were typed. Minutes that are no number, and words without a kind, are refused by the rule. */
function rowsIn(fields: URLSearchParams, tags: readonly string[]) {
  return stepNumbers.flatMap((position) => {
    const kind = stepKinds.find((each) => each === fields.get(sessionNames.kind(position))) ?? null;
    const words = wordsIn(fields, position, tags);
    const minutes = Number(fields.get(sessionNames.minutes(position)));
    return kind === null && words.length === 0 ? [] : [{ position, step: { kind, minutes, words } }];
  });
}

/** The steps as they were typed. */
export function stepsIn(fields: URLSearchParams, tags: readonly string[]): readonly TypedStep[] {
  return rowsIn(fields, tags).map(({ step }) => step);
}

const tonguesOf = (tags: readonly string[]) =>
  tags.flatMap((language) => levels.map((level) => ({ language, level })));

/** The first field of the steps that has to change. */
export function agendaField(fields: URLSearchParams, tags: readonly string[]): string {
  for (const { position, step } of rowsIn(fields, tags)) {
    const fault = unfitStep(step, tonguesOf(tags));
    if (fault) return nameAt(position, fault.at);
  }
  return sessionNames.kind(1);
}

function nameAt(position: number, part: StepPart): string {
  return typeof part === 'string'
    ? sessionNames[part](position)
    : sessionNames.words(position, part.language, part.level);
}

/** The first field of the words at the end that has to change. */
export function closingField(fields: URLSearchParams, tags: readonly string[]): string {
  const fault = unfitWords(wordsIn(fields, 0, tags), tonguesOf(tags), longestClosing);
  return nameAt(0, fault?.at ?? { language: tags[0] ?? 'en', level: levels[0] });
}
