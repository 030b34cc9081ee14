import { auditStatement } from '../../../db/audit.ts';
import { leadsOf } from '../../../db/queries/safeguarding/leads.ts';
import { giveHalf, putHalf } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { openingsOf } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { CasePart, Half } from '../../core/safeguarding/cases.ts';
import { sealedTo } from '../../core/safeguarding/sealed-format.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { atCase } from './as-lead.ts';
import { readSealedCase } from './read-cases.ts';

/** A P-256 point, a sealed half and its tag. */
export const boxBytes = 65 + 32 + 16;

export type PassInput = {
  readonly consultationId: string;
  readonly caseId: string;
  readonly part: CasePart;
  /** `pass`: to whom reads together with this lead. `reseal`: to a lead that lacks its box. */
  readonly kind: 'pass' | 'reseal';
  /** `key`: the public key of that lead that its browser sealed to, in base64url. */
  readonly boxes: readonly { number: number; half: Half; to: string; key: string; box: Uint8Array }[];
};

/**
 * Keeps what a lead's browser sealed for another lead, of the half it was given and no other; boxes that are not wanted (any
 * more), or are for a key that the other one replaced meanwhile, are left out. Refusals: `not-found`, `training-needed`, `message-malformed`.
 */
export async function passHalves(
  deps: Deps,
  actor: Actor,
  input: PassInput,
): Promise<Outcome<{ kept: number }>> {
  const found = await atCase(deps, actor, input);
  if (!found.ok) return found;
  const { db, row, staff, day } = found;
  const [read, leads] = await Promise.all([
    readSealedCase(deps, actor, input),
    leadsOf(deps.databases.control, { organisationId: row.organisationId, consultationId: row.id }),
  ]);
  if (!read.ok) return read;
  const part = read.value.parts.find((each) => each.part === input.part);
  if (!part || part.mine === null || part.mine === 'both') return refuse('not-found');
  const wanted = input.kind === 'pass' ? part.toPass : part.toReseal;
  const boxes = input.boxes.flatMap((box) => {
    const lead = leads.find(({ staffId }) => staffId === box.to);
    const isWanted =
      box.half === part.mine &&
      wanted.some(({ number, half, to }) => number === box.number && half === box.half && to === box.to);
    return isWanted && lead?.publicKey.toString('base64url') === box.key
      ? [{ ...box, sealedTo: sealedTo(lead.publicKey) }]
      : [];
  });
  if (boxes.some(({ box }) => box.length !== boxBytes)) return refuse('message-malformed');
  if (boxes.length === 0) return done({ kept: 0 });
  const result = await db.write([
    ...boxes.map(({ number, half, to, box, sealedTo: trace }) =>
      putHalf({
        caseId: input.caseId,
        number,
        half,
        staffId: to,
        passedBy: input.kind === 'pass' ? staff.staffId : '',
        box,
        sealedTo: trace,
      }),
    ),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: `case:${input.kind}`,
      subject: input.caseId,
      detail: `${input.part} ${part.mine} ${[...new Set(boxes.map(({ to }) => to))].join(' ')}`,
    }),
  ]);
  return result.ok ? done({ kept: boxes.length }) : refusedBy(result);
}

/**
 * A lead takes one half only to seal it to a lead that lacks it: its words stay closed to it. Which half is the one it asks
 * for, unless it was given the other. Refusals: `not-found`, `training-needed`, `factor-needed`, `already-decided` (it has a half already).
 */
export async function beginReseal(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; caseId: string; part: CasePart; half: Half },
): Promise<Outcome<null>> {
  const found = await atCase(deps, actor, { ...input, fresh: true });
  if (!found.ok) return found;
  const { db, staff, day } = found;
  const openings = (await openingsOf(db, input.caseId)).filter(({ part }) => part === input.part);
  if (openings.some(({ staffId }) => staffId === staff.staffId)) return refuse('already-decided');
  const result = await db.write([
    ...giveHalf(db, {
      caseId: input.caseId,
      part: input.part,
      staffId: staff.staffId,
      half: input.half,
      why: 'reseal',
      reason: '',
      day,
    }),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: 'case:reseal-begin',
      subject: input.caseId,
      detail: `${input.part} ${input.half}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
