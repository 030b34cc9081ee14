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

export function promptsIn(fields: URLSearchParams, languages: readonly string[]) {
  return languages.flatMap((language) =>
    levels.map((level) => ({
      language,
      level,
      prompt: fields.get(fieldNames.prompt(language, level)) ?? '',
    })),
  );
}

/** Answers of a poll in the order of their places; an empty place is no answer, so those below move up. */
export function optionsIn(fields: URLSearchParams, languages: readonly string[]) {
  return optionPlaces
    .map((place) =>
      languages.flatMap((language) =>
        levels.flatMap((level) => {
          const label = (fields.get(fieldNames.option(place, language, level)) ?? '').trim();
          return label === '' ? [] : [{ language, level, label }];
        }),
      ),
    )
    .filter((labels) => labels.length > 0)
    .map((labels, index) => ({ position: index + 1, labels }));
}

/** Statements of the form; one that was emptied in every language is left out. */
export function seedsIn(fields: URLSearchParams, languages: readonly string[]) {
  const seeds: { id?: string; texts: { language: string; body: string }[] }[] = [];
  for (let place = 1; place <= seedPlaces && fields.has(fieldNames.seedId(place)); place += 1) {
    const id = fields.get(fieldNames.seedId(place)) ?? '';
    const texts = languages.flatMap((language) => {
      const body = (fields.get(fieldNames.seed(place, language)) ?? '').trim();
      return body === '' ? [] : [{ language, body }];
    });
    if (texts.length > 0) seeds.push(id === '' ? { texts } : { id, texts });
  }
  return seeds;
}
