import { raiseSeq } from '../../../db/queries/moderation/settlements.ts';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { addCase, moveWithMore, waitForLeads } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { caseById } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { sealHeld } from '../../../db/queries/safeguarding/sealed-contributions.ts';
import { mayMove } from '../../core/moderation/decide.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { counters } from '../counters.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { promiseSentToTeam } from '../privacy/promised.ts';
import { sealMore } from './seal-more.ts';
import { nextNumber, nonceOfForm, sealText } from './seal-text.ts';

/**
 * A child sends words that still wait for a moderator to the team instead: they leave the desk, their bytes go, and what the
 * team has of them is sealed, in the one case that a contribution has. No backup brings them back to a desk. Where it typed others over them (`typed`), those are what it tells;
 * an empty box sends the words as they stand. Asked twice it is asked once: `form` are random bits of the page, by which the same words of
 * the same form are known, and others in it are one more text. `text` is what went, for the page that it came from: it stands nowhere open
 * any more; '' where nothing did. `begun`: the case had nothing before.
 * Refusals: `not-allowed`, `not-found`, `text-too-long`, `text-unreadable`, `state-forbids` (somebody has read them already, or the case was
 * taken back), `team-not-ready`, `stale-revision`, `try-again`.
 */
export async function sealOwnWords(
  deps: Deps,
  actor: Actor,
  input: { readonly id: string; readonly typed?: string | undefined; readonly form?: string | undefined },
): Promise<Outcome<{ caseId: string; text: string; begun: boolean }>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child, day, minute } = found;
  const record = await contributionById(db, input.id);
  if (!record || record.participantId !== child.participantId) return refuse('not-found');
  const clean = cleanText(input.typed ?? '');
  if (!clean.ok && clean.code !== 'text-empty') return refuse(clean.code);
  const own = await caseById(db, record.id);
  if (own && own.participantId !== child.participantId) return refuse('not-found');
  const typed = clean.ok ? clean.text : record.text;
  const nonce = input.form ? nonceOfForm(deps, input.form, record.id, typed) : undefined;
  if (record.state === 'sealed') {
    const nothing = { caseId: record.id, text: '', begun: false };
    if (!own || !nonce || typed === '') return done(nothing);
    if (own.state === 'withdrawn') return refuse('state-forbids');
    const more = await sealMore(deps, {
      db,
      row,
      case: own,
      texts: [{ part: 'told', text: typed, nonce }],
      day,
      minute,
    });
    return more.ok ? done({ ...nothing, text: more.value.added ? typed : '' }) : more;
  }
  if (!mayMove(record.state, 'sealed', 'author')) return refuse('state-forbids');
  const sealed = await sealText(deps, {
    organisationId: row.organisationId,
    consultationId: row.id,
    caseId: record.id,
    number: await nextNumber(db, record.id),
    part: 'told',
    text: typed,
    day,
    nonce,
  });
  if (!sealed) return refuse('team-not-ready');
  await promiseSentToTeam(deps, { consultationId: row.id, words: record });
  const result = await db.write([
    ...raiseSeq(record, false),
    ...sealHeld({
      id: record.id,
      participantId: child.participantId,
      change: record.change,
      empty: db.text.encode(''),
    }),
    ...(own
      ? [...moveWithMore(own.id), waitForLeads(own.id, minute)]
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
  if (!result.ok) {
    // Pressed twice at once: the other one stands, and these words go beside it where they are others.
    const sealedNow = (await contributionById(db, record.id))?.state === 'sealed';
    return sealedNow ? sealOwnWords(deps, actor, input) : refusedBy(result);
  }
  deps.unread.delete(record.id);
  deps.recentWords.forget(child.participantId);
  const { desk } = counters(result, false);
  return done({ caseId: record.id, text: typed, begun: !own || own.state === 'withdrawn' }, [
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
