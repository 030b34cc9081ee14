import { reviseContribution as revise } from '../../../db/queries/moderation/authorship.ts';
import { endClaim } from '../../../db/queries/moderation/desk.ts';
import { raiseSeq } from '../../../db/queries/moderation/settlements.ts';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { isShown, mayMove } from '../../core/moderation/decide.ts';
import { done, type Outcome, type Refused, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import { writtenLanguage } from '../../core/room/written-language.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { type ContributionRecord, forAuthor, type OwnContribution } from '../../core/wire/views.ts';
import { counters } from '../counters.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { quotesCut, toldPages, writeAsRead } from '../privacy/cut-quotes.ts';
import { liftSentToTeam, promiseHidden } from '../privacy/promised.ts';
import { afterThese } from '../told-so-far.ts';
import { type AsChild, asChild } from './as-child.ts';
import { maySpeakIn } from './in-activity.ts';
import { isResting } from './room-rest.ts';
import { screened } from './screened.ts';
import { whyClosed } from './why-closed.ts';

/**
 * What this child wrote, where new words may follow it now. Refusals: `not-allowed` (also: it stands where this child says nothing, as in a
 * post), `not-found`, `state-forbids`, `room-paused` (its room rests by itself; a pace is no reason, for the old words leave the queue).
 */
export async function mayRevise(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<(AsChild & { readonly record: ContributionRecord }) | Refused> {
  const found = await asChild(deps, actor, 'contribution:post');
  if (!found.ok) return found;
  const record = await contributionById(found.db, id);
  if (record?.participantId !== found.child.participantId) return refuse('not-found');
  if (record.state !== 'held' && !mayMove(record.state, 'held', 'author')) return refuse('state-forbids');
  const { activityId } = record;
  const { organisationId } = found.facts;
  if (!(await maySpeakIn(found.db, found.child, { organisationId, activityId })))
    return refuse('not-allowed');
  if (await isResting(deps, found.db, { consultationId: found.child.consultationId, activityId }))
    return refuse('room-paused');
  return { ...found, record };
}

type New = {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
  /** Of the page, as in a post. */
  readonly language: string;
};

/**
 * New words for an old contribution: held again as a new revision, and gone from other screens until a person read it. What texts of staff quote
 * of the old ones goes with their bytes, which nothing finds again later (R1340). The same form again answers what is there. Refusals: those of
 * `mayRevise`, `stale-revision`, `activity-closed`, `try-again` and those of the text.
 */
export async function reviseContribution(
  deps: Deps,
  actor: Actor,
  input: New,
): Promise<Outcome<OwnContribution>> {
  const revised = await reviseOnce(deps, actor, input);
  return revised.ok ? revised : ((await revisedAlready(deps, actor, input)) ?? revised);
}

/** These very words, where they became the next revision already: their answer was lost, or the button was pressed twice. */
export async function revisedAlready(
  deps: Deps,
  actor: Actor,
  { id, revision, text }: Omit<New, 'language'>,
): Promise<Outcome<OwnContribution> | undefined> {
  const found = await asChild(deps, actor, 'contribution:post');
  const clean = cleanText(text);
  if (!found.ok || !clean.ok) return undefined;
  const record = await contributionById(found.db, id);
  if (record?.participantId !== found.child.participantId) return undefined;
  return record.revision === revision + 1 && record.text === clean.text ? done(forAuthor(record)) : undefined;
}

async function reviseOnce(deps: Deps, actor: Actor, input: New): Promise<Outcome<OwnContribution>> {
  const found = await mayRevise(deps, actor, input.id);
  if (!found.ok) return found;
  const { db, facts, child, record } = found;
  const clean = cleanText(input.text);
  if (!clean.ok) return refuse(clean.code);

  const { findings, severity } = await screened(deps, {
    participantId: child.participantId,
    text: clean.text,
    language: input.language,
    sensitiveTopic: facts.sensitiveTopic,
    inPlaceOf: record.text,
  });
  const language = writtenLanguage(clean.text, { page: input.language, languages: facts.languages });
  const minute = minuteOf(deps.clock());
  const wasShown = isShown(record.state);
  if (wasShown) await promiseHidden(deps, { consultationId: child.consultationId, words: record });
  const { participantId } = child;
  const { made, result } = await writeAsRead(db, async () => {
    const goes = ({ id }: { readonly id: string }) => id === record.id;
    const cut = await quotesCut(db, { participantId, goes, instead: clean.text });
    return {
      shown: cut.shown,
      statements: [
        ...raiseSeq(record, wasShown),
        ...revise({
          id: record.id,
          participantId,
          activityId: record.activityId,
          revision: input.revision,
          change: record.change,
          from: record.state,
          language,
          body: db.text.encode(clean.text),
          findings: JSON.stringify(findings),
          severity,
          minute,
          numbered: wasShown,
        }),
        endClaim(record.id),
        ...cut.statements,
      ],
    };
  });
  if (!result.ok)
    return result.refusal === 'stale-revision'
      ? refuse(await whyClosed(deps, db, record.activityId, 'stale-revision'))
      : refusedBy(result);
  if (record.state === 'sealed')
    await liftSentToTeam(deps, { consultationId: child.consultationId, words: record });
  deps.unread.delete(record.id);
  deps.recentWords.forget(child.participantId, record.text);
  deps.recentWords.add(child.participantId, clean.text);

  const { desk, shown } = counters(result, wasShown);
  const contribution = {
    ...record,
    revision: record.revision + 1,
    change: record.change + 1,
    state: 'held' as const,
    language,
    text: clean.text,
    hidden: [],
    reason: null,
    findings,
    severity,
    seq: shown ?? record.seq,
    appeal: null,
  };
  const held: readonly DomainEvent[] = [
    {
      name: 'contribution-held',
      consultationId: child.consultationId,
      deskSeq: desk,
      contribution,
      sinceMinute: minute,
      removedSeq: shown,
    },
  ];
  const pages = toldPages(deps, db, { consultationId: child.consultationId, shown: made.shown });
  return done(forAuthor(contribution), [...held, ...(await afterThese(held, pages))]);
}
