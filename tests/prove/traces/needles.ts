import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One text in one way in which a program could have written it down. */
export type Needle = { readonly form: string; readonly bytes: Buffer };

/**
 * A text as UTF-8, UTF-16 in both orders, hexadecimal, percent signs, and base64 at each of its three places in a group, without
 * the letters that depend on neighbours.
 */
export function needlesOf(text: string): readonly Needle[] {
  const utf8 = Buffer.from(text);
  const little = Buffer.from(text, 'utf16le');
  const percent = [...utf8].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const base64 = [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '');
    const inner = encoded.slice(shift === 0 ? 0 : shift + 1, encoded.length - 2);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].map((form) => Buffer.from(form));
  });
  return [
    { form: 'utf8', bytes: utf8 },
    { form: 'utf16le', bytes: little },
    { form: 'utf16be', bytes: Buffer.from(little).swap16() },
    { form: 'hex', bytes: Buffer.from(utf8.toString('hex')) },
    { form: 'hex', bytes: Buffer.from(utf8.toString('hex').toUpperCase()) },
    { form: 'percent', bytes: Buffer.from(percent) },
    { form: 'percent', bytes: Buffer.from(percent.toUpperCase()) },
    ...base64.map((bytes) => ({ form: 'base64', bytes })),
  ];
}

/** Where a needle stands in these bytes, with what follows it. */
export function findIn(bytes: Buffer, needles: readonly Needle[]): readonly string[] {
  return needles.flatMap(({ form, bytes: needle }) => {
    const found: string[] = [];
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length))
      found.push(
        `${form}: ${bytes
          .subarray(at, at + 60)
          .toString('latin1')
          .replace(/[^ -~]/g, '.')}`,
      );
    return found;
  });
}

/** Every regular file below a folder that `wanted` lets through; what vanishes meanwhile is passed by. */
export function* filesBelow(
  folder: string,
  wanted: (path: string) => boolean = () => true,
): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!wanted(path)) continue;
    if (entry.isDirectory()) yield* filesBelow(path, wanted);
    else if (entry.isFile()) yield path;
  }
}

/** The bytes of a file; empty when it is gone. */
export function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

export function changedSince(path: string, ms: number): boolean {
  try {
    return statSync(path).mtimeMs >= ms;
  } catch {
    return false;
  }
}
