import { staffOf } from '../../../../db/queries/staff/staff.ts';
import { newId } from '../../../../server/core/ids.ts';
import { codeFragment } from '../../../../server/core/room/join-codes.ts';
import type { Child, Role, Staff } from '../../../../server/core/staff/roles.ts';
import { demoSystem, seedDemo } from '../../../../server/demo/seed.ts';
import { cookies } from '../../../../server/guard/session.ts';
import type { House } from '../../../../server/house.ts';
import type { FindingEdit } from '../../../../server/usecases/analysis/write-finding.ts';
import { farDay } from '../../processes/far-day.ts';
import { answeredStory } from '../answered.ts';
import { need } from '../house.ts';

/** So many that the number of a cell may be told, and enough of another mind that it says nothing about them. */
const enough = { agree: 12, disagree: 10 };

/** A consultation goes its whole way. Answers the cookie of the child whose words both findings rest on. */
export async function answer(house: House): Promise<readonly [name: string, value: string]> {
  const { services } = house;
  const roles: readonly Role[] = [
    'administrator',
    'organiser',
    'approver',
    'moderator',
    'safeguarding-lead',
    'overseer',
    'analyst',
    'decision-maker',
  ];
  const people = [
    ...roles.map((role) => ({ name: `The ${role}`, roles: [role] })),
    { name: 'A second moderator', roles: ['moderator' as const] },
  ];
  const { consultationId } = await seedDemo(house, people);
  const { row } = await need(services.consultation.read(demoSystem, { consultationId }));
  const staff = await staffOf(house.databases.control, row.organisationId);
  const as = (role: Role): Staff => {
    const found = staff.find((each) => each.grants.some((grant) => grant.role === role));
    if (!found) throw new Error(`Nobody is ${role}.`);
    const { state: _state, ...actor } = found;
    // As it is right after it has signed in.
    return { ...actor, freshFactor: true };
  };

  const children = await seatAll(house, consultationId);
  const [author] = children;
  if (!author) throw new Error('Nobody has joined.');
  const place = await need(services.room.place(author.actor, {}));
  const activityOf = (kind: string) => place.activities.find((each) => each.kind === kind)?.id ?? '';
  const [question, sentences] = [activityOf('question'), activityOf('statements')];

  const say = async (actor: Child, activityId: string, text: string) => {
    const { id } = await need(
      services.room.post(actor, { id: newId(house.deps.random), activityId, text, language: 'en' }),
    );
    await need(
      services.moderation.decide(as('moderator'), { consultationId, id, revision: 1, decision: 'publish' }),
    );
    return id;
  };
  await say(author.actor, sentences, answeredStory.statement);
  const said: string[] = [];
  for (const { actor } of children) said.push(await say(actor, question, answeredStory.question));
  const { next } = await need(services.room.readStatements(author.actor, { activityId: sentences }));
  const own = next.find((each) => each.mine) ?? (await ownStatement(house, author.actor, sentences));
  for (const [at, { actor }] of children.entries()) {
    const choice = at < enough.agree ? 'agree' : 'disagree';
    await need(services.room.vote(actor, { statementId: own.id, choice }));
  }

  await need(services.consultation.move(as('organiser'), { consultationId, to: 'closed' }));
  const { analysis } = services;
  const { pointId } = await need(
    analysis.namePoint(as('analyst'), {
      consultationId,
      activityId: question,
      title: 'Who sees it',
      language: 'en',
    }),
  );
  const sorting = said.map((contributionId) => ({ contributionId, pointId }));
  await need(analysis.sort(as('analyst'), { consultationId, sorting }));
  const find = (
    text: string,
    evidence: { kind: 'statement' | 'point'; subject: string; cell: string },
    plain: FindingEdit['plain'] = [],
  ) =>
    need(
      analysis.writeFinding(as('analyst'), {
        consultationId,
        language: 'en',
        text,
        plain,
        evidence: [evidence],
      }),
    );
  const answeredOne = await find(answeredStory.found, { kind: 'statement', subject: own.id, cell: 'agree' });
  const { findingId: ofAll } = await find(
    answeredStory.owed,
    { kind: 'point', subject: pointId, cell: '' },
    inWords(answeredStory.plain),
  );
  await need(analysis.draft(as('analyst'), { consultationId }));
  for (const [at, { actor }] of children.entries())
    await need(analysis.checkFindings(actor, { answers: { [ofAll]: at < enough.agree ? 'yes' : 'no' } }));
  const approver = as('approver');
  const { releaseId } = await need(analysis.sign(approver, { consultationId }));
  await need(
    analysis.respond(as('decision-maker'), {
      releaseId,
      findingId: answeredOne.findingId,
      decision: 'partly',
      texts: Object.entries(answeredStory.answer).map(([language, body]) => ({ language, body })),
      plain: inWords(answeredStory.answer),
      dueDay: farDay,
    }),
  );
  await need(
    analysis.reportDeed(as('decision-maker'), {
      releaseId,
      findingId: answeredOne.findingId,
      state: 'done',
      texts: Object.entries(answeredStory.deed).map(([language, body]) => ({ language, body })),
    }),
  );
  await secondVersion(house, {
    consultationId,
    organiser: as('organiser'),
    approver,
    releaseId,
    ...answeredOne,
  });
  for (const [at, { actor }] of children.entries())
    await need(
      analysis.evaluate(actor, { marks: { safe: at % 2 === 0 ? 'yes' : 'no', relevant: 'partly' } }),
    );
  return [cookies.seat, `${consultationId}.${author.session}`];
}

