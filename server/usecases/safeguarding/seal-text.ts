import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { leadsOf } from '../../../db/queries/leads.ts';
import { addText } from '../../../db/queries/sealed-case-writes.ts';
import { answersOf, textsOf } from '../../../db/queries/sealed-cases.ts';
import type { CasePart } from '../../core/safeguarding/cases.ts';
import type { Deps } from '../deps.ts';

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
  },
): Promise<readonly Statement[] | undefined> {
  const leads = await leadsOf(deps.databases.control, of);
  if (leads.length < 2) return undefined;
  const { caseId, number, part, day } = of;
  const { body, boxes } = await deps.seal(of.text, { caseId, number, leads });
  return addText({ caseId, number, part, day, body, boxes });
}
