import type { Database } from '../../../db/databases.ts';
import { findings } from '../../../db/queries/analysis/findings.ts';
import { points } from '../../../db/queries/analysis/releases.ts';
import { activities } from '../../../db/queries/consultation/consultations.ts';
import { votedStatements } from '../../../db/queries/consultation/statements.ts';
import type { SpokenText } from '../../core/analysis/findings.ts';
import { withoutNumbers } from '../../core/analysis/sentences/numbers-in-words.ts';
import { sayWithoutNumbers } from '../../core/analysis/sentences/say-sentence.ts';
import { spokenTexts } from '../../core/analysis/sentences/spoken-texts.ts';
import { isTemplate } from '../../core/analysis/sentences/typed-sentence.ts';
import type { Deps } from '../deps.ts';
import { textsOf } from './tables-of.ts';

type Finding = Awaited<ReturnType<typeof findings>>[number];
type Bare = Omit<Finding, 'plain'> & { readonly plain: readonly SpokenText[] };

/**
 * Findings for children who are asked about them before the signature, without any number: one that moves would tell of whoever left.
 * What the program says is said without its number, in each language of the consultation in which nobody wrote words for children; in
 * what a person wrote "…" stands in its place, and beside what is said in another language it stays in its own.
 */
export async function bareFindings(
  deps: Pick<Deps, 'sayIn' | 'numberWords'>,
  db: Database,
  languages: readonly string[],
): Promise<readonly Bare[]> {
  const [all, asked, named, voted] = await Promise.all([
    findings(db),
    activities(db),
    points(db),
    votedStatements(db),
  ]);
  const sources = {
    languages,
    activities: asked,
    statements: voted.map((record) => ({ id: record.id, texts: textsOf(record) })),
    polls: asked.map(({ id, form, options }) => ({ activityId: id, form, options })),
    points: named,
  };
  return all.map((finding) => {
    const { form, evidence } = finding;
    const bareWords = (text: string) => withoutNumbers(text, deps.numberWords);
    const words = bareWords(finding.text);
    const plain = finding.plain.map((each) => ({ ...each, body: bareWords(each.body) }));
    if (!isTemplate(form)) return { ...finding, text: words, plain };
    const bare = (language: string) =>
      sayWithoutNumbers(form, { evidence, sources, language, say: deps.sayIn(language) }) ?? '';
    const added = languages
      .filter((language) => !plain.some((each) => each.language === language))
      .flatMap((language) => {
        const said = bare(language);
        return said === '' ? [] : spokenTexts(language, said, { language: finding.language, words });
      });
    const text = [bare(finding.language), words].filter((each) => each !== '').join(' ');
    return { ...finding, text, plain: [...plain, ...added] };
  });
}
