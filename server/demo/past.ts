import { directoryEntries } from '../../db/queries/staff/staff.ts';
import type { Role, Staff } from '../core/staff/roles.ts';
import { createGuards } from '../house/guards.ts';
import type { House } from '../house.ts';
import { createServices } from '../services.ts';
import { atBoth, told } from './in-each.ts';
import { pastFindings, pastTelling } from './past-answered.ts';
import { finishPast, hasChanged } from './past-answers.ts';
import { pastAsked } from './past-asked.ts';
import { type Left, letPastChildrenSpeak } from './past-children.ts';
import { daysAgo, pastOf } from './past-days.ts';
import { pastPoints } from './past-said.ts';
import { noChance } from './phrase.ts';
import { type Doing, done, draftConsultation, openDrafted } from './prepare.ts';
import { demoSystem } from './seed.ts';
import { pastSource } from './source-words.ts';

/**
 * A second consultation of a demo, which is over: asked, spoken to by made-up children, closed, sorted and drafted, by the same use
 * cases as anything else, in the order and on the days on which it would have happened. Finds what an earlier start made of it.
 * Drawing what is signed takes some seconds in a thread of its own, so the rest is answered as a step that a demo need not wait for.
 */
export async function seedPast(house: House, as: (role: Role) => Staff): Promise<() => Promise<void>> {
  const past = pastOf(house);
  const known = await seededBefore(house);
  // Its last step is the text that changed; more time is asked for in it, so that it is never answered.
  if (known !== undefined && (await hasChanged(past, { consultationId: known, reader: as('organiser') })))
    return async () => undefined;
  if (known !== undefined) return () => finishPast(past, { consultationId: known, as });
  // Its days are over, too: an earlier start made it, and its title went with it.
  const entries = await directoryEntries(house.databases.control);
  if (entries.some(({ state }) => state === 'destroyed')) return async () => undefined;
  past.goTo('opened');
  const [organiser, approver, moderator] = [as('organiser'), as('approver'), as('moderator')];
  const draft = await draftConsultation(past, {
    organiser,
    asked: pastAsked,
    answerInDays: daysAgo.opened - daysAgo.answered + 5,
    keepDays: 365,
  });
  const { consultationId } = draft;
  await openDrafted(past, { ...draft, organiser, approver, source: pastSource });

  past.goTo('spoke');
  const left = await letPastChildrenSpeak(past, {
    consultationId,
    moderator,
    async givePhrase(child, language) {
      const services = createServices({ ...past.deps, random: noChance() }, createGuards(past.deps.clock));
      await done(services.privacy.makePhrase(child, { instead: '', language }));
    },
  });
  past.goTo('closed');
  await done(past.services.consultation.move(organiser, { consultationId, to: 'closed' }));
  for (const [at, child] of left.children.entries())
    await done(past.services.analysis.evaluate(child, { marks: marksOf(at) }));
  past.goTo('drafted');
  const findings = await analyse(past, { consultationId, left, analyst: as('analyst') });
  for (const [at, child] of left.children.entries()) {
    const given = findings.map((id, which) => [id, (at + which) % 5 === 4 ? 'no' : 'yes'] as const);
    await done(past.services.analysis.checkFindings(child, { answers: Object.fromEntries(given) }));
  }
  return () => finishPast(past, { consultationId, as });
}

/** What an earlier start made, known by its title: a newcomer may have begun others. One that got no draft is begun anew. */
async function seededBefore({ services, databases }: House): Promise<string | undefined> {
  const title = pastAsked.texts.find(({ field }) => field === 'title')?.body;
  for (const { id, state } of await directoryEntries(databases.control)) {
    if (!['analysed', 'signed', 'published', 'answered'].includes(state)) continue;
    const { texts } = await done(services.consultation.read(demoSystem, { consultationId: id }));
    if (texts.some(({ body }) => body === title)) return id;
  }
  return undefined;
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
        plain: atBoth(plain, told),
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
