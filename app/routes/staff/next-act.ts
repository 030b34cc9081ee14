import { type ConsultationState, hasReleases } from '../../../server/core/consultation/lifecycle.ts';
import type { Deed } from '../../../server/core/staff/roles.ts';

type Act =
  | 'prepare'
  | 'approve'
  | 'comment'
  | 'open'
  | 'desk'
  | 'codes'
  | 'reopen'
  | 'desk-last'
  | 'sort'
  | 'sign'
  | 'sign-again'
  | 'answer'
  | 'read'
  | 'wait-prepare'
  | 'wait-approve'
  | 'wait-open'
  | 'running'
  | 'resting'
  | 'wait-sort'
  | 'wait-sign'
  | 'unreadable'
  | 'moved'
  | 'over';

/** What comes next, and where; `path` null: somebody else's turn. */
export type NextAct = { readonly act: Act; readonly path: string | null };

type Step = { readonly deed: Deed; readonly act: Act; readonly path: string };

/** Who looks on from outside is asked for its word before children are. */
const comment: Step = { deed: 'comment:write', act: 'comment', path: '/assessments' };

const steps: Partial<Record<ConsultationState, { readonly mine: readonly Step[]; readonly others: Act }>> = {
  draft: { mine: [{ deed: 'consultation:edit', act: 'prepare', path: '' }], others: 'wait-prepare' },
  assessed: {
    mine: [{ deed: 'consultation:approve', act: 'approve', path: '' }, comment],
    others: 'wait-approve',
  },
  approved: { mine: [{ deed: 'consultation:open', act: 'open', path: '' }, comment], others: 'wait-open' },
  open: {
    mine: [
      { deed: 'desk:read', act: 'desk', path: '/desk' },
      { deed: 'codes:issue', act: 'codes', path: '/codes' },
    ],
    others: 'running',
  },
  paused: {
    mine: [
      { deed: 'desk:read', act: 'desk', path: '/desk' },
      { deed: 'consultation:open', act: 'reopen', path: '' },
    ],
    others: 'resting',
  },
  closed: {
    mine: [
      { deed: 'desk:read', act: 'desk-last', path: '/desk' },
      { deed: 'points:sort', act: 'sort', path: '/points' },
    ],
    others: 'wait-sort',
  },
  analysed: { mine: [{ deed: 'release:sign', act: 'sign', path: '/release' }], others: 'wait-sign' },
  signed: { mine: [{ deed: 'release:sign', act: 'sign-again', path: '/release' }], others: 'wait-sign' },
};

/**
 * The next act of a person who may do these deeds; the first that fits, in the order of urgency. `owes`: a published finding has no answer
 * yet; `commented`: an overseer has said something of it in public.
 */
export function nextAct(
  state: ConsultationState | 'unreadable' | 'moved',
  may: readonly Deed[],
  { owes, commented }: { readonly owes: boolean; readonly commented: boolean },
): NextAct {
  if (state === 'unreadable' || state === 'moved') return { act: state, path: null };
  if (hasReleases(state) && owes && may.includes('response:write'))
    return { act: 'answer', path: '/answers' };
  if (state === 'published' || state === 'answered') return { act: 'read', path: '/said' };
  const step = steps[state];
  if (!step) return { act: 'over', path: null };
  const mine = step.mine.find((each) => may.includes(each.deed) && !(commented && each === comment));
  return mine ? { act: mine.act, path: mine.path } : { act: step.others, path: null };
}
