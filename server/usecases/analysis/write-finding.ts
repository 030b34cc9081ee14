import { auditStatement } from '../../../db/audit.ts';
import { putFinding, removeFinding } from '../../../db/queries/findings.ts';
import { type Evidence, numberOf } from '../../core/analysis/findings.ts';
import { beginsForChildren } from '../../core/attributes/coverage.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { tablesOf } from './tables-of.ts';
import { toldBefore } from './told-before.ts';

/** Longest finding, in UTF-16 units: a sentence, not a report. */
const longestFinding = 1_000;

export type FindingEdit = {
  readonly consultationId: string;
  /** Absent: a new finding. */
  readonly findingId?: string;
  readonly language: string;
  readonly text: string;
  readonly evidence: readonly Evidence[];
};

/**
 * Writes a finding with what it rests on. It may rest on numbers that are shown, and on no others.
 * Refusals: `not-found`, `state-forbids` (not closed, drafted already, or no such finding), `field-missing`,
 * `speaks-for-all` (it begins "children think", and too few or not all kinds of children took part),
 * `text-too-long`, `language-unknown` (not one of the consultation), `evidence-missing`, `evidence-hidden`.
 */
export async function writeFinding(
  deps: Deps,
  actor: Actor,
  input: FindingEdit,
): Promise<Outcome<{ findingId: string }>> {
  const found = await permitted(deps, actor, {
    deed: 'findings:write',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { db, row } = found;
  if (row.state !== 'closed') return refuse('state-forbids');
  const text = input.text.trim();
  if (text === '') return refuse('field-missing');
  if (text.length > longestFinding) return refuse('text-too-long');
  if (!row.languages.includes(input.language)) return refuse('language-unknown');
  if (input.evidence.length === 0) return refuse('evidence-missing');
  // Closed: the counts behind the tables move no more, except by what a moderator still decides.
  const told = await tablesOf(db, await toldBefore(deps, row.id));
  const tables = [...told.statements, ...told.polls].map((each) => each.table);
  if (beginsForChildren(text) && !told.attributes?.speaks) return refuse('speaks-for-all');
  const hidden = input.evidence.some((each) => numberOf(each, { tables, points: told.points }) === null);
  if (hidden) return refuse('evidence-hidden');

  const findingId = input.findingId ?? newId(deps.random);
  const result = await db.write([
    ...putFinding(db, {
      id: findingId,
      fresh: input.findingId === undefined,
      language: input.language,
      text,
      evidence: input.evidence,
    }),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'finding:write',
      subject: findingId,
      detail: '',
    }),
  ]);
  return result.ok ? done({ findingId }) : refusedBy(result);
}

/** Takes a finding back while nothing is drafted. Refusals: `not-found`, `state-forbids`. */
export async function dropFinding(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; findingId: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'findings:write',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const result = await found.db.write([
    ...removeFinding(input.findingId),
    auditStatement({
      day: dayIn(found.row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'finding:drop',
      subject: input.findingId,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
