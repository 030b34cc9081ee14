import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { type ActivityRow, activities } from '../../../db/queries/consultation/consultations.ts';
import {
  addActivity,
  putOptions,
  putPrompt,
  removeActivity,
  removePrompt,
  removeText,
  touchConsultation,
} from '../../../db/queries/consultation/preparation.ts';
import { putSeed, removeSeeds, seeds } from '../../../db/queries/consultation/statements.ts';
import { groupsOf } from '../../../db/queries/session/small-groups.ts';
import { type ActivityKind, type Standing, standingReason } from '../../core/consultation/activities.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { inOtherTongues, languagesIn } from '../../core/consultation/other-tongues.ts';
import { optionsFit, optionsKept, type PollForm, pollForms } from '../../core/consultation/polls.ts';
import { writtenTexts } from '../../core/consultation/written-texts.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

export type ActivityEdit = {
  readonly consultationId: string;
  readonly revision: number;
  /** Absent: a new activity. */
  readonly activityId?: string;
  /** Of an activity that is there already the kind stays what it was. */
  readonly kind: ActivityKind;
  /** The section it belongs to, '' for the whole document. */
  readonly anchor: string;
  /** One that is empty goes; one that is not named stays. */
  readonly prompts: readonly { language: string; level: string; prompt: string }[];
  /** A question that closes every consultation. Of a new one. */
  readonly standing?: Standing;
  /** A question in which children say what others should be asked. Of a new one; one in a consultation. */
  readonly proposes?: boolean;
  /** Of a poll. */
  readonly form?: PollForm;
  /** All options of a poll in their order; a label that is empty is none, and those in a language not named stay with words that stand. */
  readonly options?: readonly {
    readonly labels: readonly { language: string; level: string; label: string }[];
  }[];
  /** All seeds of a statement activity: with `id` reworded, without it new; those left out or emptied go, words in a language not named stay. Absent: left as they are. */
  readonly seeds?: readonly {
    readonly id?: string;
    readonly texts: readonly { language: string; body: string }[];
  }[];
};

/**
 * Adds or rewords an activity: a question, a live room, statements with their seeds, or a poll with its options.
 * Refusals: `not-found`, `field-missing` (no prompt), `activity-unknown`, `options-missing` (a poll without form, with an
 * option that has no label, or with too few or many: 2 to 12, a scale 5), `stale-revision`. A standing question, or one
 * for proposals, that is asked already stands as it is.
 */
export async function writeActivity(
  deps: Deps,
  actor: Actor,
  input: ActivityEdit,
): Promise<Outcome<{ activityId: string }>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const prompts = input.prompts.map((each) => ({ ...each, prompt: each.prompt.trim() }));
  if (prompts.every(({ prompt }) => prompt === '')) return refuse('field-missing');
  const { db, row } = found;
  const known = await activities(db);
  const before = known.find((each) => each.id === input.activityId);
  // Small groups ask what their room asks.
  if (input.activityId !== undefined && before?.groupOf !== '') return refuse('activity-unknown');
  const kind = before?.kind ?? input.kind;
  const poll = kind === 'poll' ? pollOf(input, before?.options ?? []) : null;
  if (poll === undefined) return refuse('options-missing');
  // Pressed twice, or by two: each is asked once, and the one that stands is what was meant.
  const asked = known.find(
    ({ standing, proposes }) =>
      (input.standing !== undefined && standing === input.standing) || (input.proposes === true && proposes),
  );
  if (asked) return done({ activityId: asked.id });

  const activityId = input.activityId ?? newId(deps.random);
  const result = await db.write([
    ...(before
      ? []
      : addActivity({
          id: activityId,
          kind,
          form: '',
          anchor: input.anchor,
          standing: input.standing ?? '',
          proposes: kind === 'question' && input.proposes === true,
        })),
    ...[activityId, ...known.filter(({ groupOf }) => groupOf === activityId).map(({ id }) => id)].flatMap(
      (activity) =>
        prompts.map((each) =>
          each.prompt === ''
            ? removePrompt(activity, each)
            : putPrompt(db, { ...each, activityId: activity }),
        ),
    ),
    ...(input.standing ? [removeText(standingReason[input.standing])] : []),
    ...(poll ? putOptions(db, { activityId, ...poll }) : []),
    ...(kind === 'statements' && input.seeds
      ? await seedStatements(deps, db, { activityId, seeds: input.seeds })
      : []),
    ...touchConsultation(input.revision),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'activity:write',
      subject: activityId,
      detail: kind,
    }),
  ]);
  return result.ok ? done({ activityId }) : refusedBy(result);
}

/** A poll's form and labelled options, or undefined when it could not be answered. */
function pollOf(input: ActivityEdit, before: ActivityRow['options']) {
  const options = optionsKept(input.options ?? [], before);
  const form = pollForms.find((each) => each === input.form);
  const fits = form !== undefined && optionsFit(form, options.length);
  return fits && options.every((option) => option.labels.length > 0) ? { form, options } : undefined;
}

/** The statements that bring an activity's seeds to what was sent. One that was emptied goes; one whose words the form did not show stays. */
async function seedStatements(
  deps: Deps,
  db: Database,
  edit: { activityId: string; seeds: NonNullable<ActivityEdit['seeds']> },
) {
  const known = (await seeds(db)).filter((each) => each.activityId === edit.activityId);
  const sent = edit.seeds
    .map((seed) => ({
      stored: known.find((each) => each.id === seed.id),
      inPlaceOf: languagesIn(seed.texts),
      texts: writtenTexts(seed.texts),
    }))
    .filter(
      ({ stored, inPlaceOf, texts }) =>
        texts.length > 0 ||
        (stored && inOtherTongues(stored.texts, inPlaceOf).length === stored.texts.length),
    );
  const gone = known.filter((each) => !sent.some(({ stored }) => stored === each)).map((each) => each.id);
  return [
    ...removeSeeds(gone),
    ...sent.flatMap(({ stored, inPlaceOf, texts }) =>
      putSeed(db, {
        id: stored?.id ?? newId(deps.random),
        activityId: edit.activityId,
        fresh: stored === undefined,
        inPlaceOf,
        texts,
      }),
    ),
  ];
}

/** Takes an activity out of a draft, with its options, seeds and small groups. Refusals: `not-found`, `stale-revision`. */
export async function dropActivity(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; revision: number; activityId: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const groups = await groupsOf(found.db, input.activityId);
  const result = await found.db.write([
    ...[input.activityId, ...groups.map(({ id }) => id)].flatMap((id) => removeActivity(id)),
    ...touchConsultation(input.revision),
    auditStatement({
      day: dayIn(found.row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'activity:drop',
      subject: input.activityId,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
