import type { Finding } from '../../core/moderation/screening.ts';
import type { Deps } from '../deps.ts';

export type Screened = { readonly findings: readonly Finding[]; readonly severity: number };

/**
 * What the screens point at in a child's text, and how high it goes in the queue. Whatever they find, or if they fail,
 * the text goes to a person.
 */
export async function screened(
  deps: Deps,
  input: { participantId: string; text: string; language: string; sensitiveTopic: boolean },
): Promise<Screened> {
  const { findings } = await deps.screen({
    text: input.text,
    language: input.language,
    sensitiveTopic: input.sensitiveTopic,
    previous: [...deps.recentWords.get(input.participantId)],
  });
  return { findings, severity: findings.reduce((most, finding) => Math.max(most, finding.severity), 0) };
}
