import type { Database } from '../../../db/databases.ts';
import { releases } from '../../../db/queries/analysis/releases.ts';
import { assentsOf, plannedUses } from '../../../db/queries/consultation/consent.ts';
import {
  type ActivityRow,
  activities,
  type ConsultationRow,
  consultationRow,
  consultationTexts,
  type SectionRow,
  sections,
} from '../../../db/queries/consultation/consultations.ts';
import { signedCorrections, type Untold, untoldTo } from '../../../db/queries/consultation/corrections.ts';
import { recentWaits } from '../../../db/queries/moderation/waits.ts';
import { objectionsOf } from '../../../db/queries/privacy/objections.ts';
import { ofParticipant } from '../../../db/queries/room/contributions.ts';
import { type Progress, pollProgressOf, votesOf } from '../../../db/queries/room/votes.ts';
import { type PlannedSession, plannedSessions } from '../../../db/queries/session/session-plans.ts';
import { groupsOfChild } from '../../../db/queries/session/small-groups.ts';
import type { Correction } from '../../core/consultation/corrections.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { hasReleases, isOver, isRunning } from '../../core/consultation/lifecycle.ts';
import type { ProposedByChildren } from '../../core/consultation/proposals.ts';
import { isShown } from '../../core/moderation/decide.ts';
import { type UsualWait, usualWait } from '../../core/moderation/usual-wait.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type FurtherUse, stillToAsk } from '../../core/privacy/uses.ts';
import { groupNumber } from '../../core/room/small-groups.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import type { Translator } from '../../core/translation/translator.ts';
import type { ActivityState } from '../../core/wire/events.ts';
import { forAuthor, type OwnContribution } from '../../core/wire/views.ts';
import { owedDay } from '../analysis/owed-day.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { type ListeningAhead, listeningAhead } from '../listening/read-listening.ts';
import { type OwnProposal, ownProposals } from '../proposals/own-proposals.ts';
import { proposedBy } from '../proposals/proposed-by.ts';
import { openStatements } from './open-statements.ts';
import { restingState } from './room-rest.ts';
import { stateForChild } from './why-closed.ts';

export type Place = {
  readonly row: ConsultationRow;
  /** Whether anything at all is taken here, as this child finds it: one that rests after its last day to take part is closed. */
  readonly state: ActivityState;
  readonly texts: readonly { field: string; language: string; level: string; body: string }[];
  readonly documentTitle: string;
  readonly documentLanguage: string;
  readonly sections: readonly SectionRow[];
  /** Without rooms for who came without a code, and without small groups that this child is not in. */
  readonly activities: readonly (ActivityRow & {
    /** Which small group of its room it is, from 1; 0 for what is none. */
    readonly groupNumber: number;
  })[];
  readonly own: readonly OwnContribution[];
  /** How far this child is in each statement activity and poll, by activity: of how many it has answered how many. */
  readonly progress: Readonly<Record<string, Progress>>;
  /** When its rooms are to meet, the next first. */
  readonly planned: readonly PlannedSession[];
  /** Uses of its words that it has said nothing to yet. */
  readonly toAsk: readonly FurtherUse[];
  /** Who translates what children are shown here; nobody where the consultation does not want it. */
  readonly translator: Translator['where'];
  /** How long it usually takes until a person has read what is written. */
  readonly wait: UsualWait;
  /** What became of questions that this child proposed, by contribution; of those that a moderator let pass. */
  readonly proposals: Readonly<Record<string, OwnProposal>>;
  /** When those who decide are to listen to words of its rooms, or do now; null where no hour is ahead. */
  readonly listening: ListeningAhead | null;
  /** By which day an answer is owed to what children said here; null where none is, or no day was named. */
  readonly owed: string | null;
  /** What everybody can read of it; null before a release. */
  readonly release: string | null;
  /** Children thought of what is asked here. */
  readonly proposed: ProposedByChildren | null;
  /** New words of what is asked, in the order of their signatures. Of a small group those of its room. */
  readonly corrections: readonly Correction[];
  /** The questions that this child answered before their words changed, while it has not said that it read so. */
  readonly untold: readonly Untold[];
};

