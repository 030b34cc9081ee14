import { auditStatement } from '../../../db/audit.ts';
import type { Statement } from '../../../db/engine.ts';
import { consentOf } from '../../../db/queries/consultation/consent.ts';
import { refusePaper, seatPaper } from '../../../db/queries/paper/paper-acts.ts';
import { holdContribution } from '../../../db/queries/room/contributions.ts';
import { answerPoll, castVote } from '../../../db/queries/room/votes.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { SheetEntry } from '../../core/paper/entry.ts';
import type { SheetRead } from '../../core/paper/told.ts';
import type { AuditDeed } from '../../core/privacy/audit-deeds.ts';
import { bandHeard, consentFor, rulesOf } from '../../core/privacy/consent.ts';
import { choiceNumber } from '../../core/room/voting.ts';
import { writtenLanguage } from '../../core/room/written-language.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { drawFreeNames } from '../room/draw-free-names.ts';
import { heldEvent } from '../room/held-event.ts';
import { screened } from '../room/screened.ts';
import { whyClosed } from '../room/why-closed.ts';
import type { AtSheet } from './at-sheet.ts';
import { answeredIn, askedOnPaper, onSheet } from './on-sheets.ts';

/** `unfit`: it has the child's yes, and cannot count. */
export type SheetBecame = 'once' | 'differs' | 'settled' | 'refused' | 'unfit';

/**
 * What two people agree on becomes a seat like any other, in one commit with all its answers; its words are held for a person to
 * read, as every child's are. A sentence that is not voted on any more takes no vote, as on a screen. Without the child's yes nothing
 * is kept, and neither where its age is needed and missing or needs another consent than its pile has: no second sheet comes from this
 * child, so it would wait for ever. Refusals: `sheet-taken`, `activity-closed`, `room-paused`, `consultation-not-open`, `reader-needed`.
 */
export async function seatSheet(
  deps: Deps,
  actor: Actor,
  at: AtSheet & {
    readonly entry: SheetEntry;
    readonly from: 'once' | 'differs';
    readonly differed: number;
    /** That a reader is left for this pile (`readerStays`). */
    readonly stays: readonly Statement[];
  },
): Promise<Outcome<{ became: SheetBecame }>> {
  const { db, row, sheet, batch, entry, from, stays } = at;
  const now = deps.clock();
  const day = dayIn(row.timeZone, now);
  const staffId = actorName(actor);
  const audit = (deed: AuditDeed, detail: string) =>
    auditStatement({ day, actor: staffId, deed, subject: sheet.number, detail });
  const refused = async (became: 'refused' | 'unfit', why: string) => {
    const result = await db.write([
      ...stays,
      ...refusePaper(sheet.number, staffId, from),
      audit('paper:refuse', why),
    ]);
    return result.ok ? done({ became }) : refusedBy(result);
  };
  if (!entry.consent) return refused('refused', '');
  const consent = await consentOf(db);
  const ageBand = bandHeard(rulesOf(consent.rules), entry.ageBand);
  const verdict = consentFor(consent, { ageBand, by: { way: 'code', consent: batch.consent } });
  if (verdict !== 'given') return refused('unfit', verdict);

  const [pseudonym, ...spareNames] = await drawFreeNames(deps, { db, count: 4 });
  if (!pseudonym) throw new Error('No name was drawn.');
  const participantId = newId(deps.random);
  const { language, level } = batch;
  const minute = minuteOf(now);
  const asked = onSheet(await askedOnPaper(db));
  const said = await Promise.all(
    Object.entries(entry.texts).map(async ([activityId, text]) => ({
      id: newId(deps.random),
      activityId,
      text,
      language: writtenLanguage(text, { page: language, languages: row.languages }),
      ...(await screened(deps, {
        participantId,
        text,
        language,
        sensitiveTopic: row.sensitiveTopic === 1,
      })),
    })),
  );
  const held = said.map((each) =>
    holdContribution({
      id: each.id,
      participantId,
      activityId: each.activityId,
      language: each.language,
      body: db.text.encode(each.text),
      findings: JSON.stringify(each.findings),
      severity: each.severity,
      place: 0,
      day,
      minute,
    }),
  );
  const read: SheetRead = { polls: entry.polls, votes: entry.votes, words: said.map(({ id }) => id) };
  const before = [
    ...stays,
    ...seatPaper({
      number: sheet.number,
      staffId,
      from,
      participantId,
      language,
      level,
      pseudonym,
      spareNames,
      day,
      ageBand,
      read: JSON.stringify(read),
    }),
    ...Object.entries(entry.votes)
      .filter(([statementId]) => asked.statements.includes(statementId))
      .flatMap(([statementId, choice]) =>
        castVote({ participantId, statementId, choice: choiceNumber(choice) }),
      ),
    ...asked.polls.flatMap(({ id, form, options }) => {
      const choice = entry.polls[id];
      return choice ? answerPoll({ participantId, activityId: id, form, options, choice }) : [];
    }),
  ];
  // The hand of these children is before it from now on, whatever backup is put back.
  await promiseDecided(deps, {
    consultationId: row.id,
    decisions: [['typed', staffId, batch.id]],
  });
  const result = await db.write([...before, ...held.flat(), audit('paper:settle', String(at.differed))]);
  if (!result.ok) {
    if (result.refusal !== 'activity-closed' && result.refusal !== 'statement-gone') return refusedBy(result);
    // All of it goes or none does: what rests or is over says why, whatever else on the sheet is open.
    const answered = answeredIn(await askedOnPaper(db), entry);
    const refusing = answered.find(({ state }) => state !== 'open') ?? answered[0];
    return refuse(refusing ? await whyClosed(deps, db, refusing.id) : 'activity-closed');
  }
  let last = before.length - 1;
  const events = said.map((each, index) => {
    last += held[index]?.length ?? 0;
    const { event } = heldEvent(
      deps,
      { ...each, participantId, day },
      { consultationId: row.id, minute, row: result.rows[last]?.[0] ?? [] },
    );
    return event;
  });
  // First: what follows is not told to whoever typed it.
  return done({ became: 'settled' }, [
    { name: 'group-known', consultationId: row.id, staffId, batchIds: [batch.id] },
    ...events,
  ]);
}
