import { auditStatement } from '../../../db/audit.ts';
import { attributesOf, putAttributes } from '../../../db/queries/consultation/attributes.ts';
import { putText, touchConsultation } from '../../../db/queries/consultation/preparation.ts';
import {
  type Attribute,
  attributeFits,
  type ReasonField,
  withOtherTongues,
} from '../../core/attributes/attributes.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

export type AttributesEdit = {
  readonly consultationId: string;
  readonly revision: number;
  /** Those that are asked; every other one is left out. What their answers are called in a language that is not named stays. */
  readonly attributes: readonly Attribute[];
  readonly reasons: readonly { field: ReasonField; language: string; level: string; body: string }[];
};

/**
 * Decides what children are asked about themselves, and says of each of the six why, or why not. Makes a draft of the consultation
 * again: all of it is signed for by two people. A reason left out shuts the gate, not this form.
 * Refusals: `not-found`, `attributes-unfit` (one that is asked twice, or whose answers, shares or source do not fit),
 * `stale-revision` (changed elsewhere, or it is open).
 */
export async function editAttributes(
  deps: Deps,
  actor: Actor,
  input: AttributesEdit,
): Promise<Outcome<null>> {
  const { consultationId, revision, attributes } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const once = new Set(attributes.map(({ name }) => name)).size === attributes.length;
  if (!once || !attributes.every((attribute) => attributeFits(attribute, row.languages)))
    return refuse('attributes-unfit');
  // The revision of the write holds it together with what was read here.
  const before = await attributesOf(db);
  const result = await db.write([
    ...touchConsultation(revision),
    ...putAttributes(
      db,
      attributes.map((attribute) =>
        withOtherTongues(
          attribute,
          before.find(({ name }) => name === attribute.name),
        ),
      ),
    ),
    ...input.reasons.map(({ body, ...text }) => putText({ ...text, body: db.text.encode(body.trim()) })),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'consultation:attributes',
      subject: consultationId,
      detail: `revision ${revision + 1}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
