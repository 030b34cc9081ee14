import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { signatures } from '../../../db/queries/consultation/consultations.ts';
import { dayOfSeat } from '../../../db/queries/privacy/requests.ts';
import { ofParticipant } from '../../../db/queries/room/contributions.ts';
import { pollAnswerOf, votesOf } from '../../../db/queries/room/votes.ts';
import type { FindingResponse } from '../../core/analysis/findings.ts';
import { answersBefore, judgedOn, movedDays, standOf } from '../../core/analysis/ledger.ts';
import { isOnlyCounted } from '../../core/consultation/activities.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type SheetRead, toldOnPaper } from '../../core/paper/told.ts';
import { choiceOf } from '../../core/room/voting.ts';
import type { Actor, Child } from '../../core/staff/roles.ts';
import { owedDay } from '../analysis/owed-day.ts';
import { seedApproved } from '../consultation/add-seed.ts';
import { actorName, type Deps } from '../deps.ts';
import { readAnswers } from '../room/read-answers.ts';
import type { Reply } from './paper-job.ts';
import { type SettledPile, settledPile } from './settled-pile.ts';
import { inSheetWords, type SheetReader, wordsOf } from './words-on-sheet.ts';

/**
 * The answers of a pile as a PDF, a page for each sheet that came back: what was read on it, what became of its words and why, and what was answered, or
 * that there is no answer for it, in the same words where it counts for nothing and where its child erased everything. Who
 * printed it stands in the log before anything is drawn. Refusals: `not-found`, `not-ready` (no sheet of the pile came back),
 * `sheet-own-group` (this person knows these children by more than their sheets).
 */
export async function printReplies(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; batchId: string; origin: string },
): Promise<Outcome<{ pdf: Uint8Array }>> {
  const pile = await settledPile(deps, actor, input);
  if (!pile.ok) return pile;
  const { db, row, batch, common, parts, cameBack, settled } = pile;
  const logged = await db.write([
    auditStatement({
      day: common.day,
      actor: actorName(actor),
      deed: 'paper:reply',
      subject: batch.id,
      detail: String(cameBack.length),
    }),
  ]);
  if (!logged.ok) throw new Error('What was read could not be written down.');

  // Of those of the day itself nobody knows which came before the pile; not named is better than called empty.
  const cameLater = new Set(
    (await signatures(db))
      .filter(({ kind, day }) => kind === seedApproved && day >= batch.day)
      .map(({ subject }) => subject),
  );
  const partOf = (id: string) => parts.find((part) => part.id === id);
  const replies: Reply[] = [];
  for (const { number, ...seat } of settled) {
    replies.push({ number, said: await saidBy(seat) });
  }
  const answered = new Set(settled.map(({ number }) => number));
  const without = cameBack.filter((number) => !answered.has(number));
  // As its child would read it on a screen: on a sheet of ticks alone there is no word of which an answer could say that it was given.
  const day = await owedDay(deps, row);
  const today = judgedOn(deps.clock());
  const late = day !== null && standOf({ answerDay: day, response: null, today }).state === 'late';
  const owed = day === null ? null : { day, late };
  return done({ pdf: await deps.drawPaper({ ...common, kind: 'replies', owed, replies, without }) });

  async function saidBy({ participantId, read }: Omit<Settled, 'number'>): Promise<Reply['said']> {
    // Nothing but what stood on its sheet: what this child said on a screen afterwards is its own, with its six words.
    const child: Child = { kind: 'child', consultationId: row.id, participantId, way: 'paper' };
    const [answers, written, on] = await Promise.all([
      readAnswers(deps, child, {}),
      ofParticipant(db, participantId),
      read ?? readBefore(db, { participantId, parts }),
    ]);
    const words = written.filter(({ id }) => on.words.includes(id));
    const polls = parts
      .filter(({ kind }) => kind === 'poll')
      .map(({ id, prompt, form, options }) => ({
        prompt,
        ranked: form === 'ranking',
        chosen: (on.polls[id] ?? []).map((position) => options[position - 1] ?? ''),
      }));
    const votes = parts
      .flatMap(({ sentences }) => sentences)
      .filter(({ id, open }) => on.votes[id] !== undefined || (open && !cameLater.has(id)))
      .map(({ id, words: statement }) => ({ statement, choice: on.votes[id] ?? null }));
    return {
      answers: polls,
      votes,
      words: words.map((record) => ({
        ...{ prompt: partOf(record.activityId)?.prompt ?? '', language: record.language },
        answer: isOnlyCounted(partOf(record.activityId)?.kind),
        ...toldOnPaper(record),
        findings: (answers.ok ? answers.value : [])
          .filter(({ contributionId }) => contributionId === record.id)
          .flatMap(({ findings }) =>
            findings.map((finding) => ({
              ...wordsOf(finding, batch),
              answer: answerOf(finding.response, batch, row),
              changes: finding.changes.flatMap(({ words: said }) => {
                const found = inSheetWords(said, batch) ?? said[0];
                return found ? [{ text: found.body, language: found.language }] : [];
              }),
              stand: standOf({ answerDay: row.answerDay, response: finding.response, today }),
            })),
          ),
      })),
    };
  }
}

type Settled = SettledPile['settled'][number];

/**
 * Of a sheet that was settled before it was kept what stood on it: its ticks as they are now, and the first words of each part, if they are of
 * the day on which it became a seat.
 */
async function readBefore(
  db: Database,
  of: { readonly participantId: string; readonly parts: SettledPile['parts'] },
): Promise<SheetRead> {
  const { participantId, parts } = of;
  const [day, written, ...chosen] = await Promise.all([
    dayOfSeat(db, participantId),
    ofParticipant(db, participantId),
    ...parts.map(async ({ id, kind, sentences }) => ({
      id,
      poll: kind === 'poll' ? await pollAnswerOf(db, { participantId, activityId: id }) : undefined,
      votes:
        kind === 'statements' ? await votesOf(db, { participantId, activityId: id, open: false }) : undefined,
      sentences,
    })),
  ]);
  return {
    polls: Object.fromEntries(chosen.flatMap(({ id, poll }) => (poll ? [[id, [...poll]]] : []))),
    votes: Object.fromEntries(
      chosen.flatMap(({ votes, sentences }) =>
        sentences.flatMap(({ id }) => {
          const choice = choiceOf(votes?.get(id) ?? Number.NaN);
          return choice ? [[id, choice] as const] : [];
        }),
      ),
    ),
    words: parts.flatMap(({ id }) => {
      const [only, ...more] = written.filter((each) => each.activityId === id && each.day === day);
      return only && more.length === 0 ? [only.id] : [];
    }),
  };
}

type Answer = NonNullable<NonNullable<Reply['said']>['words'][number]['findings'][number]['answer']>;

/** In words for children where there are any in the language of the sheet, else as it was written. */
function answerOf(
  response: FindingResponse | null,
  reader: SheetReader,
  of: { readonly answerDay: string },
): Answer | null {
  if (!response) return null;
  const { plain, texts, decision, signedBy, day, deed } = response;
  const said =
    inSheetWords(plain, reader) ?? texts.find(({ language }) => language === reader.language) ?? texts[0];
  const became = deed?.texts.find(({ language }) => language === reader.language) ?? deed?.texts[0];
  return {
    ...{ decision, signedBy, day, text: said?.body ?? '', language: said?.language ?? reader.language },
    moved: movedDays(response, of),
    before: answersBefore(response),
    deed:
      deed && became
        ? { text: became.body, language: became.language, signedBy: deed.signedBy, day: deed.day }
        : null,
  };
}
