import type { ToldRest } from '../../../../server/core/consultation/oversight-rests.ts';
import type { RestShown } from '../../../components/release/oversight-rests.tsx';
import { sayPrompt } from '../../../i18n/texts.ts';

/** What the overseer let rest, with the words of the part for its reader. */
export function showRest({ prompts, ...rest }: ToldRest, to: Parameters<typeof sayPrompt>[1]): RestShown {
  return { ...rest, part: rest.activityId === '' ? null : sayPrompt(prompts, to) };
}
