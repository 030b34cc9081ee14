import { contributionById, raiseSeq } from '../../../db/queries/contributions.ts';
import { addCase } from '../../../db/queries/sealed-case-writes.ts';
import { sealHeld } from '../../../db/queries/sealed-contributions.ts';
import { mayMove } from '../../core/moderation/decide.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { counters } from '../counters.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { sealText } from './seal-text.ts';

/**
 * A child sends words that still wait for a moderator to the team instead: they leave the desk, their bytes go, and what the
 * team has of them is sealed. Asked twice it is asked once.
 * Refusals: `not-allowed`, `not-found`, `state-forbids` (somebody has read them already), `team-not-ready`, `stale-revision`.
 */
export async function sealOwnWords(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<{ caseId: string }>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child, day, minute } = found;
  const record = await contributionById(db, input.id);
  if (!record || record.participantId !== child.participantId) return refuse('not-found');
  if (record.state === 'sealed') return done({ caseId: record.id });
  if (!mayMove(record.state, 'sealed', 'author')) return refuse('state-forbids');
  const sealed = await sealText(deps, {
    organisationId: row.organisationId,
    consultationId: row.id,
    caseId: record.id,
    number: 1,
    part: 'told',
    text: record.text,
    day,
  });
  if (!sealed) return refuse('team-not-ready');
  const result = await db.write([
    raiseSeq(record.activityId, false),
    ...sealHeld({ id: record.id, change: record.change, empty: db.text.encode('') }),
    ...addCase({
      id: record.id,
      participantId: child.participantId,
      kind: 'child',
      language: record.language,
      day,
      minute,
    }),
    ...sealed,
  ]);
  if (!result.ok) return refusedBy(result);
  deps.unread.delete(record.id);
  deps.recentWords.forget(child.participantId);
  const { desk } = counters(result, record.activityId);
  return done({ caseId: record.id }, [
    {
      name: 'contribution-withdrawn',
      consultationId: row.id,
      deskSeq: desk,
      removedSeq: null,
      contribution: {
        ...record,
        change: record.change + 1,
        state: 'sealed',
        text: '',
        hidden: [],
        reason: null,
        findings: [],
        severity: 0,
        appeal: null,
      },
    },
  ]);
}
