import { auditStatement } from '../../../db/audit.ts';
import { activityById, activityWithTexts } from '../../../db/queries/consultation/consultations.ts';
import { putPicture, putPlaces } from '../../../db/queries/consultation/designs.ts';
import { putOptions, touchConsultation } from '../../../db/queries/consultation/preparation.ts';
import { dayIn } from '../../core/consultation/days.ts';
import {
  fewestPlaces,
  longestAlt,
  longestPlaceLabel,
  mostPlaces,
  type PlaceBox,
  wrongSide,
} from '../../core/consultation/designs.ts';
import { mayEdit } from '../../core/consultation/lifecycle.ts';
import { languagesIn } from '../../core/consultation/other-tongues.ts';
import type { PictureFault } from '../../core/consultation/pictures.ts';
import { optionsKept } from '../../core/consultation/polls.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { RefusalCode } from '../../core/wire/refusals.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

type AtDesign = { readonly consultationId: string; readonly revision: number; readonly activityId: string };

const refusalOf: Readonly<Record<PictureFault, RefusalCode>> = {
  'not-a-picture': 'picture-kind',
  moves: 'picture-kind',
  'too-large': 'picture-large',
  'too-long': 'picture-large',
};

async function atDesign(deps: Deps, actor: Actor, input: AtDesign) {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  if (!mayEdit(found.row.state)) return refuse('state-forbids');
  const activity = await activityById(found.db, input.activityId);
  return activity?.kind === 'design' ? found : refuse('activity-unknown');
}

/**
 * Takes a picture of a design, in place of the one it had: drawn anew in a process of its own, and nothing is kept of the file but its
 * pixels. Refusals: `not-found`, `state-forbids`, `activity-unknown`, `picture-kind`, `picture-large`, `too-many-now`, `stale-revision`.
 */
export async function writePicture(
  deps: Deps,
  actor: Actor,
  input: AtDesign & { readonly bytes: Uint8Array },
): Promise<Outcome<null>> {
  const found = await atDesign(deps, actor, input);
  if (!found.ok) return found;
  const { db, row } = found;
  const read = await deps.readPicture(input.bytes);
  if (read === 'busy') return refuse('too-many-now');
  if (!read.ok) return refuse(refusalOf[read.fault]);
  const result = await db.write([
    putPicture(db, { activityId: input.activityId, ...read.picture }),
    ...touchConsultation(input.revision),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'design:picture',
      subject: input.activityId,
      detail: `${read.picture.width}x${read.picture.height}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}

/** Where its words still stand those in a language that is not named stay, and so do those of the whole design. */
export type WrittenPlace = PlaceBox & {
  readonly labels: readonly { language: string; level: string; label: string }[];
};

/**
 * The words that stand for a whole design, and its places with theirs, in place of those it had. Refusals: `not-found`, `state-forbids`,
 * `activity-unknown`, `places-unfit` (fewer than two or more than twelve, one without words, or one that does not lie on the picture),
 * `field-too-long`, `stale-revision`.
 */
export async function writePlaces(
  deps: Deps,
  actor: Actor,
  input: AtDesign & {
    readonly alts: readonly { language: string; level: string; alt: string }[];
    readonly places: readonly WrittenPlace[];
  },
): Promise<Outcome<null>> {
  const found = await atDesign(deps, actor, input);
  if (!found.ok) return found;
  const { db, row } = found;
  const { activityId } = input;
  const before = (await activityWithTexts(db, activityId))?.options ?? [];
  const places = optionsKept(input.places, before);
  const alts = input.alts.filter(({ alt }) => alt !== '');
  const fits = places.every((place) => wrongSide(place) === undefined && place.labels.length > 0);
  if (!fits || places.length < fewestPlaces || places.length > mostPlaces) return refuse('places-unfit');
  const labels = places.flatMap((place) => place.labels);
  if (
    alts.some(({ alt }) => alt.length > longestAlt) ||
    labels.some(({ label }) => label.length > longestPlaceLabel)
  )
    return refuse('field-too-long');
  const result = await db.write([
    // Where children point is an answer of several, with the places as options.
    ...putOptions(db, { activityId, form: 'multiple', options: places }),
    ...putPlaces(db, { activityId, alts, inPlaceOf: languagesIn(input.alts), places }),
    ...touchConsultation(input.revision),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'design:places',
      subject: activityId,
      detail: String(places.length),
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
