import type { Place } from '../../../server/usecases/room/read-place.ts';
import type { PathStep } from '../../components/path.tsx';
import type { T } from '../../i18n/translator.ts';
import { type Said, sayPrompt } from './texts.ts';

/** Sentences or a poll as a step on a path, and how far this child is in it. */
export type Step = {
  readonly id: string;
  readonly kind: 'statements' | 'poll';
  readonly prompt: Said;
  readonly state: 'open' | 'paused' | 'closed';
  readonly answered: number;
  readonly all: number;
};

/** The sentences and polls of a consultation, or those about one part of its text. */
export function stepsIn(place: Place, to: Parameters<typeof sayPrompt>[1], anchor?: string): readonly Step[] {
  return place.activities.flatMap((each) => {
    const { kind } = each;
    if (kind !== 'statements' && kind !== 'poll') return [];
    if (anchor !== undefined && each.anchor !== anchor) return [];
    const progress = place.progress[each.id];
    return {
      id: each.id,
      kind,
      prompt: sayPrompt(each.prompts, to),
      state: place.row.state === 'open' ? each.state : place.row.state === 'paused' ? 'paused' : 'closed',
      answered: progress?.answered ?? 0,
      all: progress?.all ?? 0,
    };
  });
}

/** A step in words: what it is, what it asks, what the child did there. */
export function pathStep(step: Step, t: T): PathStep {
  const { kind, prompt, state, answered, all } = step;
  const rests = state === 'open' ? '' : t(state === 'paused' ? 'vote.resting' : 'vote.ended');
  return {
    href: `/here/${kind}/${step.id}`,
    title: t(`${kind === 'poll' ? 'poll' : 'vote'}.title`),
    note: (
      <>
        <span lang={prompt.lang} dir="auto">
          {prompt.words}
        </span>
        {rests ? ` · ${rests}` : ''}
      </>
    ),
    done:
      answered === 0
        ? undefined
        : kind === 'poll'
          ? t('poll.home.done')
          : t('vote.home.done', { answered, all: Math.max(all, answered) }),
  };
}
