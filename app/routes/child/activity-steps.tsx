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
  const name = t(kind === 'poll' ? 'poll.pick' : 'vote.title');
  const asks = (
    <span lang={prompt.lang} dir="auto">
      {prompt.words}
    </span>
  );
  const rests = state === 'open' ? '' : ` · ${t(state === 'paused' ? 'vote.resting' : 'vote.ended')}`;
  const href = `/here/${kind}/${step.id}`;
  // There may be several polls, told apart by what they ask.
  if (kind === 'poll')
    return { href, title: asks, note: name + rests, done: answered > 0 ? t('poll.home.done') : undefined };
  const done = answered > 0 ? t('vote.home.done', { answered, all: Math.max(all, answered) }) : undefined;
  return {
    href,
    title: name,
    note: (
      <>
        {asks}
        {rests}
      </>
    ),
    done,
  };
}
