/** The name of a field of the answer to one finding: its decision, its day, or its text in a language. */
export function answerField(findingId: string, part: string): string {
  return `answer.${findingId}.${part}`;
}
