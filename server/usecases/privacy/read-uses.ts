import { assentsOf, plannedUses } from '../../../db/queries/consultation/consent.ts';
import { objectionsOf } from '../../../db/queries/privacy/objections.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type Use, uses } from '../../core/privacy/objections.ts';
import { answerTo } from '../../core/privacy/uses.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { inSeat } from './in-seat.ts';
import { type WhatStays, whatStays } from './what-stays.ts';

export type OwnUses = WhatStays & {
  /** That the consultation makes, or that the child has said something to; `said` null: neither yes nor no. */
  readonly uses: readonly {
    readonly use: Use;
    readonly said: 'yes' | 'no' | null;
    readonly objected: boolean;
  }[];
};

/** What this child said to each use. Refusals: `not-allowed`, `not-found`. */
export async function readUses(deps: Deps, actor: Actor, _input: object): Promise<Outcome<OwnUses>> {
  const found = await inSeat(deps, actor, 'own-words:read');
  if (!found.ok) return found;
  const { db, row, child } = found;
  const [objected, assents, planned, stays] = await Promise.all([
    objectionsOf(db, child.participantId),
    assentsOf(db, child.participantId),
    plannedUses(db),
    whatStays(deps, db, child.consultationId),
  ]);
  const objections = [...objected.keys()];
  const made = (use: Use) =>
    use === 'analysis' || planned.some((each) => each.use === use && each.state === 'made');
  // Words leave this machine to be translated while they are taken.
  const elsewhere = deps.translator.where === 'elsewhere' && made('translation') && !isOver(row.state);
  return done({
    uses: uses
      .map((use) => ({
        use,
        said: answerTo(use, { assents, objections }, { elsewhere }),
        objected: objected.has(use),
      }))
      .filter(({ use, said }) => made(use) || said !== null),
    ...stays,
  });
}
