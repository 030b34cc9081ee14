import { type MeantAnswer, meantAnswers } from '../../server/core/analysis/meant.ts';

/** The field in which a form has the answer to one finding. */
export const meantField = (findingId: string): string => `meant.${findingId}`;

/** All answers of such a form, by finding; a value that is none of the four is no answer. */
export function meantIn(fields: URLSearchParams): Readonly<Record<string, MeantAnswer>> {
  return Object.fromEntries(
    [...fields].flatMap(([name, value]) => {
      const answer = meantAnswers.find((each) => each === value);
      const prefix = meantField('');
      return answer && name.startsWith(prefix) ? [[name.slice(prefix.length), answer] as const] : [];
    }),
  );
}

/** The field in which a form has the trace of the words of one finding that it showed. */
export const readField = (findingId: string): string => `read.${findingId}`;

/** All traces of such a form, by finding. */
export function readIn(fields: URLSearchParams): Readonly<Record<string, string>> {
  const prefix = readField('');
  return Object.fromEntries(
    [...fields].flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
    ),
  );
}
