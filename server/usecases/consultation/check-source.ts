import { auditStatement } from '../../../db/audit.ts';
import { consultationTexts } from '../../../db/queries/consultation/consultations.ts';
import { checkDocumentSource, documentSourceOf } from '../../../db/queries/consultation/document-source.ts';
import { staffOf } from '../../../db/queries/staff/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isOutside, isWholeSource, longestSourceLine } from '../../core/consultation/document-source.ts';
import { mayEdit } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { wroteSource } from './own-work.ts';
import { permitted } from './permitted.ts';

/** Texts that say who asks, pays, gains and decides. */
const theirs = ['sponsor', 'payer', 'gains', 'decider'];

export type SourceCheck = {
  readonly consultationId: string;
  /** Of what was read, not of the consultation. */
  readonly revision: number;
  /** Who from outside looked at it, and where that person works. */
  readonly name: string;
  readonly from: string;
  /** That this person works for none of those who ask, pay, gain or decide. */
  readonly outside: boolean;
};

/**
 * Another person of the staff than wrote it answers for that somebody from outside read where the document is from and what speaks for
 * and against it. Refusals: `not-found`, `not-allowed`, `state-forbids` (nothing to look at, looked at already, or it is open),
 * `source-gaps` (not whole), `one-person-alone` (who wrote any of it, whoever pressed last), `field-missing`, `field-too-long`, `checker-inside` (bears the name of one of the
 * staff who is not an overseer, or comes from where those are who ask, pay, gain, decide or wrote the document), `stale-revision`.
 */
export async function checkSource(deps: Deps, actor: Actor, input: SourceCheck): Promise<Outcome<null>> {
  const { consultationId, revision } = input;
  const found = await permitted(deps, actor, { deed: 'source:check', consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  const [source, texts, staff] = await Promise.all([
    documentSourceOf(db),
    consultationTexts(db),
    staffOf(deps.databases.control, row.organisationId),
  ]);
  if (source?.checkedDay !== '' || !mayEdit(row.state)) return refuse('state-forbids');
  if (!isWholeSource(source, row.languages)) return refuse('source-gaps');
  if (await wroteSource(db, { writtenBy: source.writtenBy, staffId: actor.staffId }))
    return refuse('one-person-alone');
  const [name, from] = [input.name.trim(), input.from.trim()];
  if (name === '' || from === '' || !input.outside) return refuse('field-missing');
  if (name.length > longestSourceLine || from.length > longestSourceLine) return refuse('field-too-long');
  const people = staff
    .filter(({ state, grants }) => state !== 'revoked' && grants.some(({ role }) => role !== 'overseer'))
    .map((person) => person.name);
  const bodies = [
    ...texts.filter(({ field }) => theirs.includes(field)).map(({ body }) => body),
    source.author,
    source.origin,
  ];
  if (!isOutside({ name, from }, { people, bodies })) return refuse('checker-inside');
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...checkDocumentSource(db, {
      revision,
      name,
      from,
      staffId: actor.staffId,
      staffName: actor.name,
      day,
    }),
    auditStatement({
      day,
      actor: actor.staffId,
      deed: 'source:check',
      subject: consultationId,
      detail: `source ${revision}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
