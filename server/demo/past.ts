import { directoryEntries } from '../../db/queries/staff.ts';
import type { Role, Staff } from '../core/staff/roles.ts';
import { createGuards } from '../guards.ts';
import type { House } from '../house.ts';
import { createServices } from '../services.ts';
import { pastFindings, pastTelling, pastVersion } from './past-answered.ts';
import { pastAsked } from './past-asked.ts';
import { type Left, letPastChildrenSpeak } from './past-children.ts';
import { pastPoints } from './past-said.ts';
import { noChance } from './phrase.ts';
import { type Doing, done, draftConsultation, openDrafted } from './prepare.ts';

const dayMs = 86_400_000;

/** Days before the first start of the demo on which it happened. */
const opened = 75;
const spoke = 70;
const closed = 60;
const drafted = 56;
const signed = 52;
const answered = 45;
const carriedOut = 25;

/** The house as it was some days ago: the same databases and use cases, by a clock that went slower. */
function houseOf(house: House): Doing & { goTo: (daysAgo: number) => void } {
  let daysAgo = 0;
  const deps = { ...house.deps, clock: () => house.deps.clock() - daysAgo * dayMs };
  return {
    deps,
    services: createServices(deps, createGuards(deps.clock)),
    goTo(days) {
      daysAgo = days;
    },
  };
}

/**
 * A second consultation of a demo, which is over: asked, spoken to by made-up children, closed, sorted, signed, answered, partly
 * carried out. Made by the same use cases as anything else, in the order and on the days on which it would have happened. Finds
 * what an earlier start made of it.
 */
export async function seedPast(house: House, as: (role: Role) => Staff): Promise<void> {
  const known = await directoryEntries(house.databases.control);
  if (known.length > 1) return;
  const past = houseOf(house);
  past.goTo(opened);
  const [organiser, approver, moderator] = [as('organiser'), as('approver'), as('moderator')];
  const draft = await draftConsultation(past, {
    organiser,
    asked: pastAsked,
    answerInDays: opened - answered + 5,
    keepDays: 365,
  });
  const { consultationId } = draft;
  await openDrafted(past, { ...draft, organiser, approver });

  past.goTo(spoke);
  const left = await letPastChildrenSpeak(past, {
    consultationId,
    moderator,
    async givePhrase(child, language) {
      const services = createServices({ ...past.deps, random: noChance() }, createGuards(past.deps.clock));
      await done(services.privacy.makePhrase(child, { instead: '', language }));
    },
  });
  past.goTo(closed);
  await done(past.services.consultation.move(organiser, { consultationId, to: 'closed' }));
  past.goTo(drafted);
  const findings = await analyse(past, { consultationId, left, analyst: as('analyst') });
  for (const [at, child] of left.children.entries()) {
    const given = findings.map((id, which) => [id, (at + which) % 5 === 4 ? 'no' : 'yes'] as const);
    await done(past.services.analysis.checkFindings(child, { answers: Object.fromEntries(given) }));
  }
  past.goTo(signed);
  const { releaseId } = await done(past.services.analysis.sign(approver, { consultationId }));
  for (const [at, child] of left.children.entries())
    await done(past.services.analysis.evaluate(child, { marks: marksOf(at) }));
  past.goTo(answered);
  await answer(past, { releaseId, findings, decisionMaker: as('decision-maker') });
  past.goTo(carriedOut);
  await carryOut(past, { releaseId, findings, decisionMaker: as('decision-maker') });
  await changeOrder(past, { consultationId, releaseId, findingId: findings[0] ?? '', organiser, approver });
}

/** How the child with this number, from 0, says it was asked. */
function marksOf(child: number) {
  const mark = child % 6 === 0 ? 'no' : child % 3 === 0 ? 'partly' : 'yes';
  return {
    voluntary: 'yes',
    respectful: mark,
    relevant: child % 2 === 0 ? 'yes' : 'partly',
    safe: mark,
  } as const;
}