/** The same words at both levels of each language. */
function inWords(texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).flatMap(([language, body]) =>
    (['younger', 'older'] as const).map((level) => ({ language, level, body })),
  );
}

/** Its last section says something else now, because of a finding; the others stay. */
async function secondVersion(
  { services }: House,
  of: {
    readonly consultationId: string;
    readonly organiser: Staff;
    readonly approver: Staff;
    readonly releaseId: string;
    readonly findingId: string;
  },
): Promise<void> {
  const { consultationId, organiser, approver } = of;
  const { sections } = await need(services.consultation.read(demoSystem, { consultationId }));
  const { came } = answeredStory.law;
  const text = sections.map(({ heading, original }) => `# ${heading}\n\n${original}`).join('\n\n');
  const { number } = await need(
    services.analysis.addVersion(organiser, {
      consultationId,
      language: 'en',
      title: '',
      markdown: `${text} Whoever holds data asks again ${came}.`,
    }),
  );
  const { draft } = await need(services.analysis.versions(organiser, { consultationId }));
  await need(
    services.analysis.explainChange(organiser, {
      consultationId,
      number,
      anchor: draft?.changes[0]?.anchor ?? '',
      findings: [{ releaseId: of.releaseId, findingId: of.findingId }],
      words: Object.entries(answeredStory.changed).flatMap(([language, body]) =>
        (['younger', 'older'] as const).map((level) => ({ language, level, body })),
      ),
    }),
  );
  const revision = (await need(services.analysis.versions(organiser, { consultationId }))).draft?.version
    .revision;
  await need(services.analysis.signVersion(approver, { consultationId, number, revision: revision ?? 0 }));
}

/** The own sentence of a child, when it comes late in the child's own order: what is before it is answered first. */
async function ownStatement(house: House, actor: Child, activityId: string) {
  const { room } = house.services;
  for (let round = 0; round < 10; round += 1) {
    const { next } = await need(room.readStatements(actor, { activityId }));
    const own = next.find((each) => each.mine);
    if (own) return own;
    for (const { id } of next) await need(room.vote(actor, { statementId: id, choice: 'pass' }));
  }
  throw new Error('The own sentence did not come.');
}

async function seatAll({ services, deps }: House, consultationId: string) {
  const { codes } = await need(
    services.consultation.issueCodes(demoSystem, {
      consultationId,
      label: 'Test',
      language: 'en',
      size: 24,
    }),
  );
  const visitor = { kind: 'visitor' } as const;
  const joined: { readonly actor: Child; readonly session: string }[] = [];
  for (const code of codes.slice(0, enough.agree + enough.disagree)) {
    const { session } = await need(
      services.room.join(visitor, {
        consultationId,
        code: codeFragment(code),
        nonce: newId(deps.random),
        language: 'en',
        level: 'older',
      }),
    );
    const { actor } = await need(services.room.identify(visitor, { consultationId, session }));
    joined.push({ actor, session });
  }
  return joined;
}
