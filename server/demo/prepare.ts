import { dayMs } from '../core/consultation/days.ts';
import type { Outcome } from '../core/outcome.ts';
import { noBands } from '../core/privacy/consent.ts';
import { demoCountry } from '../core/safeguarding/helplines.ts';
import type { Staff } from '../core/staff/roles.ts';
import type { House } from '../house.ts';
import type { ConsultationEdit } from '../usecases/consultation/edit-consultation.ts';
import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';
import type { PlainEdit } from '../usecases/consultation/write-document.ts';
import { checkPlainWords } from './plain-check.ts';
import { demoReasons } from './reasons.ts';
import { prepareSource } from './source.ts';
import type { SourceWords } from './source-words.ts';
import { prepareTerms } from './terms.ts';

/** Everything that a consultation of the demo asks, in all languages that its texts are in. */
export type Asked = {
  readonly texts: ConsultationEdit['texts'];
  readonly document: { readonly title: string; readonly markdown: string };
  readonly plain: readonly {
    readonly anchor: string;
    readonly texts: PlainEdit['texts'];
  }[];
  readonly activities: readonly Omit<ActivityEdit, 'consultationId' | 'revision' | 'activityId'>[];
};

/** The use cases and the clock they go by: the house's own, or those of a day that is over. */
export type Doing = Pick<House, 'services' | 'deps'>;

/** What it still waits for are terms, assessments and signatures. */
export type Drafted = { readonly consultationId: string };

/** A draft with a document, its plain words and its activities, as an organiser would write it on the pages. */
export async function draftConsultation(
  { services, deps }: Doing,
  of: {
    readonly organiser: Staff;
    readonly asked: Asked;
    readonly answerInDays: number;
    readonly keepDays: number;
  },
): Promise<Drafted> {
  const { consultation } = services;
  const { organiser, asked } = of;
  const timeZone = 'Europe/Vienna';
  const title = asked.texts.find(({ field }) => field === 'title')?.body ?? '';
  const { id: consultationId } = await done(
    consultation.create(organiser, { title, language: 'en', timeZone }),
  );
  const inDays = (days: number) => new Date(deps.clock() + days * dayMs).toISOString().slice(0, 10);
  let revision = 1;
  const next = () => ({ consultationId, revision: revision++ });
  await done(
    consultation.edit(organiser, {
      ...next(),
      sponsorKind: 'public',
      timeZone,
      retentionDay: inDays(of.keepDays),
      answerDay: inDays(of.answerInDays),
      languages: [...new Set(asked.texts.map(({ language }) => language))],
      country: demoCountry,
      sensitiveTopic: false,
      texts: asked.texts,
    }),
  );
  // Each child alone, with a code; and the forms are open to whoever comes by.
  await done(
    consultation.editConsent(organiser, {
      ...next(),
      rules: noBands,
      carerWay: '',
      publicWay: true,
      uses: [],
      texts: [],
    }),
  );
  // Nothing is asked about the children themselves.
  await done(consultation.editAttributes(organiser, { ...next(), attributes: [], reasons: demoReasons }));
  await done(consultation.writeDocument(organiser, { ...next(), language: 'en', ...asked.document }));
  for (const plain of asked.plain) await done(consultation.writePlain(organiser, { ...next(), ...plain }));
  for (const activity of asked.activities)
    await done(consultation.writeActivity(organiser, { ...next(), ...activity }));
  return { consultationId };
}

/** Terms, assessments, where the document is from and the check of its plain words, signed by its organiser and by a second person, and through the gate. */
export async function openDrafted(
  { services }: Doing,
  of: Drafted & { readonly organiser: Staff; readonly approver: Staff; readonly source: SourceWords },
): Promise<void> {
  const { consultation } = services;
  const { organiser, approver, consultationId } = of;
  await prepareTerms({ services }, of);
  await prepareSource({ services }, of, of.source);
  await checkPlainWords({ services }, of);
  const { revision } = (await done(consultation.read(organiser, { consultationId }))).row;
  await done(consultation.signGate(organiser, { consultationId, revision, kind: 'prepared' }));
  await done(consultation.signGate(approver, { consultationId, revision, kind: 'approved' }));
  await done(consultation.move(organiser, { consultationId, to: 'open' }));
}

/** The value of an outcome. A demo that cannot be seeded is a defect, and loud. */
export async function done<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`The demo could not be seeded: ${settled.code}.`);
  return settled.value;
}
