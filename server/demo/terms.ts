import type { Outcome } from '../core/outcome.ts';
import type { Staff } from '../core/staff/roles.ts';
import type { House } from '../house.ts';
import type { TermsEdit } from '../usecases/consultation/edit-terms.ts';
import type { AssessmentEdit } from '../usecases/consultation/write-assessment.ts';
import { demoAssessments } from './assessments.ts';

/** A demo is short: it leaves both closing questions out, and says so. */
const short = {
  en: ['This is a short demo. A real consultation asks it.', 'This is for trying out. A real one asks it.'],
  ar: ['هذا عرض قصير. الاستشارة الحقيقية تسأل عنه.', 'هذا للتجربة. الاستشارة الحقيقية تسأل عنه.'],
  zh: ['这是简短的演示。真正的征询会问。', '这是试用的。真正的征询会问。'],
};

const reasons: Readonly<
  Record<TermsEdit['reasons'][number]['field'], Readonly<Record<string, readonly string[]>>>
> = {
  'reading-reason': {
    en: ['This is a demo. Nobody has to wait to try it.', 'This is for trying out. Nobody has to wait.'],
    ar: ['هذا عرض تجريبي، ولا أحد يحتاج إلى الانتظار ليجربه.', 'هذا للتجربة. لا أحد ينتظر.'],
    zh: ['这是演示，不用等就可以试。', '这是试用的，不用等。'],
  },
  'no-place-reason': {
    en: [
      'This is a demo on one machine. There is no place to meet.',
      'This is for trying out. There is no place to meet.',
    ],
    ar: ['هذا عرض تجريبي على جهاز واحد، وليس له مكان نلتقي فيه.', 'هذا للتجربة. لا مكان نلتقي فيه.'],
    zh: ['这是一台机器上的演示，没有见面的地方。', '这是试用的，没有见面的地方。'],
  },
  'no-risks-reason': short,
  'no-unasked-reason': short,
};

const demoReasons: TermsEdit['reasons'] = Object.entries(reasons).flatMap(([field, languages]) =>
  Object.entries(languages).flatMap(([language, [older = '', younger = '']]) => [
    { field: field as keyof typeof reasons, language, level: 'older', body: older },
    { field: field as keyof typeof reasons, language, level: 'younger', body: younger },
  ]),
);

/** As they stand in a demo: it opens at once and says why, and nobody meets anywhere. */
const demoTerms: TermsEdit['terms'] = {
  readingDays: 0,
  faceToFace: false,
  venues: [],
  languagesTold: true,
  missingLanguages: [
    { name: 'Deutsch', plan: 'None: this is a demonstration, and the program has no German yet.' },
  ],
  undertaking: null,
};

export type TermsPlan = {
  readonly terms?: Partial<TermsEdit['terms']>;
  readonly reasons?: TermsEdit['reasons'];
  readonly assessments?: readonly Pick<AssessmentEdit, 'kind' | 'language' | 'parts' | 'words'>[];
};

/**
 * What the gate asks beside texts and activities, by the same use cases as anywhere: terms, and two assessments that the organiser wrote and
 * another person approved. With the demo's own words where none are given.
 */
export async function prepareTerms(
  { services }: Pick<House, 'services'>,
  of: { readonly consultationId: string; readonly organiser: Staff; readonly approver: Staff },
  plan: TermsPlan = {},
): Promise<void> {
  const { consultationId, organiser, approver } = of;
  const { consultation } = services;
  const revision = async () => (await done(consultation.read(organiser, { consultationId }))).row.revision;
  await done(
    consultation.editTerms(organiser, {
      consultationId,
      revision: await revision(),
      terms: { ...demoTerms, ...plan.terms },
      reasons: plan.reasons ?? demoReasons,
    }),
  );
  for (const assessment of plan.assessments ?? demoAssessments) {
    const { kind } = assessment;
    const { number } = await done(
      consultation.writeAssessment(organiser, { consultationId, revision: await revision(), ...assessment }),
    );
    const written = (await done(consultation.terms(approver, { consultationId }))).assessments;
    const draft = written.find((each) => each.kind === kind && each.number === number);
    await done(
      consultation.approveAssessment(approver, {
        consultationId,
        kind,
        number,
        revision: draft?.revision ?? 0,
      }),
    );
  }
}

async function done<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`The terms could not be prepared: ${settled.code}.`);
  return settled.value;
}
