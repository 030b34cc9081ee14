import {
  longestAlt,
  longestPlaceLabel,
  mostPlaces,
  type PlaceBox,
  placeAround,
} from '../../../../server/core/consultation/designs.ts';
import { levels } from '../../../i18n/translator.ts';

export const placeNumbers = Array.from({ length: mostPlaces }, (_, index) => index + 1);
export const sides = ['x', 'y', 'width', 'height'] as const;

/** As wide the picture stands where it is clicked on, in points of the screen: so where it was clicked needs no script. */
export const clickWidth = 640;

/** The names of fields, so that the form and what reads it cannot part. */
export const designNames = {
  alt: (language: string, level: string) => `alt.${language}.${level}`,
  side: (place: number, side: (typeof sides)[number]) => `place.${place}.${side}`,
  words: (place: number, language: string, level: string) => `words.${place}.${language}.${level}`,
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
