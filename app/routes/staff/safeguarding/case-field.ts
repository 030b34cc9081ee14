import type { CaseAtHand } from '../../../../server/usecases/safeguarding/read-cases.ts';

type Value = (name: string) => string;

/** Which field of a page of cases has to change, by the values of the form that was sent; the case itself where nothing was typed. */
export function caseField(value: Value): string {
  const act = value('act');
  if (act === 'open' || act === 'alone') return `reason-${act}-${value('part')}`;
  if (act === 'rehearse') return act;
  return act === 'answer' ? 'text' : 'case';
}

type Part = CaseAtHand['parts'][number];

/** This lead has it open, with another one or alone. */
export const readsPart = ({ why }: Pick<Part, 'why'>) => why === 'open' || why === 'alone';

/** Whether a form with words, by its values, stands on the page of this case now: others may have opened it meanwhile, or the child taken it back. */
export function standsIn(opened: CaseAtHand | null, value: Value): boolean {
  if (opened?.id !== value('case')) return false;
  if (value('act') === 'answer') return opened.state !== 'sealed';
  const part = opened.parts.find((each) => each.part === value('part') && each.count > 0);
  if (!part) return false;
  return value('act') === 'alone' ? part.why !== 'alone' : !readsPart(part) && !part.together;
}
