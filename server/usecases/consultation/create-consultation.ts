import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { consultationTexts } from '../../../db/queries/consultation/consultations.ts';
import {
  addActivity,
  insertConsultation,
  putPrompt,
  putText,
} from '../../../db/queries/consultation/preparation.ts';
import { putProposedIn } from '../../../db/queries/consultation/proposals.ts';
import { putQuietHours } from '../../../db/queries/session/session-plans.ts';
import { addToDirectory, directoryEntries, organisations } from '../../../db/queries/staff/staff.ts';
import { dayIn, isTimeZone } from '../../core/consultation/days.ts';
import type { QuietHours } from '../../core/consultation/quiet-hours.ts';
import { readingLevels } from '../../core/consultation/reading-levels.ts';
import type { TemplateDraft } from '../../core/consultation/templates.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestTitle } from '../../core/staff/field-limits.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { actorName, type Deps, openConsultation } from '../deps.ts';
import { idOfForm } from '../id-of-form.ts';

/**
 * A new draft with its own database and its own key. `title` is its first text, in its first language; `sensitiveTopic`: it is
 * itself about harm to children; `template`: what it begins with, in that language. `form`: by which one sent twice is one draft, and the
 * second is answered `again`; absent: not compared. Refusals: `not-allowed`, `field-missing`, `field-too-long` (the title), `id-taken` (this form
 * made another one).
 */
export async function createConsultation(
  deps: Deps,
  actor: Actor,
  input: {
    title: string;
    language: string;
    timeZone: string;
    sensitiveTopic?: boolean;
    template?: TemplateDraft;
    /** What is asked of children where no template says it. */
    activities?: TemplateDraft['activities'];
    /** When nobody meets live; nothing for always. */
    quiet?: QuietHours;
    /** The consultation in which children thought of what is asked. */
    proposedIn?: string;
    form?: string | undefined;
  },
): Promise<Outcome<{ id: string; again: boolean }>> {
  const control = deps.databases.control;
  const known = await organisations(control);
  const organisationId = actor.kind === 'staff' ? actor.organisationId : known[0]?.id;
  if (organisationId === undefined || !can(actor, 'consultation:create', { organisationId }))
    return refuse('not-allowed');
  const title = input.title.trim();
  if (title === '' || !isTimeZone(input.timeZone)) return refuse('field-missing');
  if (title.length > longestTitle) return refuse('field-too-long');

  const id = idOfForm(deps, { actor, makes: 'consultation', form: input.form });
  const day = dayIn(input.timeZone, deps.clock());
  const db = await draftAt(deps, id);
  if (!db) return refuse('id-taken');
  const row = {
    id,
    organisationId,
    state: 'draft' as const,
    sponsorKind: input.template?.sponsorKind ?? 'public',
    timeZone: input.timeZone,
    retentionDay: '',
    answerDay: '',
    closingDay: '',
    languages: [input.language],
    revision: 1,
    publicWay: 0,
    sensitiveTopic: input.sensitiveTopic ? 1 : 0,
    carerWay: '',
    country: '',
  };
  const written = await db.write([
    ...insertConsultation(db, row),
    ...readingLevels.map((level) =>
      putText({ field: 'title', language: input.language, level, body: db.text.encode(title) }),
    ),
    ...(input.template?.texts ?? []).map(({ body, ...text }) =>
      putText({ ...text, language: input.language, body: db.text.encode(body) }),
    ),
    ...(input.template?.activities ?? input.activities ?? []).flatMap(({ kind, standing, prompts }) => {
      const activityId = newId(deps.random);
      return [
        ...addActivity({ id: activityId, kind, form: '', anchor: '', standing }),
        ...prompts.map((text) => putPrompt(db, { ...text, activityId, language: input.language })),
      ];
    }),
    ...(input.quiet ? putQuietHours(input.quiet) : []),
    ...(input.proposedIn === undefined ? [] : [putProposedIn(input.proposedIn)]),
    auditStatement({ day, actor: actorName(actor), deed: 'consultation:create', subject: id, detail: '' }),
  ]);
  if (!written.ok) {
    const titled = (await consultationTexts(db)).some(
      ({ field, language, body }) => field === 'title' && language === input.language && body === title,
    );
    if (!titled) return refuse('id-taken');
  }
  // The directory comes second: a crash between leaves a database that nobody can reach, never an entry that opens nothing. The form sent
  // again makes that entry.
  await control.write([
    addToDirectory({ id, organisationId, day }),
    auditStatement({ day, actor: actorName(actor), deed: 'consultation:create', subject: id, detail: '' }),
  ]);
  return done({ id, again: !written.ok });
}

/** The database of a new draft, or the one that the same form made before; undefined when that was destroyed or went to another server. */
async function draftAt(deps: Deps, id: string): Promise<Database | undefined> {
  const known = (await directoryEntries(deps.databases.control)).some((each) => each.id === id);
  if (known) return openConsultation(deps, id);
  try {
    return await deps.databases.create(id);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'database-exists')) throw error;
    return openConsultation(deps, id);
  }
}
