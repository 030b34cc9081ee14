import { type Span, spanIn } from '../../../../server/core/consultation/quiet-hours.ts';

/** Quiet hours as a form has them: both times or neither; else the field that has to change. */
export function quietIn(
  fields: URLSearchParams,
): { readonly night: Span | null; readonly school: Span | null } | { readonly wrong: string } {
  const read = (kind: 'night' | 'school'): Span | null | undefined => {
    const [from, until] = [fields.get(`${kind}.from`) ?? '', fields.get(`${kind}.until`) ?? ''];
    return from === '' && until === '' ? null : spanIn(from, until);
  };
  const [night, school] = [read('night'), read('school')];
  if (night === undefined) return { wrong: 'night.from' };
  if (school === undefined) return { wrong: 'school.from' };
  return { night, school };
}
