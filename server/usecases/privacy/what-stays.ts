import type { Database } from '../../../db/databases.ts';
import { releases } from '../../../db/queries/analysis/releases.ts';
import { toldNumbers } from '../../../db/queries/analysis/told-numbers.ts';
import type { Deps } from '../deps.ts';

/** What a child that leaves is told before it does: neither is undone by its going. */
export type WhatStays = {
  /** Something is signed and published already: a no comes too late for that. */
  readonly released: boolean;
  /** Nothing is published, and numbers were told to somebody since closing: they are told again as they were (R704). */
  readonly seen: boolean;
};

/** What was told of a consultation before a child objects or erases itself. Nothing is refused. */
export async function whatStays(deps: Deps, db: Database, consultationId: string): Promise<WhatStays> {
  const [signed, { written }] = await Promise.all([
    releases(deps.databases.control, consultationId),
    toldNumbers(db, 'answers'),
  ]);
  const released = signed.length > 0;
  return { released, seen: !released && written > 0 };
}
