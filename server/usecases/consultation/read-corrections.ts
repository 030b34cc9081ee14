import type { Database } from '../../../db/databases.ts';
import { type ActivityRow, activities, signatures } from '../../../db/queries/consultation/consultations.ts';
import { corrections } from '../../../db/queries/consultation/corrections.ts';
import type { Correction } from '../../core/consultation/corrections.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { permitted } from './permitted.ts';
import { correctionProposed } from './propose-correction.ts';

/** With what the question asks now, in each language. */
export type ToldCorrection = Correction & { readonly prompts: ActivityRow['prompts'] };

/** One that waits for a second person: who proposed it, on which day, and whether that is whoever reads it. */
export type WaitingCorrection = ToldCorrection & { readonly by: string; readonly own: boolean };

export type CorrectionsDesk = {
  readonly waits: readonly WaitingCorrection[];
  readonly signed: readonly ToldCorrection[];
  /** How often each question was corrected, by activity: a form says how often it had been when it was read. */
  readonly times: Readonly<Record<string, number>>;
};

/** New words of questions, signed and waiting, for staff. Of what waits `day` is that of the proposal. Refusal: `not-found`. */
export async function readCorrections(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string },
): Promise<Outcome<CorrectionsDesk>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:read', consultationId });
  if (!found.ok) return found;
  const { db } = found;
  const [signed, waiting, proposals] = await Promise.all([
    toldCorrections(db, 'signed'),
    toldCorrections(db, 'proposed'),
    signatures(db),
  ]);
  const times: Record<string, number> = {};
  for (const { activityId } of signed) times[activityId] = (times[activityId] ?? 0) + 1;
  return done({
    signed,
    times,
    waits: waiting.map((each) => {
      const by = proposals.find(({ kind, subject }) => kind === correctionProposed && subject === each.id);
      return {
        ...each,
        day: by?.day ?? '',
        by: by?.staffName ?? '',
        own: actor.kind === 'staff' && by?.staffId === actor.staffId,
      };
    }),
  });
}

/** Those in one state, each with what its question asks: a number in a file tells nobody which that is. */
export async function toldCorrections(
  db: Database,
  state: 'proposed' | 'signed',
): Promise<readonly ToldCorrection[]> {
  const found = (await corrections(db)).filter((each) => each.state === state);
  const parts = found.length > 0 ? await activities(db) : [];
  return found.map(({ state: _, ...each }) => ({
    ...each,
    prompts: parts.find(({ id }) => id === each.activityId)?.prompts ?? [],
  }));
}