/** Points are named, what was said is sorted, findings are written and drafted; answers their ids in the order of `pastFindings`. */
async function analyse(
  { services: { analysis } }: Doing,
  of: { readonly consultationId: string; readonly left: Left; readonly analyst: Staff },
): Promise<readonly string[]> {
  const { consultationId, left, analyst } = of;
  const points = new Map<string, string>();
  for (const [name, { title }] of Object.entries(pastPoints)) {
    const { pointId } = await done(
      analysis.namePoint(analyst, { consultationId, activityId: left.question, title, language: 'en' }),
    );
    points.set(name, pointId);
    const sorting = left.said[name as keyof typeof left.said].map((contributionId) => ({
      contributionId,
      pointId,
    }));
    await done(analysis.sort(analyst, { consultationId, sorting }));
  }
  const findings: string[] = [];
  for (const { on, text, plain } of pastFindings) {
    const evidence =
      'point' in on
        ? [{ kind: 'point' as const, subject: points.get(on.point) ?? '', cell: '' }]
        : on.cells.map((cell) => ({
            kind: 'statement' as const,
            subject: left.statements[on.sentence],
            cell,
          }));
    const { findingId } = await done(
      analysis.writeFinding(analyst, {
        consultationId,
        language: 'en',
        text,
        plain: atBoth(plain),
        evidence,
      }),
    );
    findings.push(findingId);
  }
  await done(
    analysis.tellPoint(analyst, {
      consultationId,
      pointId: points.get('charging') ?? '',
      route: 'our-words',
      language: 'en',
      text: pastTelling,
    }),
  );
  await done(analysis.draft(analyst, { consultationId }));
  return findings;
}

type Answering = {
  readonly releaseId: string;
  readonly findings: readonly string[];
  readonly decisionMaker: Staff;
};

/** Every kind of answer there is: yes, in part, no, and that more time is needed. */
async function answer({ services, deps }: Doing, of: Answering): Promise<void> {
  for (const [at, { decision, answer, dueInDays }] of pastFindings.entries())
    await done(
      services.analysis.respond(of.decisionMaker, {
        releaseId: of.releaseId,
        findingId: of.findings[at] ?? '',
        decision,
        texts: inEach(answer),
        plain: atBoth(answer),
        dueDay: new Date(deps.clock() + (answered + dueInDays) * dayMs).toISOString().slice(0, 10),
      }),
    );
}

/** Of what was promised one thing is said to be done; of another its day went by in silence. */
async function carryOut({ services }: Doing, of: Answering): Promise<void> {
  for (const [at, { deed }] of pastFindings.entries()) {
    if (deed === undefined) continue;
    const findingId = of.findings[at] ?? '';
    await done(
      services.analysis.reportDeed(of.decisionMaker, {
        releaseId: of.releaseId,
        findingId,
        state: 'done',
        texts: inEach(deed),
      }),
    );
  }
}

/** The order says something else now, and names the finding because of which it does. */
async function changeOrder(
  { services: { analysis } }: Doing,
  of: {
    readonly consultationId: string;
    readonly releaseId: string;
    readonly findingId: string;
    readonly organiser: Staff;
    readonly approver: Staff;
  },
): Promise<void> {
  const { consultationId, organiser, releaseId, findingId } = of;
  const { number } = await done(
    analysis.addVersion(organiser, {
      consultationId,
      language: 'en',
      title: pastAsked.document.title,
      markdown: pastVersion.markdown,
    }),
  );
  const { draft } = await done(analysis.versions(organiser, { consultationId }));
  for (const { anchor } of draft?.changes ?? [])
    await done(
      analysis.explainChange(organiser, {
        consultationId,
        number,
        anchor,
        findings: [{ releaseId, findingId }],
        words: atBoth(pastVersion.changed),
      }),
    );
  const named = (await done(analysis.versions(organiser, { consultationId }))).draft;
  const revision = named?.version.revision ?? 0;
  await done(analysis.signVersion(of.approver, { consultationId, number, revision }));
}

function inEach(texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).map(([language, body]) => ({ language, body }));
}

/** Short enough for both levels. */
function atBoth(texts: Readonly<Record<string, string>>) {
  return inEach(texts).flatMap((text) =>
    (['younger', 'older'] as const).map((level) => ({ ...text, level })),
  );
}
