import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { consultationRow, consultationTexts } from '../../../db/queries/consultation/consultations.ts';
import {
  editConsultation as edit,
  putText,
  touchConsultation,
} from '../../../db/queries/consultation/preparation.ts';
import { putQuietHours, quietHoursOf } from '../../../db/queries/session/session-plans.ts';
import { unfitAbout } from '../../core/consultation/about.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type QuietHours, type Span, timeOf } from '../../core/consultation/quiet-hours.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { dropUnfitTimes } from './drop-unfit-times.ts';
import { permitted } from './permitted.ts';

/** What a child is told before it says yes; each field at both levels in every language. */
export const textFields = [
  'title',
  'purpose',
  'sponsor',
  'payer',
  'gains',
  'readers',
  'change',
  'decider',
] as const;
export type TextField = (typeof textFields)[number];

export type ConsultationEdit = {
  readonly consultationId: string;
  readonly revision: number;
  readonly sponsorKind: string;
  readonly timeZone: string;
  readonly retentionDay: string;
  readonly answerDay: string;
  /** The last day on which children can take part; '' names none; absent: as it was. */
  readonly closingDay?: string;
  readonly languages: readonly string[];
  /** ISO 3166, where the children are; '' not said yet. */
  readonly country: string;
  /** It is itself about harm: children are told, and talk of the topic is not taken for a sign of their own. */
  readonly sensitiveTopic: boolean;
  readonly texts: readonly { field: TextField; language: string; level: string; body: string }[];
  /** When nobody meets live, every night and on school days, null for neither; absent: as it was. */
  readonly quiet?: QuietHours;
};

/**
 * Changes what children are told. Makes a draft of it again: earlier signatures were for the earlier revision. Planned times that are quiet in
 * its zone, or not over before its last day, are planned no more. All of it is one write: nothing of the page is kept without the rest. Sent twice it is
 * written once.
 * Refusals: `not-found`, `field-missing`, `field-too-long` and `speaks-for-all` (`unfitAbout`), `stale-revision` (someone else changed it, or it is open).
 */
export async function editConsultation(
  deps: Deps,
  actor: Actor,
  input: ConsultationEdit,
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const wrong = unfitAbout(input);
  if (wrong) return refuse(wrong.code);
  const { db, row } = found;
  const stored = await quietHoursOf(db);
  const hours = input.quiet ?? stored;
  const day = dayIn(input.timeZone, deps.clock());
  const [actorId, subject] = [actorName(actor), input.consultationId];
  const result = await db.write([
    ...edit({ ...input, languages: inOrder(row.languages, input.languages) }),
    ...input.texts.map(({ body, ...text }) => putText({ ...text, body: db.text.encode(body.trim()) })),
    ...touchConsultation(input.revision),
    // Quiet hours are hours of the zone: in another one they lie elsewhere.
    ...(await dropUnfitTimes(deps, db, { ...input, closingDay: input.closingDay ?? row.closingDay, hours })),
    auditStatement({
      day,
      actor: actorId,
      deed: 'consultation:edit',
      subject,
      detail: `revision ${input.revision + 1}`,
    }),
    ...(said(hours) === said(stored)
      ? []
      : [
          ...putQuietHours(hours),
          auditStatement({
            day,
            actor: actorId,
            deed: 'consultation:quiet-hours',
            subject,
            detail: said(hours),
          }),
        ]),
  ]);
  if (result.ok) return done(null);
  return result.refusal === 'stale-revision' && (await standsAs(db, input)) ? done(null) : refusedBy(result);
}

/** Whether all of it is what is stored: what was pressed twice is there by the first press. */
async function standsAs(db: Database, input: ConsultationEdit): Promise<boolean> {
  const [row, texts, hours] = await Promise.all([
    consultationRow(db),
    consultationTexts(db),
    quietHoursOf(db),
  ]);
  if (!row) return false;
  const stored = new Map(
    texts.map(({ field, language, level, body }) => [`${field} ${language} ${level}`, body]),
  );
  return (
    row.sponsorKind === input.sponsorKind &&
    row.timeZone === input.timeZone &&
    row.retentionDay === input.retentionDay &&
    row.answerDay === input.answerDay &&
    (input.closingDay === undefined || row.closingDay === input.closingDay) &&
    row.country === input.country &&
    (row.sensitiveTopic === 1) === input.sensitiveTopic &&
    row.languages.join(' ') === inOrder(row.languages, input.languages).join(' ') &&
    (!input.quiet || said(input.quiet) === said(hours)) &&
    input.texts.every(
      ({ field, language, level, body }) => stored.get(`${field} ${language} ${level}`) === body.trim(),
    )
  );
}

/** The first language is that of the consultation: one that is added stands behind, wherever a form has it. */
function inOrder(before: readonly string[], chosen: readonly string[]): readonly string[] {
  const kept = before.filter((language) => chosen.includes(language));
  return [...kept, ...chosen.filter((language) => !before.includes(language))];
}

/** Quiet hours as the audit log has them. */
function said({ night, school }: QuietHours): string {
  const span = (of: Span | null) => (of ? `${timeOf(of.fromMinute)}-${timeOf(of.untilMinute)}` : 'none');
  return `night ${span(night)}, school ${span(school)}`;
}
