import { levels } from '../../i18n/translator.ts';

/** As many answers a poll can have, and so many statements that can be added at a time. */
export const optionPlaces = Array.from({ length: 12 }, (_, index) => index + 1);
const seedPlaces = 400;
/** Empty places for statements under those there are. */
export const emptySeeds = 3;

/** The names of fields, so that the form and what reads it cannot part. */
export const fieldNames = {
  prompt: (language: string, level: string) => `prompt.${language}.${level}`,
  option: (position: number, language: string, level: string) => `option.${position}.${language}.${level}`,
  seed: (place: number, language: string) => `seed.${place}.${language}`,
  seedId: (place: number) => `seed.${place}.id`,
  statement: (activityId: string, language: string) => `statement.${activityId}.${language}`,
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

/** Statements of the form; a new one that is empty in every language is none. */
export function seedsIn(fields: URLSearchParams, languages: readonly string[]) {
  const seeds: { id?: string; texts: { language: string; body: string }[] }[] = [];
  for (let place = 1; place <= seedPlaces && fields.has(fieldNames.seedId(place)); place += 1) {
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
