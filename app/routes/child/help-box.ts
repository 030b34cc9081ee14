import type { CasePart } from '../../../server/core/safeguarding/cases.ts';

/** The box of a case and part: so that every box of a page has a name of its own. */
export const boxOf = (caseId: string, part: CasePart) => `text-${part}-${caseId}`;

/**
 * Which box of a form has words in it, and these words under one name: `text` is what a form's shape is held against, with
 * its own length, and `typed` what goes back to the page that showed the box.
 */
export function takeBox(fields: URLSearchParams): { readonly box: string; readonly typed: string } {
  const box = [...fields.keys()].find((name) => name.startsWith('text')) ?? 'text';
  const typed = fields.get(box) ?? '';
  fields.set('text', typed.slice(0, 9_000));
  return { box, typed };
}
