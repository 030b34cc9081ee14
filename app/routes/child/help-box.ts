import type { CasePart } from '../../../server/core/safeguarding/cases.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import type { Key } from '../../i18n/translator.ts';
import { whyNotTaken } from './composer.tsx';

/** The box of a case and part: so that every box of a page has a name of its own. */
export const boxOf = (caseId: string, part: CasePart) => `text-${part}-${caseId}`;

/**
 * Which box of a form has words in it, the first of several, and these words under one name: `text` is what a form's shape is held against, with
 * its own length, and `typed` what goes back to the page that showed the box.
 */
export function takeBox(fields: URLSearchParams): { readonly box: string; readonly typed: string } {
  const boxes = [...fields.keys()].filter((name) => name.startsWith('text'));
  const box = boxes.find((name) => fields.get(name)?.trim()) ?? boxes[0] ?? 'text';
  const typed = fields.get(box) ?? '';
  fields.set('text', typed.slice(0, 9_000));
  return { box, typed };
}

/** Why words were not taken, as a mistake to mend. That nobody could open them is none: the page says so above its numbers. */
export const whyNotTold = (code: RefusalCode | null | undefined, ready: boolean): Key | undefined =>
  code === 'team-not-ready' && !ready ? undefined : whyNotTaken(code);
