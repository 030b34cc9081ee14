import type { Part } from '../../../server/core/room/contribution-text.ts';
import type { T } from '../../i18n/translator.ts';
import type { WordPart } from './words.tsx';

/** The parts of a contribution with the reason of every hidden one in words. */
export function partsInWords(parts: readonly Part[], t: T): readonly WordPart[] {
  return parts.map((part) => ('hidden' in part ? { hidden: t(`reason.${part.hidden}.part`) } : part));
}
