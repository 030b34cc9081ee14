import * as z from 'zod/mini';
import { idPattern } from '../core/ids.ts';
import type { Secrets } from '../guard/secrets.ts';
import { readSignedLine, type SignedLine, signedLine } from './place.ts';
import { MoveRefusal } from './refusal.ts';

const mark = 'due-weight-moved';
const id = z.string().check(z.regex(idPattern));
const body = z.strictObject({
  version: z.literal(1),
  move: id,
  consultation: id,
  /** It is served there from now on; or it never will be, by this letter. */
  verdict: z.enum(['taken', 'refused']),
});
export type MoveAnswer = Omit<z.infer<typeof body>, 'version'>;

/** What one machine tells the other, in one line. */
export function answerLine(secrets: Secrets, answer: MoveAnswer): string {
  return signedLine(secrets, { mark, body: { version: 1, ...answer } });
}

/** Who signed it is for the caller to ask. Throws MoveRefusal for what is no such line. */
export function readAnswer(line: string): MoveAnswer & { readonly signed: SignedLine } {
  const signed = readSignedLine(line, mark);
  const parsed = body.safeParse(signed?.value);
  if (!signed || !parsed.success) throw new MoveRefusal('That is no answer of a machine.');
  return { ...parsed.data, signed };
}
