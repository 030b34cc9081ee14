/** A place on a picture, in whole percent of its width and height from its left and upper edge; a point is a small one. */
export type PlaceBox = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** `position` counts from 1 and names the place; its words are the option of the same position. */
export type DesignPlace = PlaceBox & { readonly position: number };

/** What stands of a design beside what is asked: its picture's size (0: none yet), the words that stand for it, its places. */
export type Design = {
  readonly activityId: string;
  readonly width: number;
  readonly height: number;
  readonly alts: readonly { readonly language: string; readonly level: string; readonly alt: string }[];
  readonly places: readonly DesignPlace[];
};

/** One place says nothing about where children point; more than twelve nobody finds again in a list. */
export const fewestPlaces = 2;
export const mostPlaces = 12;

/** UTF-16 units of what stands for the whole picture, and of what a place is called. */
export const longestAlt = 600;
export const longestPlaceLabel = 80;

/** The least a place is, in percent: a finger finds it on a small telephone. */
const leastSide = 4;

/** What a click makes: a place around it that can be changed in numbers. `at` in percent. */
export function placeAround(at: { readonly x: number; readonly y: number }): PlaceBox {
  const width = 16;
  const height = 12;
  const within = (value: number, side: number) =>
    Math.round(Math.min(100 - side, Math.max(0, value - side / 2)));
  return { x: within(at.x, width), y: within(at.y, height), width, height };
}

/**
 * The first side, in the order in which they are asked, for which a place does not lie on the picture with all of it, or is too small to be pointed at;
 * undefined where it fits.
 */
export function wrongSide({ x, y, width, height }: PlaceBox): keyof PlaceBox | undefined {
  const within = (side: number, least: number, most: number) =>
    Number.isInteger(side) && side >= least && side <= most;
  if (!within(x, 0, 100 - leastSide)) return 'x';
  if (!within(y, 0, 100 - leastSide)) return 'y';
  if (!within(width, leastSide, 100 - x)) return 'width';
  return within(height, leastSide, 100 - y) ? undefined : 'height';
}

/** The position of the place that words are about, from their anchor (`p3`; sections are numbers, so none is taken); undefined where they are about a section or a whole design. */
export function placeIn(anchor: string): number | undefined {
  const found = /^p([1-9]\d?)$/.exec(anchor);
  return found ? Number(found[1]) : undefined;
}

/**
 * A design can be shown to children: its picture is there, it has two to twelve places with words for each, and words stand for the whole
 * of it, in every language at both levels. `inEveryTongue` is the gate's.
 */
export function designReady(
  design: Design | undefined,
  options: readonly { readonly position: number }[],
  inEveryTongue: (found: readonly { language: string; level: string }[]) => boolean,
): boolean {
  if (!design || design.width === 0) return false;
  const count = design.places.length;
  return (
    count >= fewestPlaces &&
    count <= mostPlaces &&
    inEveryTongue(design.alts) &&
    design.places.every(({ position }) => options.some((option) => option.position === position))
  );
}
