import { type Attribute, reasonFields } from '../../../server/core/attributes/attributes.ts';
import { newId } from '../../../server/core/ids.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { checkPlainWords } from '../../../server/demo/plain-check.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { prepareSource } from '../../../server/demo/source.ts';
import { prepareTerms } from '../../../server/demo/terms.ts';
import type { ActivityEdit } from '../../../server/usecases/consultation/write-activity.ts';
import { need, type TestHouse } from './house.ts';
import { publishWhole } from './left-in.ts';

const levels = ['younger', 'older'] as const;
const languages = ['en', 'ar'] as const;

/** The same words at both levels in both languages. */
export const everywhere = (words: string) =>
  languages.flatMap((language) =>
    levels.map((level) => ({ language, level, words: `${words} ${language}` })),
  );
export const prompts = (words: string) =>
  everywhere(words).map(({ words: prompt, ...at }) => ({ ...at, prompt }));
export const option = (words: string) => ({
  labels: everywhere(words).map(({ words: label, ...at }) => ({ ...at, label })),
});
export const seed = (words: string) => ({
  texts: languages.map((language) => ({ language, body: `${words} (${language})` })),
});

/** What a company of a test signed. */
export const testUndertaking = {
  name: 'Rosa Blum',
  office: 'Managing director',
  day: '2026-01-02',
  diligence: 'We looked at what could go wrong for children who use the swing, and what is worst.',
};

export type Asked = Omit<ActivityEdit, 'consultationId' | 'revision' | 'anchor'>;

export type VotingStage = {
  readonly consultationId: string;
  /** Ids of the activities, in the order in which they were asked for. */
  readonly activities: readonly string[];
  readonly organiser: Staff;
  readonly join: () => Promise<Child>;
  readonly joinMany: (count: number) => Promise<readonly Child[]>;
  /** Writes words into an activity and publishes them; answers the contribution's id. */
  readonly publish: (child: Child, activityId: string, text: string) => Promise<string>;
  readonly move: (to: 'open' | 'paused' | 'closed') => Promise<void>;
};

/** A consultation of its own in a test house, with these activities; a draft until `open`. */
export async function draftVoting(
  house: TestHouse,
  asked: readonly Asked[],
  told: {
    readonly sensitiveTopic?: boolean;
    readonly attributes?: readonly Attribute[];
    readonly sponsorKind?: 'public' | 'company';
    /** So many days from now children can take part last. */
    readonly closingInDays?: number;
  } = {},
): Promise<VotingStage & { readonly open: () => Promise<void>; readonly revision: () => Promise<number> }> {
  const { consultation, room, moderation } = house.services;
  const [organiser, approver, moderator] = await Promise.all(
    (['organiser', 'approver', 'moderator'] as const).map((role) => house.staffWho(role)),
  );
  if (!organiser || !approver || !moderator) throw new Error('nobody');
  const timeZone = 'Europe/Vienna';
  const { id: consultationId } = await need(
    consultation.create(organiser, { title: 'A vote', language: 'en', timeZone }),
  );
  const revision = async () => (await need(consultation.read(organiser, { consultationId }))).row.revision;
  const inDays = (days: number) =>
    new Date(house.deps.clock() + days * 86_400_000).toISOString().slice(0, 10);
  await need(
    consultation.edit(organiser, {
      consultationId,
      revision: await revision(),
      sponsorKind: told.sponsorKind ?? 'public',
      timeZone,
      retentionDay: inDays(200),
      answerDay: inDays(100),
      closingDay: told.closingInDays === undefined ? '' : inDays(told.closingInDays),
      languages,
      country: 'XX',
      sensitiveTopic: told.sensitiveTopic ?? false,
      texts: (
        ['title', 'purpose', 'sponsor', 'payer', 'gains', 'readers', 'change', 'decider'] as const
      ).flatMap((field) => everywhere(field).map(({ words: body, ...at }) => ({ field, body, ...at }))),
    }),
  );
  await need(
    consultation.editAttributes(organiser, {
      consultationId,
      revision: await revision(),
      attributes: told.attributes ?? [],
      reasons: reasonFields.flatMap((field) =>
        everywhere('Why').map(({ words: body, ...at }) => ({ field, body, ...at })),
      ),
    }),
  );
  await prepareTerms(
    house,
    { consultationId, organiser, approver },
    told.sponsorKind === 'company' ? { terms: { undertaking: testUndertaking } } : {},
  );
  const markdown = '# A law\n\nBe kind.';
  await need(
    consultation.writeDocument(organiser, {
      consultationId,
      revision: await revision(),
      language: 'en',
      title: 'A law',
      markdown,
    }),
  );
  await need(
    consultation.writePlain(organiser, {
      consultationId,
      revision: await revision(),
      anchor: '1',
      texts: everywhere('Be kind.').map(({ words: body, ...at }) => ({ ...at, heading: 'A law', body })),
    }),
  );
  await prepareSource(house, { consultationId, organiser, approver });
  await checkPlainWords(house, { consultationId, approver });
  const activities: string[] = [];
  for (const one of asked) {
    const edit = { consultationId, revision: await revision(), anchor: '', ...one };
    activities.push((await need(consultation.writeActivity(organiser, edit))).activityId);
  }
  const codes: (readonly string[])[] = [];

  const join = async (): Promise<Child> => {
    if (codes.length === 0) {
      const sheet = { consultationId, label: 'test', language: 'en', size: 50 };
      codes.push(...(await need(consultation.issueCodes(demoSystem, sheet))).codes);
    }
    const visitor = { kind: 'visitor' } as const;
    const { session } = await need(
      room.join(visitor, {
        consultationId,
        code: codeFragment(codes.pop() ?? []),
        nonce: crypto.randomUUID(),
        language: 'en',
        level: 'older',
      }),
    );
    return (await need(room.identify(visitor, { consultationId, session }))).actor;
  };

  return {
    consultationId,
    activities,
    organiser,
    revision,
    join,
    async joinMany(count) {
      const children: Child[] = [];
      for (let n = 0; n < count; n += 1) children.push(await join());
      return children;
    },
    async publish(child, activityId, words) {
      const id = newId(house.deps.random);
      await need(room.post(child, { id, activityId, text: words, language: 'en' }));
      await publishWhole(moderation, moderator, { consultationId, id });
      return id;
    },
    async move(to) {
      await need(consultation.move(organiser, { consultationId, to }));
    },
    async open() {
      const signed = { consultationId, revision: await revision() };
      await need(consultation.signGate(organiser, { ...signed, kind: 'prepared' }));
      await need(consultation.signGate(approver, { ...signed, kind: 'approved' }));
      await need(consultation.move(organiser, { consultationId, to: 'open' }));
    },
  };
}

/** An attribute with these answers, each called so in both languages. */
export const attributeOf = (name: 'age' | 'region', labels: readonly string[]) => ({
  name,
  source: '',
  answers: labels.map((label, at) => ({
    position: at + 1,
    share: null,
    labels: ['en', 'ar'].map((language) => ({ language, label: `${label} ${language}` })),
  })),
});
