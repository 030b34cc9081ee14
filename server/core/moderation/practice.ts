import { type Decision, decisions, type HiddenSpan } from './decide.ts';
import type { Place } from './read-anew.ts';
import type { Reason } from './reasons.ts';
import type { Finding } from './screens/shape.ts';

/** A decision that the policy allows on a text. Publishing gives no reason. */
export type Fit = { readonly decision: Decision; readonly reason?: Reason };

/** A made-up text to practise on. Its words stand in the strings of each language, as `practise.NAME.text`. */
export type PracticeText = {
  readonly name: (typeof names)[number];
  /** What the screens say of it, in every language, and nothing else. */
  readonly rules: readonly string[];
  /** What the policy allows, what it asks for first of all. */
  readonly fits: readonly [Fit, ...Fit[]];
};

const names = [
  'angry',
  'number',
  'question',
  'name',
  'play',
  'foreign',
  'swear',
  'twice',
  'harm',
  'school',
  'irony',
  'advert',
] as const;

const publish: Fit = { decision: 'publish' };
const hide = (reason: Reason): Fit => ({ decision: 'redact', reason });
const sendBack = (reason: Reason): Fit => ({ decision: 'return', reason });
const refuse = (reason: Reason): Fit => ({ decision: 'refuse', reason });

/**
 * The texts in the order of practice. Five of them are to be published as they are, and one may be: whoever saw only what has to be
 * limited would learn to limit.
 */
export const practiceTexts: readonly PracticeText[] = [
  { name: 'angry', rules: [], fits: [publish] },
  { name: 'number', rules: ['contact-number'], fits: [hide('contact'), sendBack('contact')] },
  { name: 'question', rules: [], fits: [publish] },
  { name: 'name', rules: ['person-name'], fits: [hide('person'), sendBack('person')] },
  { name: 'play', rules: ['threat'], fits: [publish, hide('hurt'), hide('harm')] },
  { name: 'foreign', rules: [], fits: [publish] },
  { name: 'swear', rules: ['harsh-word'], fits: [hide('hurt'), publish] },
  { name: 'twice', rules: ['repeat-near'], fits: [sendBack('repeat'), refuse('repeat')] },
  { name: 'harm', rules: ['disclosure'], fits: [hide('harm'), sendBack('harm'), refuse('harm')] },
  { name: 'school', rules: ['person-school'], fits: [hide('place'), sendBack('place')] },
  { name: 'irony', rules: [], fits: [publish] },
  {
    name: 'advert',
    rules: ['grooming-move', 'contact-handle'],
    fits: [sendBack('contact'), refuse('contact'), sendBack('harm'), refuse('harm')],
  },
];

/** How a decision stands to the policy. No number, and no sum over several texts. */
export const weighings = ['first', 'also', 'reason', 'part', 'less', 'more'] as const;
export type Weighing = (typeof weighings)[number];

/**
 * How a decision on a practice text stands to what the policy says of it. `first`: what it asks for; `also`: what it allows beside that;
 * `reason`: the deed, with another reason; `part`: other words are hidden than those that rules point at, or all of them; `less` lets others
 * read what the policy keeps from them; `more` limits what it lets stand.
 */
export function weigh(
  { fits }: Pick<PracticeText, 'fits'>,
  of: { readonly text: string; readonly findings: readonly Finding[] },
  made: Fit & { readonly hidden: readonly HiddenSpan[] },
): Weighing {
  const rank = ({ decision }: Fit) => decisions.indexOf(decision);
  const sameDeed = fits.filter(({ decision }) => decision === made.decision);
  if (sameDeed.length === 0) return rank(made) < Math.min(...fits.map(rank)) ? 'less' : 'more';
  if (made.decision === 'redact' && !hidesWhatIsMeant(of, made.hidden)) return 'part';
  const fit = sameDeed.find(({ reason }) => made.decision === 'publish' || reason === made.reason);
  if (fit === undefined) return 'reason';
  return fit === fits[0] ? 'first' : 'also';
}

/** Something of each place is hidden, and something of the text is left. */
function hidesWhatIsMeant(
  { text, findings }: { readonly text: string; readonly findings: readonly Finding[] },
  hidden: readonly Place[],
): boolean {
  const touched = ({ start, end }: Place) => hidden.some((each) => each.start < end && start < each.end);
  const left = hidden.reduce((rest, { start, end }) => rest - (end - start), text.length);
  return left > 0 && findings.every(touched);
}
