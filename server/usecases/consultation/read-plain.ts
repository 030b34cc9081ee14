import { consultationTexts, sections } from '../../../db/queries/consultation/consultations.ts';
import { plainAuthors } from '../../../db/queries/consultation/plain-authors.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { calledByAnswers } from '../analysis/called-by-answers.ts';
import type { Deps } from '../deps.ts';
import { permitted } from './permitted.ts';
import type { ConsultationDesk } from './read-consultation.ts';

/** What is read to check plain words. `texts` are those of the title. */
export type PlainDesk = Pick<
  ConsultationDesk,
  'row' | 'texts' | 'documentLanguage' | 'sections' | 'plainAuthors'
>;

/**
 * The document beside its plain words, who wrote these and who has checked them: for whoever reads the consultation, and for whoever checks
 * plain words and reads nothing else of it. Refusal: `not-found`.
 */
export async function readPlain(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<PlainDesk>> {
  const found = await permitted(deps, actor, { deed: ['consultation:read', 'plain:check'], ...input });
  if (!found.ok) return found;
  const { db, row } = found;
  const [texts, document, authors] = await Promise.all([
    consultationTexts(db),
    sections(db),
    plainAuthors(db),
  ]);
  return done({
    row: { ...row, state: await calledByAnswers(deps, row) },
    texts: texts.filter(({ field }) => field === 'title'),
    documentLanguage: document.version?.language ?? row.languages[0] ?? 'en',
    sections: document.sections,
    plainAuthors: authors,
  });
}
