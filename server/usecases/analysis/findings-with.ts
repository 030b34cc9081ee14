import type { Database } from '../../../db/databases.ts';
import { findings } from '../../../db/queries/analysis/findings.ts';
import { numberOf } from '../../core/analysis/findings.ts';
import {
  type SentenceSources,
  saySentence,
  sayWithoutNumbers,
} from '../../core/analysis/sentences/say-sentence.ts';
import { isTemplate, typedSentence } from '../../core/analysis/sentences/typed-sentence.ts';
import type { Deps } from '../deps.ts';
import type { ReleasedFinding } from './release.ts';
import type { ToldTables } from './told-tables.ts';

/**
 * Findings with the number of each piece of evidence; null where it may not be told any more. A typed sentence is said in the
 * language of its finding, the analyst's own words after it; one that cannot be said any more stands without its number, and is `unsaid`.
 */
export async function findingsWith(
  deps: Pick<Deps, 'sayIn'>,
  db: Database,
  of: {
    readonly told: Pick<ToldTables, 'statements' | 'polls' | 'points'>;
    readonly asked: Pick<SentenceSources, 'languages' | 'activities'>;
  },
): Promise<readonly ReleasedFinding[]> {
  const { told, asked } = of;
  const written = await findings(db);
  // Of very many each piece of evidence would look through all.
  const cited = new Set(written.flatMap(({ evidence }) => evidence.map(({ subject }) => subject)));
  const tables = [...told.statements, ...told.polls].flatMap(({ table }) =>
    cited.has(table.subject) ? [table] : [],
  );
  return written.map(({ id, language, text: words, form, plain, evidence: rested }) => {
    const evidence = rested.map((each) => ({
      ...each,
      children: numberOf(each, { tables, points: told.points }),
    }));
    if (!isTemplate(form))
      return { id, language, text: words, plain, ...(form === '' ? {} : { words }), evidence };
    const of = { evidence, sources: { ...asked, ...told }, language, say: deps.sayIn(language) };
    const sentence = typedSentence(form, evidence);
    const said = sentence && saySentence(sentence, of);
    const text = [said ?? sayWithoutNumbers(form, of) ?? '', words].filter((each) => each !== '').join(' ');
    const typed = sentence && said !== null ? { sentence } : { unsaid: form };
    return { id, language, text, plain, ...typed, words, evidence };
  });
}

/** What it rested on may be gone since it was written: children object and erase until the release is signed. Then it leaves too. */
export function rests(finding: ReleasedFinding): boolean {
  return finding.text !== '' && finding.evidence.some((each) => each.children !== null);
}
