import { contributionAtDesk } from '../../../db/queries/moderation/desk.ts';
import { isAskedAbout } from '../../../db/queries/moderation/reports.ts';
import { lastShown } from '../../../db/queries/moderation/shown.ts';
import { isHard } from '../../core/moderation/alike.ts';
import { isShown } from '../../core/moderation/decide.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { forShown, forShownRow, type ShownRow, type ShownWords } from '../../core/wire/shown.ts';
import type { Deps } from '../deps.ts';
import { logReads } from '../privacy/log-reads.ts';
import { atDesk } from './at-desk.ts';
import { whyRest } from './exposure.ts';
import { mayAnew } from './may-anew.ts';

/** How many one page has. */
const pageOfShown = 30;

/**
 * What is shown: what a child says something is wrong with, then the last decided first; nothing of children this person knows, and of hard texts only that they are there. That it was
 * handed the words stands in the audit log before. Refusals: `not-allowed`, `not-found`, `training-needed`, `break-needed`.
 */
export async function readShown(
  deps: Deps,
  actor: Actor,
  { consultationId, page }: { consultationId: string; page: number },
): Promise<Outcome<{ rows: readonly ShownRow[]; more: boolean }>> {
  const found = await atDesk(deps, actor, { deed: 'desk:read', consultationId, awake: true });
  if (!found.ok) return found;
  const all = await lastShown(found.db, {
    staffId: found.staff.staffId,
    skip: page * pageOfShown,
    limit: pageOfShown + 1,
  });
  const here = all.slice(0, pageOfShown);
  await logReads(deps, found.db, {
    consultationId,
    actor,
    deed: 'desk:read',
    day: found.facts.day(deps.clock()),
    ids: here.filter(({ record }) => !isHard(record)).map(({ record }) => record.id),
  });
  return done({
    rows: here.map(({ record, reported }) => forShownRow(record, reported)),
    more: all.length > pageOfShown,
  });
}

/**
 * One of them, with what a decision anew needs. Hard words count as they do at the desk. Refusals: as above, `not-found` also of
 * what is shown no more.
 */
export async function readShownWords(
  deps: Deps,
  actor: Actor,
  { consultationId, id }: { consultationId: string; id: string },
): Promise<Outcome<ShownWords>> {
  const found = await atDesk(deps, actor, { deed: 'desk:read', consultationId, awake: true });
  if (!found.ok) return found;
  const { staffId } = found.staff;
  const record = (await contributionAtDesk(found.db, { id, staffId }))?.record;
  if (!record || !isShown(record.state)) return refuse('not-found');
  const rest = await whyRest(deps, { staffId, organisationId: found.facts.organisationId, record });
  if (rest) return rest;
  await logReads(deps, found.db, {
    consultationId,
    actor,
    deed: 'desk:read',
    day: found.facts.day(deps.clock()),
    ids: [id],
  });
  const anew = await mayAnew(found.db, record, staffId);
  return done(forShown(record, { reported: await isAskedAbout(found.db, id), anew }));
}
