import * as z from 'zod/mini';
import { isShown, waits } from '../moderation/decide.ts';
import { choices } from '../room/voting.ts';
import { type ContributionRecord, forAuthor, type OwnContribution } from '../wire/views.ts';

/** What two people read on a sheet, as it stands with its seat: ticks by activity and sentence, words by their contribution alone. */
export const sheetReadSchema = z.object({
  polls: z.record(z.string(), z.array(z.int())),
  votes: z.record(z.string(), z.enum(choices)),
  words: z.array(z.string()),
});
export type SheetRead = z.infer<typeof sheetReadSchema>;

export type ToldOnPaper = Pick<
  OwnContribution,
  'state' | 'parts' | 'reason' | 'marked' | 'counts' | 'appeal'
>;

/**
 * What the answer on paper says of words that stood on its sheet. It goes through hands of adults, some of whom know what waits at the desk: words that
 * their child sent to the trained people instead stand on it as taken back, which is what the desk was told of them. What the child wrote anew on a
 * screen is not on paper either, but whether it is shown by now, or waits: else the words of the sheet were taken back by it. What was marked, whether the
 * rest counts, and what another adult said or is asked, as on a screen; but what is hidden in words that are shown stands on it no more than in them.
 */
export function toldOnPaper(record: ContributionRecord): ToldOnPaper {
  const { state, parts, reason, marked, counts, appeal } = forAuthor(record);
  const isGone = state === 'sealed' || state === 'withdrawn' || state === 'erased';
  // Where all of the words stand there anyway.
  const whole = state === 'refused' || state === 'returned';
  if (record.revision === 1 && state !== 'held' && !isGone)
    return { state, parts, reason, marked: whole ? marked : [], counts, appeal };
  const said = isShown(state) || waits(state) || state === 'erased';
  const bare = { parts: [], reason: null, marked: [], counts: false, appeal: null };
  return { state: said ? state : 'withdrawn', ...bare };
}
