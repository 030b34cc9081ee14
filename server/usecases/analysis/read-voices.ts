import { findings } from '../../../db/queries/analysis/findings.ts';
import { pointTellings } from '../../../db/queries/analysis/point-tellings.ts';
import type { PointTelling } from '../../core/analysis/small-voices.ts';
import { type ConsultationState, isOver } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';
import { seenTelling } from './seen-before.ts';
import { tellPoints } from './tell-points.ts';
import { toldBefore } from './told-before.ts';
import type { CountedPoint } from './told-tables.ts';

export type VoicesDesk = {
  readonly state: ConsultationState;
  readonly languages: readonly string[];
  readonly points: readonly (CountedPoint & {
    /** A finding rests on it. */
    readonly cited: boolean;
    readonly telling: PointTelling | null;
    /** By what a form says which telling it showed. */
    readonly seen: string;
  })[];
};

/** Every point, whether a finding rests on it, and else how it is told. Empty while the consultation runs. Refusal: `not-found`. */
export async function readVoices(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<VoicesDesk>> {
  const found = await permitted(deps, actor, { deed: 'tables:read', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const { state, languages } = row;
  if (!isOver(state)) return done({ state, languages, points: [] });
  const [told, written, tellings] = await Promise.all([
    toldBefore(deps, row.id).then((before) => tellPoints(db, before)),
    findings(db),
    pointTellings(db),
  ]);
  const cited = new Set(
    written.flatMap(({ evidence }) =>
      evidence.filter(({ kind }) => kind === 'point').map(({ subject }) => subject),
    ),
  );
  return done({
    state,
    languages,
    points: told.points.map((point) => ({
      ...point,
      cited: cited.has(point.id),
      telling: tellings.get(point.id) ?? null,
      seen: seenTelling(tellings.get(point.id)),
    })),
  });
}
