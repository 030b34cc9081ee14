import { type FormFields, wordsToTake } from '../components/form/given-back.tsx';
import { cameFrom, pathHere } from './came-from.ts';

/** What was typed or chosen on a page before another was asked for, and where it goes back to. It is stored nowhere on the way. */
export type Along = { readonly carried: FormFields; readonly from: string | undefined };

/** What came along, in one field of the form of a page that has a box of its own, and where it is from: both go where that form goes, and come back with it. */
export const alongField = 'along';
export const fromField = 'along-from';

/** What comes along with a form (`carry`). It may have been at the page of the look meanwhile: `from` stands in it then. */
export function alongIn(fields: URLSearchParams, request: Request): Along {
  const from = pathHere(fields.get('from')) ?? cameFrom(request);
  fields.delete('from');
  return { carried: wordsToTake(fields) ?? [], from };
}

/** What came along to this page before, as its own form brings it back. */
export function alongHere(fields: URLSearchParams): Along {
  return {
    carried: [...new URLSearchParams(fields.get(alongField) ?? '')],
    from: pathHere(fields.get(fromField)),
  };
}

/** Fields as those of one form. */
export function asFields(carried: FormFields): URLSearchParams {
  return new URLSearchParams(carried.map(([name = '', value = '']) => [name, value]));
}

/** What is left of it once `sent` is with whoever listens: none of these words comes back to be sent a second time. */
export function alongWithout({ carried, from }: Along, ...sent: readonly (string | undefined)[]): Along {
  const left = carried.filter(
    ([name = '', value = '']) => !(name.startsWith('text') && sent.includes(value)),
  );
  return { carried: wordsToTake(asFields(left)) ?? [], from };
}