/** Where a child is: what it may read and do, and its own words. Nothing of any other child. Refusals: `not-allowed`, `not-found`. */
export async function readPlace(deps: Deps, actor: Actor, _input: object): Promise<Outcome<Place>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const db = await openConsultation(deps, actor.consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row) return refuse('not-found');
  const [texts, document, all, own, uses, assents, objected, waits, planned, corrected] = await Promise.all([
    consultationTexts(db),
    sections(db),
    activities(db),
    ofParticipant(db, actor.participantId),
    plannedUses(db),
    assentsOf(db, actor.participantId),
    objectionsOf(db, actor.participantId),
    recentWaits(db),
    plannedSessions(db, minuteOf(deps.clock())),
    signedCorrections(db),
  ]);
  const meets = can(actor, 'room:enter', { organisationId: row.organisationId, consultationId: row.id });
  const isUsed = (which: FurtherUse) => uses.some(({ use, state }) => use === which && state === 'made');
  // Words that nobody may quote are heard by nobody (R531).
  const listening = meets && isUsed('quotes') ? await listeningAhead(deps, db) : null;
  const mine = all.some(({ groupOf }) => groupOf !== '')
    ? await groupsOfChild(db, actor.participantId)
    : new Set<string>();
  const found = all.filter(({ id, groupOf }) => groupOf === '' || mine.has(id));
  const proposing = new Set(found.filter(({ proposes }) => proposes).map(({ id }) => id));
  const asking = own.filter(({ activityId, state }) => proposing.has(activityId) && isShown(state));
  return done({
    row,
    state: stateForChild(row, 'open', deps.clock()),
    texts,
    documentTitle: document.version?.title ?? '',
    documentLanguage: document.version?.language ?? 'en',
    sections: document.sections,
    activities: found
      .filter((each) => each.kind !== 'room' || meets)
      .map((each) => {
        const { kind, state } = each;
        return {
          ...each,
          groupNumber: groupNumber(all, each),
          state: restingState(deps, { consultationId: row.id, kind, state }).state,
        };
      }),
    own: own.map(forAuthor),
    progress: await progressIn(deps, db, { found, participantId: actor.participantId }),
    planned: meets && isRunning(row.state) ? planned : [],
    toAsk: stillToAsk(
      uses,
      { assents, objections: [...objected.keys()] },
      {
        elsewhere: deps.translator.where === 'elsewhere',
        over: isOver(row.state),
        signed: row.state === 'signed' || hasReleases(row.state),
        listens: listening !== null,
      },
    ),
    translator: isUsed('translation') ? deps.translator.where : 'none',
    wait: usualWait(waits),
    proposals: await ownProposals(deps, db, { participantId: actor.participantId, own: asking }),
    listening,
    owed: await owedDay(deps, row),
    release: hasReleases(row.state)
      ? ((await releases(deps.databases.control, row.id))[0]?.id ?? null)
      : null,
    proposed: await proposedBy(deps, db, row.id),
    corrections: corrected,
    untold: corrected.length > 0 ? await untoldTo(db, actor.participantId) : [],
  });
}

async function progressIn(
  deps: Deps,
  db: Database,
  of: { readonly found: readonly ActivityRow[]; readonly participantId: string },
): Promise<Record<string, Progress>> {
  const { found, participantId } = of;
  const progress = found.some(({ kind }) => kind === 'poll' || kind === 'design')
    ? await pollProgressOf(db, participantId)
    : {};
  for (const { id: activityId, kind } of found) {
    if (kind !== 'statements') continue;
    const { length: all } = await openStatements(deps, db, activityId);
    const { size: answered } = await votesOf(db, { participantId, activityId, open: true });
    // Nothing is said where nothing may be voted on.
    if (all > 0) progress[activityId] = { answered, all: Math.max(all, answered) };
  }
  return progress;
}
