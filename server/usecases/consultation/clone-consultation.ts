import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { attributesOf, putAttributes } from '../../../db/queries/consultation/attributes.ts';
import { consentOf, plannedUses, putConsent, putUses } from '../../../db/queries/consultation/consent.ts';
import {
  activities,
  type ConsultationRow,
  consultationTexts,
  sections,
} from '../../../db/queries/consultation/consultations.ts';
import { copiedOnce } from '../../../db/queries/consultation/copies.ts';
import { documentSourceOf, putDocumentSource } from '../../../db/queries/consultation/document-source.ts';
import { putPlain } from '../../../db/queries/consultation/plain-authors.ts';
import {
  addActivity,
  editConsultation,
  putOptions,
  putPrompt,
  putText,
  replaceDocument,
} from '../../../db/queries/consultation/preparation.ts';
import { proposedInOf } from '../../../db/queries/consultation/proposals.ts';
import { putSeed, seeds, seedsQuoting } from '../../../db/queries/consultation/statements.ts';
import { quietHoursOf } from '../../../db/queries/session/session-plans.ts';
import { makersOfPlain } from '../../core/consultation/comment-imported.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { usualQuiet } from '../../core/consultation/quiet-hours.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { actorName, type Deps, openConsultation, refusedBy } from '../deps.ts';
import { createConsultation } from './create-consultation.ts';
import { permitted } from './permitted.ts';

/**
 * A new draft with the texts, the document, both sides of it, the plain words, what is asked, the quiet hours and who says yes of another consultation of the same
 * organisation, whatever became of that. Nothing of people goes along: no child, no word of one, no code, no count, no signature, no place
 * with its person, no assessment (that is thought anew), no word from outside about the document, nobody's check of its plain words, no day. `title`: its own, in its
 * first language, so that no list shows two alike; in the others it has none yet, and the gate says so. `form`: as for
 * `createConsultation`; sent twice it is one copy. Refusals: `not-found`, `not-allowed`, `field-missing` (no title), `field-too-long` (of the title).
 */
export async function cloneConsultation(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; title: string; form?: string | undefined },
): Promise<Outcome<{ id: string }>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:read', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const { organisationId, timeZone } = row;
  if (!can(actor, 'consultation:create', { organisationId })) return refuse('not-allowed');
  const language = row.languages[0] ?? 'en';
  const quiet = await quietHoursOf(db);
  const created = await createConsultation(deps, actor, {
    title: input.title,
    language,
    timeZone,
    sensitiveTopic: row.sensitiveTopic === 1,
    // Where there are none, that was decided for those children; a new one begins with what is usual.
    quiet: quiet.night || quiet.school ? quiet : usualQuiet,
    form: input.form === undefined ? undefined : `${consultationId} ${input.form}`,
  });
  if (!created.ok) return created;
  const { id, again } = created.value;
  const copy = await openConsultation(deps, id);
  if (!copy) return refuse('not-found');
  // A copy that broke off half made is made whole by the form that comes again; a whole one stays as it is.
  const result = await copy.write([
    ...copiedOnce(id),
    ...(await copied(deps, { from: db, to: copy, row, id, actor })),
    auditStatement({
      day: dayIn(timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'consultation:clone',
      subject: id,
      detail: consultationId,
    }),
  ]);
  const whole = again && !result.ok && result.refusal === 'id-taken';
  return result.ok || whole ? done({ id }) : refusedBy(result);
}

type Copying = {
  readonly from: Database;
  readonly to: Database;
  readonly row: ConsultationRow;
  readonly id: string;
  readonly actor: Actor;
};

async function copied(deps: Deps, copying: Copying) {
  const { from, to, row, id, actor } = copying;
  const by = actorName(actor);
  const writer = { authorId: by, authorName: actor.kind === 'staff' ? actor.name : by };
  const day = dayIn(row.timeZone, deps.clock());
  const [texts, document, attributes, consent, uses, source] = await Promise.all([
    consultationTexts(from),
    sections(from),
    attributesOf(from),
    consentOf(from),
    plannedUses(from),
    documentSourceOf(from),
  ]);
  return [
    ...editConsultation({
      ...row,
      revision: 1,
      retentionDay: '',
      answerDay: '',
      closingDay: '',
      sensitiveTopic: row.sensitiveTopic === 1,
    }),
    ...texts
      .filter(({ field }) => field !== 'title')
      .map(({ body, ...text }) => putText({ ...text, body: to.text.encode(body) })),
    ...(document.version
      ? replaceDocument(to, {
          versionId: newId(deps.random),
          documentId: newId(deps.random),
          language: document.version.language,
          title: document.version.title,
          sections: document.sections,
          kept: [],
          revision: 1,
        })
      : []),
    ...document.sections.flatMap(({ anchor, plain, easy }) =>
      [...plain, ...easy].map((text) => {
        const { heading, body, language, level } = text;
        const own = text.by === 'makers' ? { authorId: makersOfPlain, authorName: '' } : writer;
        return putPlain(to, {
          anchor,
          language,
          level,
          heading,
          body,
          by: text.by,
          ...own,
          day,
          revision: 1,
        });
      }),
    ),
    ...(source
      ? putDocumentSource(to, {
          ...source,
          inPlaceOf: [],
          consultationId: id,
          writtenBy: by,
          writtenName: writer.authorName,
          day,
        })
      : []),
    ...(await asked(deps, copying)),
    ...putAttributes(to, attributes),
    ...putConsent(consent),
    ...putUses(
      uses.filter(({ state }) => state === 'made').map(({ use }) => use),
      by,
    ),
  ];
}

/** Every activity under a number of its own but the questions of what children proposed, with its options and the organiser's own sentences that were not taken out. */
async function asked(deps: Deps, { from, to }: Copying) {
  const [found, own, quoting, thoughtOfIn] = await Promise.all([
    activities(from),
    seeds(from),
    seedsQuoting(from),
    proposedInOf(from),
  ]);
  // Its question may be a child's own sentence, and so may a sentence that was added when children had spoken. The copy would keep them when
  // their child takes them back, for nothing leads there any more.
  const isOfChild = (kind: string, standing: string) =>
    thoughtOfIn !== null && kind === 'question' && standing === '';
  // Into small groups a room is divided anew: who leads them is thought of then.
  return found
    .filter(({ groupOf, kind, standing }) => groupOf === '' && !isOfChild(kind, standing))
    .flatMap(({ id, kind, form, anchor, standing, proposes, prompts, options }) => {
      const activityId = newId(deps.random);
      return [
        ...addActivity({ id: activityId, kind, form, anchor, standing, proposes }),
        ...prompts.map((text) => putPrompt(to, { ...text, activityId })),
        ...(options.length > 0 ? putOptions(to, { activityId, form, options }) : []),
        ...own
          .filter((seed) => seed.activityId === id && seed.state === 'open' && !quoting.has(seed.id))
          .flatMap(({ texts }) =>
            putSeed(to, {
              id: newId(deps.random),
              activityId,
              fresh: true,
              inPlaceOf: [],
              texts: [...texts],
            }),
          ),
      ];
    });
}
