import { openCodes } from '../../../../server/core/analysis/themes/codes.ts';
import type { T } from '../../../i18n/translator.ts';

/** What words can be put under: nothing yet, the points of their activity, and the two codes that are no point. */
export function codeOptions(
  t: T,
  points: readonly { readonly id: string; readonly title: string; readonly language: string }[],
): readonly { readonly value: string; readonly label: string; readonly lang?: string }[] {
  return [
    { value: '', label: t('points.under.none') },
    ...points.map((point) => ({ value: point.id, label: point.title, lang: point.language })),
    ...openCodes.map((code) => ({ value: code, label: t(`points.code.${code}`) })),
  ];
}
