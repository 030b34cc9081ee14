import type { Finding } from '../../core/moderation/screening.ts';
import type { Deps } from '../deps.ts';

export type Screened = { readonly findings: readonly Finding[]; readonly severity: number };

/**
 * What the screens point at in a child's text, and how high it goes in the queue. Whatever they find, or if they fail,
 * the text goes to a person.
 */
export async function screened(
  deps: Deps,
  input: {
    readonly participantId: string;
    readonly text: string;
    readonly language: string;
    readonly sensitiveTopic: boolean;
    /** The words that these take the place of: a child that mends them does not repeat itself. */
    readonly inPlaceOf?: string | undefined;
  },
): Promise<Screened> {
  const { findings } = await deps.screen({
    text: input.text,
    language: input.language,
    sensitiveTopic: input.sensitiveTopic,
    previous: [...deps.recentWords.get(input.participantId, input.inPlaceOf)],
  });
  return { findings, severity: findings.reduce((most, finding) => Math.max(most, finding.severity), 0) };
}
