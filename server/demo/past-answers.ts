import { dayMs } from '../core/consultation/days.ts';
import type { Role, Staff } from '../core/staff/roles.ts';
import { atBoth, inEach, told } from './in-each.ts';
import { pastFindings, pastVersion } from './past-answered.ts';
import { pastAsked } from './past-asked.ts';
import { daysAgo, type Past } from './past-days.ts';
import { type Doing, done } from './prepare.ts';

/** From the draft to the text that changed; also where an earlier start was stopped on the way. */
export async function finishPast(
  past: Past,
  { consultationId, as }: { readonly consultationId: string; readonly as: (role: Role) => Staff },
): Promise<void> {
  const { analysis } = past.services;
  past.goTo('signed');
  const published = async () =>
    (await done(analysis.releases({ kind: 'visitor' }, {}))).find(
      ({ release }) => release.consultationId === consultationId,
    );
  if (!(await published())) await done(analysis.sign(as('approver'), { consultationId }));
  const found = await published();
  if (!found) throw new Error('The demo signed a release that is not there.');
  const { id: releaseId, release } = found;
  const findings = pastFindings.map(
    ({ text }) => release.findings.find((finding) => finding.text === text)?.id ?? '',
  );
  const answering = { releaseId, findings, decisionMaker: as('decision-maker') };
  past.goTo('answered');
  await answer(past, answering);
  past.goTo('carriedOut');
  await carryOut(past, answering);
  const [organiser, approver] = [as('organiser'), as('approver')];
  await changeOrder(past, { consultationId, releaseId, findingId: findings[0] ?? '', organiser, approver });
}

type Answering = {
  readonly releaseId: string;
  readonly findings: readonly string[];
  readonly decisionMaker: Staff;
};

/** Every kind of answer there is: yes, in part, no, and that more time is needed. */
async function answer({ services, deps }: Doing, of: Answering): Promise<void> {
  for (const [at, { decision, reason, answer, dueInDays }] of pastFindings.entries())
    await done(
      services.analysis.respond(of.decisionMaker, {
        releaseId: of.releaseId,
        findingId: of.findings[at] ?? '',
        decision,
        texts: inEach(reason),
        plain: atBoth(answer, told),
        dueDay: new Date(deps.clock() + (daysAgo.answered + dueInDays) * dayMs).toISOString().slice(0, 10),
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

/** Is the text that changed published? */
export async function hasChanged(
  { services }: Doing,
  { consultationId, reader }: { readonly consultationId: string; readonly reader: Staff },
): Promise<boolean> {
  const read = await services.analysis.versions(reader, { consultationId });
  return read.ok && read.value.versions.some(({ number, signedDay }) => number > 1 && signedDay !== '');
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
        words: atBoth(pastVersion.changed, told),
      }),
    );
  const named = (await done(analysis.versions(organiser, { consultationId }))).draft;
  const revision = named?.version.revision ?? 0;
  await done(analysis.signVersion(of.approver, { consultationId, number, revision }));
}
