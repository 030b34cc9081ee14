/** Which field of a page of cases has to change, by the values of the form that was sent; the case itself where nothing was typed. */
export function caseField(value: (name: string) => string): string {
  const act = value('act');
  if (act === 'open' || act === 'alone') return `reason-${act}-${value('part')}`;
  if (act === 'rehearse') return act;
  return act === 'answer' ? 'text' : 'case';
}
