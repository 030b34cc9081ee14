import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { leadsOf } from '../../../db/queries/safeguarding/leads.ts';
import { addText } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { answersOf, textsOf } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { isBlank } from '../../core/room/contribution-text.ts';
import { type CasePart, type CaseTexts, caseParts } from '../../core/safeguarding/cases.ts';
import { nonceBytes } from '../../core/safeguarding/sealed-format.ts';
import type { Deps } from '../deps.ts';
import { twoCanOpen } from './trained-leads.ts';

/** A text that is to be sealed. With the `nonce` of one that its case has it is that one. */
export type NewText = {
  readonly part: CasePart;
  readonly text: string;
  readonly nonce?: Uint8Array | undefined;
};

/**
 * The nonce of what a form brings: the same form with the same words has the same, and is kept once (`addText`). `form` are random bits
 * that stand on the page alone, so that what is stored tests no guess at the words.
 */
export function nonceOfForm(deps: Deps, form: string, ...of: readonly string[]): Uint8Array {
  return deps.secrets.hash('sealed-form', [form, ...of].join('\n')).subarray(0, nonceBytes);
}

/**
 * What a form brings to a case, part by part, each with a nonce of its own. A form without a word brings one that is empty: it is refused as that.
 */
export function textsOfForm(
  deps: Deps,
  of: CaseTexts & { readonly caseId: string; readonly form: string | undefined },
): readonly NewText[] {
  const { caseId, form } = of;
  const said = caseParts.filter((part) => !isBlank(of[part] ?? ''));
  return (said.length > 0 ? said : (['told'] as const)).map((part) => {
    const text = of[part] ?? '';
    return {
      part,
      text,
      nonce: form === undefined ? undefined : nonceOfForm(deps, form, caseId, part, text),
    };
  });
}

/** The next number in a case: texts and answers share them, so that they stand in the order in which they came. */
export async function nextNumber(db: Database, caseId: string): Promise<number> {
  const [texts, answers] = await Promise.all([textsOf(db, caseId), answersOf(db, caseId)]);
  return Math.max(0, ...texts.map(({ number }) => number), ...answers.map(({ number }) => number)) + 1;
}

/**
 * The write that keeps a text sealed to every lead there is now, also to one whose training is over or that lost its way in, and may have it again,
 * or undefined when fewer than two could open it: then nothing may be promised to a child.
 */
export async function sealText(
  deps: Deps,
  of: NewText & {
    readonly organisationId: string;
    readonly consultationId: string;
    readonly caseId: string;
    readonly number: number;
    readonly day: string;
  },
): Promise<readonly Statement[] | undefined> {
  if (!(await twoCanOpen(deps, of))) return undefined;
  const leads = await leadsOf(deps.databases.control, of);
  const { caseId, number, part, day, nonce } = of;
  const { body, boxes } = await deps.seal(of.text, { caseId, number, leads, nonce });
  return addText({ caseId, number, part, day, body, nonceBytes, boxes });
}
