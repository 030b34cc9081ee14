import type { Outcome } from '../core/outcome.ts';
import type { Staff } from '../core/staff/roles.ts';
import type { House } from '../house.ts';
import type { TermsEdit } from '../usecases/consultation/edit-terms.ts';
import type { AssessmentEdit } from '../usecases/consultation/write-assessment.ts';
import { demoAssessments } from './assessments.ts';
import { type AtLevels, atLevels } from './in-each.ts';

/** A demo is short: it leaves both closing questions out, and says so. */
const short: AtLevels = {
  en: ['This is a short demo. A real consultation asks it.', 'This is for trying out. A real one asks it.'],
  ar: ['هذا عرض قصير. الاستشارة الحقيقية تسأل عنه.', 'هذا للتجربة. الاستشارة الحقيقية تسأل عنه.'],
  es: [
    'Esta demostración es corta. Una consulta real lo pregunta.',
    'Esto es para probar. Una consulta real lo pregunta.',
  ],
  fr: [
    'Cette démo est courte. Une vraie consultation le demande.',
    'C’est pour essayer. Une vraie consultation le demande.',
  ],
  ru: [
    'Это короткое демо. Настоящая консультация об этом спросит.',
    'Здесь можно пробовать. Настоящая консультация об этом спросит.',
  ],
  sw: [
    'Onyesho hili ni fupi. Mashauriano ya kweli huuliza.',
    'Hapa ni pa kujaribu. Mashauriano ya kweli huuliza.',
  ],
  zh: ['这是简短的演示。真正的征询会问。', '这是试用的。真正的征询会问。'],
};

const reasons: Readonly<Record<TermsEdit['reasons'][number]['field'], AtLevels>> = {
  'reading-reason': {
    en: ['This is a demo. Nobody has to wait to try it.', 'This is for trying out. Nobody has to wait.'],
    ar: ['هذا عرض تجريبي، ولا أحد يحتاج إلى الانتظار ليجربه.', 'هذا للتجربة. لا أحد ينتظر.'],
    es: [
      'Esto es una demostración. Nadie tiene que esperar para probarla.',
      'Esto es para probar. Nadie tiene que esperar.',
    ],
    fr: [
      'C’est une démo. Personne ne doit attendre pour l’essayer.',
      'C’est pour essayer. Personne ne doit attendre.',
    ],
    ru: ['Это демо. Чтобы попробовать, ждать не нужно.', 'Здесь можно пробовать. Ждать не нужно.'],
    sw: [
      'Hili ni onyesho. Hakuna anayehitaji kungoja kulijaribu.',
      'Hapa ni pa kujaribu. Hakuna anayengoja.',
    ],
    zh: ['这是演示，不用等就可以试。', '这是试用的，不用等。'],
  },
  'no-place-reason': {
    en: [
      'This is a demo on one machine. There is no place to meet.',
      'This is for trying out. There is no place to meet.',
    ],
    ar: ['هذا عرض تجريبي على جهاز واحد، وليس له مكان نلتقي فيه.', 'هذا للتجربة. لا مكان نلتقي فيه.'],
    es: [
      'Esto es una demostración en un solo aparato. No hay lugar de encuentro.',
      'Esto es para probar. No hay lugar de encuentro.',
    ],
    fr: [
      'C’est une démo sur un seul appareil. Il n’y a pas de lieu.',
      'C’est pour essayer. Il n’y a pas de lieu.',
    ],
    ru: ['Это демо на одном устройстве. Места встреч нет.', 'Здесь можно пробовать. Места встреч нет.'],
    sw: [
      'Hili ni onyesho kwenye kifaa kimoja. Hakuna mahali pa kukutana.',
      'Hapa ni pa kujaribu. Hakuna mahali pa kukutana.',
    ],
    zh: ['这是一台机器上的演示，没有见面的地方。', '这是试用的，没有见面的地方。'],
  },
  'no-risks-reason': short,
  'no-unasked-reason': short,
};

const demoReasons: TermsEdit['reasons'] = Object.entries(reasons).flatMap(([field, texts]) =>
  atLevels(texts, (body, at) => ({ field: field as keyof typeof reasons, ...at, body })),
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
