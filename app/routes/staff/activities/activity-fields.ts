import type { ActivityRow } from '../../../../db/queries/consultation/consultations.ts';
import type { SeedRow } from '../../../../db/queries/consultation/statements.ts';
import { mostFields } from '../../../forms/read-form.ts';
import { levels } from '../../../i18n/translator.ts';

/** As many answers a poll can have, and so many statements that can be added at a time. */
export const optionPlaces = Array.from({ length: 12 }, (_, index) => index + 1);
/** Empty places for statements under those there are. */
const emptySeeds = 3;
/** Fields of the form beside its statements and prompts, with room to spare. */
const otherFields = 100;

/** Places for so many statements in so many languages: with empty ones, as far as one form has fields for them. All that are there have one. */
export function seedPlaces(stored: number, languages: number): number {
  const fit = Math.floor((mostFields - otherFields - levels.length * languages) / (languages + 1));
  return Math.max(stored, Math.min(stored + emptySeeds, fit));
}

/** The names of fields, so that the form and what reads it cannot part. */
export const fieldNames = {
  prompt: (language: string, level: string) => `prompt.${language}.${level}`,
  option: (position: number, language: string, level: string) => `option.${position}.${language}.${level}`,
  seed: (place: number, language: string) => `seed.${place}.${language}`,
  seedId: (place: number) => `seed.${place}.id`,
  statement: (activityId: string, language: string) => `statement.${activityId}.${language}`,
  /** The id that a statement gets which is added while children vote. */
  fresh: (activityId: string) => `fresh.${activityId}`,
  reason: (activityId: string) => `reason-${activityId}`,
};

/** What the form did not ask for it does not empty: here and below only fields that it had are read. */
export function promptsIn(fields: URLSearchParams, languages: readonly string[]) {
  return languages.flatMap((language) =>
    levels.flatMap((level) => {
      const prompt = fields.get(fieldNames.prompt(language, level));
      return prompt === null ? [] : [{ language, level, prompt }];
    }),
  );
}

/** Answers of a poll in the order of their places; an empty place is no answer, so those below move up. */
export function optionsIn(fields: URLSearchParams, languages: readonly string[]) {
  return optionPlaces
    .map((place) => ({
      labels: languages.flatMap((language) =>
        levels.flatMap((level) => {
          const label = fields.get(fieldNames.option(place, language, level));
          return label === null ? [] : [{ language, level, label: label.trim() }];
        }),
      ),
    }))
    .filter(({ labels }) => labels.some(({ label }) => label !== ''));
}

/** All statements of the form, however many: one that was left out would be taken out. A new one that is empty in every language is none. */
export function seedsIn(fields: URLSearchParams, languages: readonly string[]) {
  const seeds: { id?: string; texts: { language: string; body: string }[] }[] = [];
  for (let place = 1; fields.has(fieldNames.seedId(place)); place += 1) {
    const id = fields.get(fieldNames.seedId(place)) ?? '';
    const texts = languages.flatMap((language) => {
      const body = fields.get(fieldNames.seed(place, language));
      return body === null ? [] : [{ language, body: body.trim() }];
    });
    if (id !== '') seeds.push({ id, texts });
    else if (texts.some(({ body }) => body !== '')) seeds.push({ texts });
  }
  return seeds;
}

/** A field into which somebody of the staff writes. */
export const isWritten = ([name, value]: readonly [string, string]) =>
  /^(prompt|option|seed|statement|reason)[.-]/.test(name) && value.trim() !== '';

/** Whether the form has words, or a way of answering, that are not stored. `opened`: the activity that is written in it; undefined for a new one. */
export function isUnsaved(
  fields: URLSearchParams,
  opened: ActivityRow | undefined,
  seeds: readonly SeedRow[],
): boolean {
  if (!opened) return [...fields].some(isWritten);
  const stored = new Map<string, string>([['form', opened.form]]);
  for (const { language, level, prompt } of opened.prompts)
    stored.set(fieldNames.prompt(language, level), prompt);
  for (const { position, labels } of opened.options)
    for (const { language, level, label } of labels)
      stored.set(fieldNames.option(position, language, level), label);
  seeds
    .filter(({ activityId }) => activityId === opened.id)
    .forEach(({ id, texts }, index) => {
      stored.set(fieldNames.seedId(index + 1), id);
      for (const { language, body } of texts) stored.set(fieldNames.seed(index + 1, language), body);
    });
  return [...fields].some(
    ([name, value]) =>
      /^(prompt|option|seed)\.|^form$/.test(name) && value.trim() !== (stored.get(name) ?? '').trim(),
  );
}
