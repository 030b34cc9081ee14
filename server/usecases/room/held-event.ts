import type { SqlValue } from '../../../db/engine.ts';
import type { ActivityKind } from '../../core/consultation/activities.ts';
import type { Palette } from '../../core/room/pseudonyms.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';

type Held = Pick<
  ContributionRecord,
  'id' | 'participantId' | 'activityId' | 'language' | 'text' | 'findings' | 'severity' | 'day'
>;

/**
 * What a contribution is once it was committed as held: kept in memory for the desk, and told to it. `row` is what
 * `holdContribution` ends with.
 */
export function heldEvent(
  deps: Deps,
  held: Held,
  at: { readonly consultationId: string; readonly minute: number; readonly row: readonly SqlValue[] },
): { readonly contribution: ContributionRecord; readonly event: DomainEvent } {
  const [deskSeq, anchor, adjective, motif, palette, kind, batchId] = at.row;
  // Field by field: an object that grows after a spread costs five times as much.
  const contribution: ContributionRecord = {
    id: held.id,
    participantId: held.participantId,
    activityId: held.activityId,
    anchor: String(anchor),
    revision: 1,
    change: 1,
    state: 'held',
    language: held.language,
    text: held.text,
    hidden: [],
    reason: null,
    findings: held.findings,
    severity: held.severity,
    seq: null,
    day: held.day,
    pseudonym: { adjective: Number(adjective), motif: Number(motif), palette: Number(palette) as Palette },
    appeal: null,
    batchId: String(batchId),
  };
  deps.unread.put(held.id, {
    record: contribution,
    kind: kind as ActivityKind,
    wait: { sinceMinute: at.minute, claim: null },
  });
  return {
    contribution,
    event: {
      name: 'contribution-held',
      consultationId: at.consultationId,
      deskSeq: Number(deskSeq),
      contribution,
      sinceMinute: at.minute,
      removedSeq: null,
    },
  };
}
