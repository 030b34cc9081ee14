import { data } from '@remix-run/node';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import type { RefusedForm } from './refused.tsx';

/** Answers a form again with every word that was typed. In a file of its own: pages must not carry the server's library. */
export function refusedForm(code: RefusalCode, from: { fields: URLSearchParams; field: string }) {
  // A stale page has no wrong field: everything on it may be right.
  const field = code === 'stale-revision' ? '' : from.field;
  const body: RefusedForm = { refused: { code, field }, typed: [...from.fields] };
  return data(body, { status: 400 });
}
