import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { leadsOf } from '../../../db/queries/leads.ts';
import { addText } from '../../../db/queries/sealed-case-writes.ts';
import { answersOf, textsOf } from '../../../db/queries/sealed-cases.ts';
import type { CasePart } from '../../core/safeguarding/cases.ts';
import { nonceBytes } from '../../core/safeguarding/sealed-format.ts';
import type { Deps } from '../deps.ts';

/**
 * The nonce of what a form brings: the same form with the same words has the same, and is kept once (`addText`). `form` are random bits
 * that stand on the page alone, so that what is stored tests no guess at the words.
 */
export function nonceOfForm(deps: Deps, form: string, ...of: readonly string[]): Uint8Array {
  return deps.secrets.hash('sealed-form', [form, ...of].join('\n')).subarray(0, nonceBytes);
}

/** The next number in a case: texts and answers share them, so that they stand in the order in which they came. */
export async function nextNumber(db: Database, caseId: string): Promise<number> {
  const [texts, answers] = await Promise.all([textsOf(db, caseId), answersOf(db, caseId)]);
  return Math.max(0, ...texts.map(({ number }) => number), ...answers.map(({ number }) => number)) + 1;
}

/**
 * The write that keeps a text sealed to every lead there is now, or undefined when fewer than two could open it: then
 * nothing may be promised to a child.
 */
export async function sealText(
  deps: Deps,
  of: {
    readonly organisationId: string;
    readonly consultationId: string;
    readonly caseId: string;
    readonly number: number;
    readonly part: CasePart;
    readonly text: string;
    readonly day: string;
    readonly nonce?: Uint8Array | undefined;
  },
): Promise<readonly Statement[] | undefined> {
  const leads = await leadsOf(deps.databases.control, of);
  if (leads.length < 2) return undefined;
  const { caseId, number, part, day, nonce } = of;
  const { body, boxes } = await deps.seal(of.text, { caseId, number, leads, nonce });
  return addText({ caseId, number, part, day, body, nonceBytes, boxes });
}
