import { auditStatement } from '../../../db/audit.ts';
import { addActivity, insertConsultation, putPrompt, putText } from '../../../db/queries/preparation.ts';
import { putProposedIn } from '../../../db/queries/proposals.ts';
import { putQuietHours } from '../../../db/queries/session-plans.ts';
import { addToDirectory, organisations } from '../../../db/queries/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { QuietHours } from '../../core/consultation/quiet-hours.ts';
import { isTimeZone } from '../../core/consultation/release-gate.ts';
import type { TemplateDraft } from '../../core/consultation/templates.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';

/**
 * A new draft with its own database and its own key. `title` is its first text, in its first language; `sensitiveTopic`: it is
 * itself about harm to children; `template`: what it begins with, in that language.
 * Refusals: `not-allowed`, `field-missing`.
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
  },
): Promise<Outcome<{ id: string }>> {
  const control = deps.databases.control;
  const known = await organisations(control);
  const organisationId = actor.kind === 'staff' ? actor.organisationId : known[0]?.id;
  if (organisationId === undefined || !can(actor, 'consultation:create', { organisationId }))
    return refuse('not-allowed');
  const title = input.title.trim();
  if (title === '' || !isTimeZone(input.timeZone)) return refuse('field-missing');

  const id = newId(deps.random);
  const day = dayIn(input.timeZone, deps.clock());
  const db = await deps.databases.create(id);
  const row = {
    id,
    organisationId,
    state: 'draft' as const,
    sponsorKind: input.template?.sponsorKind ?? 'public',
    timeZone: input.timeZone,
    retentionDay: '',
    answerDay: '',
    languages: [input.language],
    revision: 1,
    publicWay: 0,
    sensitiveTopic: input.sensitiveTopic ? 1 : 0,
    carerWay: '',
    country: '',
  };
  await db.write([
    ...insertConsultation(db, row),
    ...['older', 'younger'].map((level) =>
      putText({ field: 'title', language: input.language, level, body: db.text.encode(title) }),
    ),
    ...(input.template?.texts ?? []).map(({ body, ...text }) =>
      putText({ ...text, language: input.language, body: db.text.encode(body) }),
    ),
    ...(input.template?.activities ?? input.activities ?? []).flatMap(({ kind, standing, prompts }, at) => {
      const activityId = newId(deps.random);
      return [
        ...addActivity({ id: activityId, kind, form: '', anchor: '', position: at + 1, standing }),
        ...prompts.map((text) => putPrompt(db, { ...text, activityId, language: input.language })),
      ];
    }),
    ...(input.quiet ? putQuietHours(input.quiet) : []),
    ...(input.proposedIn === undefined ? [] : [putProposedIn(input.proposedIn)]),
    auditStatement({ day, actor: actorName(actor), deed: 'consultation:create', subject: id, detail: '' }),
  ]);
  // The directory comes second: a crash between leaves a database that nobody can reach, never an entry that opens nothing.
  await control.write([
    addToDirectory({ id, organisationId, day }),
    auditStatement({ day, actor: actorName(actor), deed: 'consultation:create', subject: id, detail: '' }),
  ]);
  return done({ id });
}
