import * as z from 'zod/mini';
import { isId } from '../../server/core/ids.ts';
import { isBlank } from '../../server/core/room/contribution-text.ts';

/**
 * Bounds of a form before anything looks at it: fields, and UTF-16 units a field. A document is the longest thing typed: one that is too long is
 * refused as that and comes back whole, so no field that fits a body is dropped.
 */
export const mostFields = 4_000;
const longestField = 5_000_000;

/**
 * By what the fields of each kind of form are counted; every part of one with files names itself by this. A type that speaks of both kinds is
 * held to both, since which of them it is read as is not ours to say.
 */
const fieldSigns = [
  [/urlencoded/i, /^|&/g],
  [/multipart/i, /content-disposition/gi],
] as const;

/**
 * A form as a browser sent it; an empty one for a body that is no form, or that has more fields than any page of ours sends. These are counted
 * before it is parted: of eighty thousand files of one byte each, which fit into the largest form, four seconds and most of a gigabyte
 * would be made, and nobody else answered meanwhile.
 */
export async function readSent(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  try {
    const body = await request.arrayBuffer();
    const text = new TextDecoder('latin1').decode(body);
    if (fieldSigns.some(([kind, sign]) => kind.test(type) && isMoreThan(mostFields, text.matchAll(sign))))
      return new FormData();
    // The parser of forms looks for them one by one, and each costs it more than the last: a form of nothing else took seconds.
    if (/^\s*application\/x-www-form-urlencoded\b/i.test(type)) plusesToSpaces(new Uint8Array(body));
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch {
    return new FormData();
  }
}

/** What a browser sends for a space, in place. */
function plusesToSpaces(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0x2b) bytes[at] = 0x20;
}

function isMoreThan(most: number, all: Iterable<unknown>): boolean {
  let count = 0;
  for (const _ of all) if (++count > most) return true;
  return false;
}

/**
 * Embeddings, overrides and isolates: in a title they turn about what stands beside it, wherever that is shown, and nobody sees them where it is typed.
 * So do the invisible signs of formulas, with which pages mark words of another language (server/core/translation/lent.ts).
 */
const turning = /[\u202A-\u202E\u2061-\u2063\u2066-\u2069]/g;

/**
 * A form as text fields, bounded, without NUL and signs that turn the order of letters about, with lines parted as they are stored: a browser sends another
 * sign for a new line than it was given. Files, repeats beyond the bounds and bodies that are no form are dropped: no page of ours sends them.
 */
export async function readFields(request: Request): Promise<URLSearchParams> {
  const fields = new URLSearchParams();
  for (const [name, value] of await readSent(request)) {
    if (typeof value !== 'string' || value.length > longestField) continue;
    // A pattern would take ten times as long for a document.
    const lines = value.split('\r\n').join('\n').split('\r').join('\n');
    // No key of a keyboard makes a NUL, and no text of the database holds one.
    fields.append(name, withoutUnseen(lines.split('\0').join('').replace(turning, '')));
  }
  return fields;
}

/** Spaces every rule knows to be nothing. A space without width, a joiner or a filler alone is none to a rule, and an answer or a reason to nobody who reads it. */
function withoutUnseen(text: string): string {
  return isBlank(text) && text.trim() !== '' ? '' : text;
}

/**
 * A whole number as a page of ours writes it into a form, such as a revision; 0 for anything else, which is the number of
 * nothing. What is no number would be no value in the database, and the write a fault instead of a refusal.
 */
export function wholeIn(fields: { readonly get: (name: string) => unknown }, name: string): number {
  return wholeOf(fields.get(name));
}

/** The same of one part of what a button says. */
export function wholeOf(text: unknown): number {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

/** The id with which a page of ours drew a form, by which what is sent twice is made once; for anything else none, and nothing is compared. */
export function formId(fields: URLSearchParams): string | undefined {
  const id = fields.get('form') ?? '';
  return isId(id) ? id : undefined;
}

/** The first field of a form of which this holds: there it is said what is wrong. */
export function fieldWhere(
  fields: URLSearchParams,
  holds: (value: string, name: string) => boolean,
): string | undefined {
  return [...fields].find(([name, value]) => holds(value, name))?.[0];
}

/** A form parsed by a schema, or undefined: then the form is not one of ours. Repeated names become lists only where the schema reads `getAll` itself. */
export function parseForm<S extends z.ZodMiniType>(
  fields: URLSearchParams,
  schema: S,
): z.infer<S> | undefined {
  const parsed = z.safeParse(schema, Object.fromEntries(fields));
  return parsed.success ? parsed.data : undefined;
}
