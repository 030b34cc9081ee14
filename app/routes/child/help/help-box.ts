import { cleanText } from '../../../../server/core/room/contribution-text.ts';
import { type CasePart, type CaseTexts, caseParts } from '../../../../server/core/safeguarding/cases.ts';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import type { Key } from '../../../i18n/translator.ts';
import { whyNotTaken } from '../composer.tsx';

/** The box of a case and part: so that every box of a page has a name of its own. */
export const boxOf = (caseId: string, part: CasePart) => `text-${part}-${caseId}`;

/** What the form to write on says where its case is taken back with what stands in it, which is not sent. */
export const takesBack = 'take-back';

/** A form that was pressed so is one that takes back: its words are none to write on. */
export function asPressed(fields: URLSearchParams): void {
  if (fields.get('beside') === takesBack) fields.set('intent', 'withdraw');
}

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

/**
 * What stands in the boxes of a form to write on in a case, part by part; under the names of these parts it is what the form's shape is held against.
 * The case may be another one than that of the boxes, where six words open it.
 */
export function takeParts(fields: URLSearchParams): CaseTexts {
  const texts: { [part in CasePart]?: string } = {};
  for (const part of caseParts) {
    const box = [...fields.keys()].find((name) => name.startsWith(`text-${part}`));
    const typed = (box && fields.get(box)) ?? '';
    fields.delete(part);
    if (typed.trim() === '') continue;
    texts[part] = typed;
    fields.set(part, typed.slice(0, 9_000));
  }
  return texts;
}

/** The parts as one text, for a page that has one box. */
export const inOne = (texts: CaseTexts) =>
  caseParts.flatMap((part) => texts[part]?.trim() ?? []).join('\n\n');

/** The part because of which the form was refused, the first where it is neither's words. */
export function refusedPart(texts: CaseTexts, code: RefusalCode | null): CasePart {
  const isWhy = (part: CasePart) => {
    const cleaned = cleanText(texts[part] ?? '');
    return texts[part] !== undefined && !cleaned.ok && cleaned.code === code;
  };
  return caseParts.find(isWhy) ?? 'told';
}

/** Why words were not taken, as a mistake to mend. That nobody could open them, or that a letter is full, is none: the page says so above its numbers. */
export const whyNotTold = (code: RefusalCode | null | undefined, ready: boolean): Key | undefined =>
  code === 'letter-full' || (code === 'team-not-ready' && !ready) ? undefined : whyNotTaken(code);
