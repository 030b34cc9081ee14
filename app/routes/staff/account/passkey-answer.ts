import * as z from 'zod/mini';

/** UTF-16 units of what a browser answers at most: a key with a long attestation is far below. */
const longest = 20_000;
const text = z.string().check(z.maxLength(longest));

/** What a browser says of a passkey, as its script sent it. What the parts mean is checked by whoever verifies them. */
const schema = z.object({
  id: z.string().check(z.maxLength(1_400)),
  rawId: text,
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.optional(z.string()),
});

/** The answer of a form's field `passkey`, or undefined when it is none. */
export function readPasskey(field: string | null): unknown {
  if (field === null || field === '' || field.length > longest) return undefined;
  try {
    const parsed = z.safeParse(schema, JSON.parse(field));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
