import { attributesOf, saidBy } from '../../../db/queries/consultation/attributes.ts';
import { consultationTexts } from '../../../db/queries/consultation/consultations.ts';
import { type Attribute, attributeNames, reasonFields } from '../../core/attributes/attributes.ts';
import { isRunning } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from './in-seat.ts';

export type Asked = {
  readonly languages: readonly string[];
  /** It runs, so that an answer is taken; one is taken back always. */
  readonly open: boolean;
  /** In the order of the six, each with what this child said: 0 is something else, null nothing. */
  readonly asked: readonly (Attribute & { readonly said: number | null })[];
  /** Who asks, who pays, and the reasons. */
  readonly texts: readonly { field: string; language: string; level: string; body: string }[];
};

/** What this child is asked about itself, why, and what it said. Refusals: `not-allowed`, `not-found`. */
export async function readAsked(deps: Deps, actor: Actor, _input: object): Promise<Outcome<Asked>> {
  const found = await inSeat(deps, actor, 'own-words:read');
  if (!found.ok) return found;
  const { db, row, child } = found;
  const [asked, said, texts] = await Promise.all([
    attributesOf(db),
    saidBy(db, child.participantId),
    consultationTexts(db),
  ]);
  const fields: readonly string[] = ['sponsor', 'payer', ...reasonFields];
  return done({
    languages: row.languages,
    open: isRunning(row.state),
    asked: attributeNames.flatMap((name) =>
      asked
        .filter((attribute) => attribute.name === name)
        .map((attribute) => ({ ...attribute, said: said.get(name) ?? null })),
    ),
    texts: texts.filter(({ field }) => fields.includes(field)),
  });
}
