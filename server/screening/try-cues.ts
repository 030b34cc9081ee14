import { type Planted, planted } from '../../locales/planted.ts';
import { isFitCue, mostCues, type SiteCue } from '../core/moderation/screens/site-cues.ts';
import { committedPack } from './policy.ts';
import { createScreeningPool, type PoolResult } from './pool.ts';

/**
 * What became of trying: `unfit` cannot be used at all, `lets-through` no longer finds a planted sentence that the packs alone
 * find, `holds-harmless` points at one that they leave alone.
 */
export type CueTrial = 'fit' | 'unfit' | 'lets-through' | 'holds-harmless';

/** Longer than a text is given, so that a busy machine refuses nobody's cue; what makes a cue dear is bounded by its form. */
const budgetMs = 1_000;

type Wanted = {
  readonly kind: 'finds' | 'leaves';
  readonly text: string;
  readonly language: string;
  readonly is: (found: PoolResult) => boolean;
};

/**
 * Tries cues on the planted sentences of every language, in threads of their own, as every text is screened,
 * and against the packs as they come along. Nobody's words are in it.
 */
export async function tryCues(workerFile: URL, cues: readonly SiteCue[]): Promise<CueTrial> {
  if (cues.length > mostCues || !cues.every(isUsable)) return 'unfit';
  const after = await screened(workerFile, cues, sentences());
  if (after.some(({ found }) => found.failed)) return 'unfit';
  // The packs alone are asked only about what is not as it should be: they miss a few sentences themselves.
  const wrong = after.filter(({ is, found }) => !is(found));
  if (wrong.length === 0) return 'fit';
  const before = await screened(workerFile, [], wrong);
  const lost = (kind: Wanted['kind']) => before.some((each) => each.kind === kind && each.is(each.found));
  if (lost('finds')) return 'lets-through';
  return lost('leaves') ? 'holds-harmless' : 'fit';
}

function isUsable(cue: SiteCue): boolean {
  const known = committedPack(cue.language);
  return known !== undefined && isFitCue(cue, known);
}

async function screened(workerFile: URL, cues: readonly SiteCue[], wanted: readonly Wanted[]) {
  const pool = createScreeningPool({ workers: 1, workerFile, cues, budgetMs });
  // A sentence of which two things are wanted is screened once.
  const verdicts = new Map<string, Promise<PoolResult>>();
  try {
    return await Promise.all(
      wanted.map(async (each) => {
        const { text, language } = each;
        const sentence = `${language} ${text}`;
        const found = verdicts.get(sentence) ?? pool.screen({ text, language, previous: [] });
        verdicts.set(sentence, found);
        return { ...each, found: await found };
      }),
    );
  } finally {
    await pool.close();
  }
}

function sentences(): readonly Wanted[] {
  return Object.entries(planted).flatMap(([language, of]) => [
    ...toFind(language, of).map((each) => ({ ...each, kind: 'finds' as const })),
    ...toLeave(language, of).map((each) => ({ ...each, kind: 'leaves' as const })),
  ]);
}

function toFind(
  language: string,
  { disclosures, grooming, contacts }: Planted,
): readonly Omit<Wanted, 'kind'>[] {
  return [
    ...disclosures.map((text) => ({ text, language, is: (found: PoolResult) => found.verdict === 'help' })),
    ...Object.entries(grooming).flatMap(([family, texts]) =>
      texts.map((text) => ({
        text,
        language,
        is: ({ findings }: PoolResult) => findings.some(({ rule }) => rule === `grooming-${family}`),
      })),
    ),
    ...contacts.map((text) => ({ text, language, is: (found: PoolResult) => found.verdict !== 'pass' })),
  ];
}

function toLeave(language: string, { general, harmless }: Planted): readonly Omit<Wanted, 'kind'>[] {
  return [
    ...general.map((text) => ({ text, language, is: (found: PoolResult) => found.verdict !== 'help' })),
    ...[...general, ...harmless].map((text) => ({
      text,
      language,
      is: (found: PoolResult) => found.findings.length === 0,
    })),
  ];
}
