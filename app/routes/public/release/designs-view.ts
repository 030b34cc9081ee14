import type { Release } from '../../../../server/usecases/analysis/release.ts';
import { localeOf } from '../../../i18n/locale-of.ts';
import { pick } from '../../../i18n/texts.ts';

type Designs = Release['designs'];

/** The address of the picture of a design. */
export type PictureAt = (design: { readonly activityId: string; readonly file: string }) => string;

/** The number under which a place stands on its picture, before its words; nothing for the option of a poll. */
export function numberOnPicture(
  designs: Designs,
  of: { readonly activityId: string; readonly position: number; readonly language: string },
): string {
  if (!designs?.some(({ activityId }) => activityId === of.activityId)) return '';
  return `${new Intl.NumberFormat(localeOf(of.language)).format(of.position)} – `;
}

/** The picture that children pointed at, in the words of one reader; null for a poll, and where no address is known. */
export function showDesign(
  designs: Designs,
  of: {
    readonly activityId: string;
    readonly pictureAt: PictureAt | undefined;
    readonly reader: { readonly language: string; readonly level: string };
    readonly languages: readonly string[];
  },
) {
  const design = designs?.find(({ activityId }) => activityId === of.activityId);
  if (!design || !of.pictureAt) return null;
  const { width, height, places, alts } = design;
  const alt = pick(alts, of.reader, of.languages);
  return {
    width,
    height,
    places,
    alt: { words: alt?.alt ?? '', lang: alt?.language ?? of.reader.language },
    href: of.pictureAt(design),
  };
}
