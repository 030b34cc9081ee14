import { endsWithin } from '../ends-within.ts';

/** Milliseconds that the database of one consultation has for its answer while others wait for their turn. */
const answerMs = 2_000;

export type AskEach = <T>(consultationId: string, question: () => Promise<T>) => Promise<T | undefined>;

/**
 * How a look at all consultations asks the database of each. One that gives no answer is told as a fault and answered with undefined; what comes later is
 * dropped, for the next look asks anew. One that has not ended its last question is not asked another: the others wait for it once, and it keeps one
 * connection.
 */
export function askEach(fault: (error: unknown) => void): AskEach {
  const unanswered = new Set<string>();
  return async (consultationId, question) => {
    if (unanswered.has(consultationId)) return undefined;
    unanswered.add(consultationId);
    const answer = question()
      .catch((error: unknown) => {
        fault(error);
        return undefined;
      })
      .finally(() => unanswered.delete(consultationId));
    if (await endsWithin(answer, answerMs)) return answer;
    fault(new Error('The database of a consultation gave no answer in time.'));
    return undefined;
  };
}
