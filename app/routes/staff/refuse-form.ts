import { data } from '@remix-run/node';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import type { RefusedForm } from './refused.tsx';

/** Answers a form again with every word that was typed; `most`: what its field takes, if these are too many. In a file of its own: pages must not carry the server's library. */
export function refusedForm(
  code: RefusalCode,
  from: { fields: URLSearchParams; field: string; most?: number | undefined },
) {
  // A stale page has no wrong field: everything on it may be right.
  const field = code === 'stale-revision' ? '' : from.field;
  const most = code === 'field-too-long' ? from.most : undefined;
  const body: RefusedForm = { refused: { code, field, most }, typed: [...from.fields] };
  return data(body, { status: 400 });
}

/** `most`: UTF-16 units by the names of fields. The first that has more is answered with its limit; undefined where all fit. */
export function refusedTooLong(fields: URLSearchParams, most: Readonly<Record<string, number>>) {
  const field = Object.keys(most).find((name) => (fields.get(name) ?? '').trim().length > (most[name] ?? 0));
  return field === undefined
    ? undefined
    : refusedForm('field-too-long', { fields, field, most: most[field] });
}
