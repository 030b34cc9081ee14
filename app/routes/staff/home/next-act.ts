import { type ConsultationState, hasReleases } from '../../../../server/core/consultation/lifecycle.ts';
import type { Deed } from '../../../../server/core/staff/roles.ts';

type Act =
  | 'prepare'
  | 'approve'
  | 'second'
  | 'returned'
  | 'comment'
  | 'open'
  | 'desk'
  | 'codes'
  | 'reopen'
  | 'resting-yours'
  | 'overruled'
  | 'desk-last'
  | 'sort'
  | 'sign'
  | 'sign-again'
  | 'late'
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

/** After closing hardly anything comes to the desk, but how it was, and that to the last day: who finds it empty goes on. */
const deskLast: Step = { deed: 'desk:read', act: 'desk-last', path: '/desk' };

/** What the overseer let rest: it opens that again itself, and is told where the organiser did. */
const resting: Step = { deed: 'consultation:resume', act: 'resting-yours', path: '' };
const overruled: Step = { deed: 'consultation:resume', act: 'overruled', path: '' };

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
      overruled,
    ],
    others: 'running',
  },
  paused: {
    mine: [
      { deed: 'desk:read', act: 'desk', path: '/desk' },
      { deed: 'consultation:open', act: 'reopen', path: '' },
      resting,
    ],
    others: 'resting',
  },
  closed: {
    mine: [deskLast, { deed: 'points:sort', act: 'sort', path: '/points' }],
    others: 'wait-sort',
  },
  analysed: {
    mine: [deskLast, { deed: 'release:sign', act: 'sign', path: '/release' }],
    others: 'wait-sign',
  },
  signed: {
    mine: [deskLast, { deed: 'release:sign', act: 'sign-again', path: '/release' }],
    others: 'wait-sign',
  },
  published: { mine: [deskLast], others: 'read' },
  answered: { mine: [deskLast], others: 'read' },
};

/** It is over, and words may still wait to be read: then `nextAct` asks whether any do. */
export function readsOn(state: ConsultationState | 'unreadable' | 'moved'): boolean {
  return state !== 'unreadable' && state !== 'moved' && steps[state]?.mine.includes(deskLast) === true;
}

/** Where a consultation opens for whoever may do these deeds, after `/staff/c/:id`: who only translates has one page in it; null: none. */
export function opensAt(may: readonly Deed[]): string | null {
  if (may.includes('consultation:read')) return '';
  return may.includes('plain:check') ? '/document/check' : null;
}

/** A second person signs what one said is ready: then `nextAct` asks whether this one is that person. */
export function waitsForTwo(state: ConsultationState | 'unreadable' | 'moved'): boolean {
  return state === 'assessed' || state === 'analysed' || state === 'signed';
}

type Known = {
  readonly owes: boolean;
  readonly late?: boolean;
  readonly commented: boolean;
  readonly rest?: 'holds' | 'overruled' | undefined;
  readonly allRead?: boolean;
  readonly second?: string | undefined;
  readonly returned?: boolean;
  readonly own?: boolean;
};

/** What a second person signs. */
const signs: readonly Act[] = ['approve', 'sign', 'sign-again'];

/**
 * The next act of a person who may do these deeds; the first that fits, in the order of urgency. `owes`: a published finding has no answer
 * yet; `late`: an answer or what became of a promise is past its day; `commented`: an overseer has said something of it in public; `rest`: what it let rest `holds`, or was last opened against its word;
 * `allRead`: nothing waits at the desk for this person; `second`: where something of a draft waits for it; `returned`: whoever approves gave the draft back; `own`: it made part of what waits for a signature, which is another's.
 */
export function nextAct(
  state: ConsultationState | 'unreadable' | 'moved',
  may: readonly Deed[],
  { owes, late = false, commented, rest, allRead = false, second, returned = false, own = false }: Known,
): NextAct {
  if (state === 'unreadable' || state === 'moved') return { act: state, path: null };
  if (hasReleases(state) && (late || owes) && may.includes('response:write'))
    return { act: late ? 'late' : 'answer', path: '/answers' };
  if (state === 'draft' && second !== undefined) return { act: 'second', path: second };
  if (returned && may.includes('consultation:edit')) return { act: 'returned', path: '' };
  const step = steps[state];
  if (!step) return { act: 'over', path: null };
  const due = (each: Step) => {
    if (own && signs.includes(each.act)) return false;
    if (each === comment) return !commented;
    if (each === deskLast) return !allRead;
    if (each === resting) return rest === 'holds';
    return each !== overruled || rest === 'overruled';
  };
  const mine = step.mine.find((each) => may.includes(each.deed) && due(each));
  if (mine) return { act: mine.act, path: mine.path };
  return { act: step.others, path: step.others === 'read' ? '/said' : null };
}
