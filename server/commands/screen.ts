import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod';
import { screenText } from '../core/moderation/screen-text.ts';
import { loadScreens } from '../screening/policy.ts';

/** A line longer than this is no message: a contribution has a thousand letters. In UTF-16 units. */
const longestLine = 100_000;

const lineSchema = z.object({
  id: z.union([z.string().max(200), z.number()]),
  text: z.string().max(50_000),
  locale: z.string().max(35).optional(),
  previous: z.array(z.string().max(50_000)).max(10).optional(),
});

/**
 * `due-weight screen [--locale L]`: a JSON line in, a JSON line out, in the same order. Opens no data folder, keyring or
 * socket. A line that cannot be read is answered `{"id":null,"error":…}` and the next one goes on. Answers the exit code: 64
 * for a wrong option.
 */
export async function screenLines(
  words: readonly string[],
  streams: { readonly input: Readable; readonly output: Writable; readonly errors: Writable },
): Promise<number> {
  const { input, output, errors } = streams;
  const [option, locale = 'und', ...more] = words;
  if ((option !== undefined && (option !== '--locale' || words.length < 2)) || more.length > 0) {
    errors.write('screen [--locale L]: JSON lines {"id","text","locale"?,"previous"?} on standard input.\n');
    return 64;
  }
  const screens = loadScreens();
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const answer = answerTo(line, locale, (each) => screenText(each, screens));
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  // The process exits next: nothing may still wait in the pipe.
  await new Promise<void>((written) => output.write('', () => written()));
  return 0;
}

function answerTo(
  line: string,
  locale: string,
  screen: (input: Parameters<typeof screenText>[0]) => ReturnType<typeof screenText>,
): object {
  const read = readLine(line);
  if (typeof read === 'string') return { id: null, error: read };
  const { id, text, previous = [] } = read;
  const start = performance.now();
  try {
    const { verdict, findings } = screen({ text, previous, language: read.locale ?? locale });
    const ms = Math.round((performance.now() - start) * 1_000) / 1_000;
    return { id, verdict, findings: findings.map(({ rule, start, end }) => ({ rule, start, end })), ms };
  } catch {
    // As in the pool: a person looks at all of it.
    const finding = { rule: 'screening-failed', start: 0, end: text.length };
    return { id, verdict: 'hold', findings: [finding], ms: performance.now() - start };
  }
}

/** The message of a line, or what is wrong with it; never a word of the line itself. */
function readLine(line: string): z.infer<typeof lineSchema> | string {
  if (line.length > longestLine) return 'the line is too long';
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
    return `not a message: ${parsed.error.issues[0]?.path.join('.') || 'the line'} does not fit`;
  } catch {
    return 'not JSON';
  }
}
