import {
  longestAlt,
  longestPlaceLabel,
  mostPlaces,
  type PlaceBox,
  placeAround,
  wrongSide,
} from '../../../../server/core/consultation/designs.ts';
import { levels } from '../../../i18n/translator.ts';

export const placeNumbers = Array.from({ length: mostPlaces }, (_, index) => index + 1);
export const sides = ['x', 'y', 'width', 'height'] as const;

/** As wide the picture stands where it is clicked on, in points of the screen: so where it was clicked needs no script. */
export const clickWidth = 640;

const wordsAt = (place: number) => `words.${place}.`;

/** The names of fields, so that the form and what reads it cannot part. */
export const designNames = {
  alt: (language: string, level: string) => `alt.${language}.${level}`,
  side: (place: number, side: (typeof sides)[number]) => `place.${place}.${side}`,
  words: (place: number, language: string, level: string) => `${wordsAt(place)}${language}.${level}`,
};

/** UTF-16 units that the words of a picture and of its places take, by the names of their fields. */
export function longestIn(languages: readonly string[]): Readonly<Record<string, number>> {
  const tongues = languages.flatMap((tag) => levels.map((level) => [tag, level] as const));
  return Object.fromEntries([
    ...tongues.map((of) => [designNames.alt(...of), longestAlt]),
    ...placeNumbers.flatMap((place) =>
      tongues.map((of) => [designNames.words(place, ...of), longestPlaceLabel]),
    ),
  ]);
}

/** What stands for the whole picture, of the fields that the form had: what it did not ask for it does not empty. */
export function altsIn(fields: URLSearchParams, languages: readonly string[]) {
  return languages.flatMap((language) =>
    levels.flatMap((level) => {
      const alt = fields.get(designNames.alt(language, level));
      return alt === null ? [] : [{ language, level, alt: alt.trim() }];
    }),
  );
}

/** The places of a form that have words, in their order; one whose words were emptied is left out, and those after it move up. */
export function placesIn(fields: URLSearchParams, languages: readonly string[]) {
  return placeNumbers
    .map((place) => ({
      ...boxIn(fields, place),
      labels: languages.flatMap((language) =>
        levels.flatMap((level) => {
          const label = fields.get(designNames.words(place, language, level));
          return label === null ? [] : [{ language, level, label: label.trim() }];
        }),
      ),
    }))
    .filter(({ labels }) => labels.some(({ label }) => label !== ''));
}

/**
 * Which field of places that do not fit has to change: the first side at which one with words is not right; where they are too few, the words of the first
 * that has numbers and no words, else of the first row that is free.
 */
export function wrongPlaceIn(fields: URLSearchParams): string {
  const wordsOf = (place: number) => [...fields].filter(([name]) => name.startsWith(wordsAt(place)));
  const named = (place: number) => wordsOf(place).some(([, words]) => words.trim() !== '');
  for (const place of placeNumbers.filter(named)) {
    const side = wrongSide(boxIn(fields, place));
    if (side) return designNames.side(place, side);
  }
  const bare = placeNumbers.filter((place) => !named(place));
  const numbered = (place: number) => sides.some((side) => fields.get(designNames.side(place, side)));
  const [first] = wordsOf(bare.find(numbered) ?? bare[0] ?? 1);
  return first?.[0] ?? '';
}

/** The place that a field is of; 0 for a field of none. */
export function placeOf(name: string): number {
  return Number(/^(?:place|words)\.(\d+)\./.exec(name)?.[1] ?? 0);
}

function boxIn(fields: URLSearchParams, place: number): PlaceBox {
  const side = (name: (typeof sides)[number]) => {
    const given = fields.get(designNames.side(place, name)) ?? '';
    return given.trim() === '' ? Number.NaN : Number(given);
  };
  return { x: side('x'), y: side('y'), width: side('width'), height: side('height') };
}

/**
 * The fields with a place set where the picture was clicked on, in the first row that has no numbers; undefined when nothing was clicked: a
 * form that is sent with the Enter key says 0 and 0.
 */
export function clickedIn(
  fields: URLSearchParams,
  picture: { readonly width: number; readonly height: number },
): URLSearchParams | undefined {
  const [x, y] = [Number(fields.get('at.x') ?? 0), Number(fields.get('at.y') ?? 0)];
  if (!(x > 0 || y > 0) || picture.width === 0) return undefined;
  const free = placeNumbers.find((place) =>
    sides.every((side) => !fields.get(designNames.side(place, side))),
  );
  if (free === undefined) return undefined;
  const clickHeight = (clickWidth * picture.height) / picture.width;
  const box = placeAround({ x: (x / clickWidth) * 100, y: (y / clickHeight) * 100 });
  const set = new URLSearchParams(fields);
  for (const side of sides) set.set(designNames.side(free, side), String(box[side]));
  set.delete('at.x');
  set.delete('at.y');
  return set;
}
