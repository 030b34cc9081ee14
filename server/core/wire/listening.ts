import { isShown } from '../moderation/decide.ts';
import { type Part, redact } from '../room/contribution-text.ts';
import type { ListeningNow } from '../room/listening.ts';
import type { ContributionRecord } from './views.ts';

/** What a decision-maker sees who listens: words alone. No name, no id of anything, no number, and not who wrote two of them. */
export type Heard = {
  readonly state: ListeningNow;
  /** Minutes since 1970 (UTC), as children were told; 0 where none is planned. */
  readonly startMinute: number;
  readonly untilMinute: number;
  readonly words: readonly { readonly language: string; readonly parts: readonly Part[] }[];
};

/** Serialiser of those who listen: whatever no person decided to show is undefined, whoever asks. */
export function forListeners(record: ContributionRecord): Heard['words'][number] | undefined {
  if (!isShown(record.state)) return undefined;
  return { language: record.language, parts: redact(record.text, record.hidden) };
}
