import { type FormFields, wordsToTake } from '../components/given-back.tsx';
import { cameFrom, pathHere } from './came-from.ts';

/** What was typed on a page before another was asked for, and where it goes back to. It is stored nowhere on the way. */
export type Along = { readonly carried: FormFields; readonly from: string | undefined };

/** What comes along with a form (`carry`). It may have been at the page of the look meanwhile: `from` stands in it then. */
export function alongIn(fields: URLSearchParams, request: Request): Along {
  const from = pathHere(fields.get('from')) ?? cameFrom(request);
  fields.delete('from');
  return { carried: wordsToTake(fields) ?? [], from };
}
