import { contributionById } from '../../../db/queries/contributions.ts';
import { addCase, moveCase, waitForLeads } from '../../../db/queries/sealed-case-writes.ts';
import { caseById } from '../../../db/queries/sealed-cases.ts';
import { sealHeld } from '../../../db/queries/sealed-contributions.ts';
import { raiseSeq } from '../../../db/queries/settlements.ts';
import { mayMove } from '../../core/moderation/decide.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { counters } from '../counters.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { nextNumber, sealText } from './seal-text.ts';

/**
 * A child sends words that still wait for a moderator to the team instead: they leave the desk, their bytes go, and what the
 * team has of them is sealed, in the one case that a contribution has. Asked twice it is asked once. `text` is what went, for the page
 * that it came from: it stands nowhere open any more; '' the second time. `begun`: the case had nothing before.
 * Refusals: `not-allowed`, `not-found`, `state-forbids` (somebody has read them already), `team-not-ready`, `stale-revision`.
 */
export async function sealOwnWords(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<{ caseId: string; text: string; begun: boolean }>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child, day, minute } = found;
  const record = await contributionById(db, input.id);
  if (!record || record.participantId !== child.participantId) return refuse('not-found');
  if (record.state === 'sealed') return done({ caseId: record.id, text: '', begun: false });
  if (!mayMove(record.state, 'sealed', 'author')) return refuse('state-forbids');
  const own = await caseById(db, record.id);
  if (own && own.participantId !== child.participantId) return refuse('not-found');
  const sealed = await sealText(deps, {
    organisationId: row.organisationId,
    consultationId: row.id,
    caseId: record.id,
    number: await nextNumber(db, record.id),
    part: 'told',
    text: record.text,
    day,
  });
  if (!sealed) return refuse('team-not-ready');
  const result = await db.write([
    ...raiseSeq(record, false),
    ...sealHeld({ id: record.id, change: record.change, empty: db.text.encode('') }),
    ...(own
      ? [
          ...moveCase({
            id: own.id,
            from: ['sealed', 'opened', 'answered', 'closed', 'withdrawn'],
            to: own.state === 'sealed' || own.state === 'withdrawn' ? 'sealed' : 'opened',
          }),
          waitForLeads(own.id, minute),
        ]
      : addCase({
          id: record.id,
          participantId: child.participantId,
          kind: 'child',
          language: record.language,
          day,
          minute,
        })),
    ...sealed,
  ]);
  if (!result.ok) return refusedBy(result);
  deps.unread.delete(record.id);
  deps.recentWords.forget(child.participantId);
  const { desk } = counters(result, false);
  return done({ caseId: record.id, text: record.text, begun: !own || own.state === 'withdrawn' }, [
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
