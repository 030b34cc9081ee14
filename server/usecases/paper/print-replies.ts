import { auditStatement } from '../../../db/audit.ts';
import { ofParticipant } from '../../../db/queries/contributions.ts';
import { pollAnswerOf, votesOf } from '../../../db/queries/votes.ts';
import type { FindingResponse } from '../../core/analysis/findings.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { choiceOf } from '../../core/room/voting.ts';
import type { Actor, Child } from '../../core/staff/roles.ts';
import { forAuthor } from '../../core/wire/views.ts';
import { actorName, type Deps } from '../deps.ts';
import { readAnswers } from '../room/read-answers.ts';
import type { Reply } from './paper-job.ts';
import { settledPile } from './settled-pile.ts';

/**
 * The answers of a pile as a PDF, a page a sheet: what was read on it, what became of its words and why, and what was answered. Who
 * printed it stands in the log before anything is drawn. Refusals: `not-found`, `not-ready` (no sheet of the pile is a seat),
 * `sheet-own-group` (this person knows these children by more than their sheets).
 */
export async function printReplies(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; batchId: string; origin: string },
): Promise<Outcome<{ pdf: Uint8Array }>> {
  const pile = await settledPile(deps, actor, input);
  if (!pile.ok) return pile;
  const { db, row, batch, common, parts, settled } = pile;
  const { language, level } = batch;
  const logged = await db.write([
    auditStatement({
      day: common.day,
      actor: actorName(actor),
      deed: 'paper:reply',
      subject: batch.id,
      detail: String(settled.length),
    }),
  ]);
  if (!logged.ok) throw new Error('What was read could not be written down.');

  const promptOf = (id: string) => parts.find((part) => part.id === id)?.prompt ?? '';
  const replies: Reply[] = [];
  for (const { number, participantId } of settled) {
    replies.push({ number, said: await saidBy(participantId) });
  }
  return done({ pdf: await deps.drawPaper({ ...common, kind: 'replies', replies }) });

  async function saidBy(participantId: string): Promise<Reply['said']> {
    // What is read here is what the child itself would read: nothing more than its own.
    const child: Child = { kind: 'child', consultationId: row.id, participantId, way: 'paper' };
    const answers = await readAnswers(deps, child, {});
    const own = (await ofParticipant(db, participantId)).map(forAuthor);
    const polls = await Promise.all(
      parts
        .filter(({ kind }) => kind === 'poll')
        .map(async ({ id, prompt, options }) => ({
          prompt,
          chosen: ((await pollAnswerOf(db, { participantId, activityId: id })) ?? []).map(
            (position) => options[position - 1] ?? '',
          ),
        })),
    );
    const votes = await Promise.all(
      parts
        .filter(({ kind }) => kind === 'statements')
        .map(async ({ id, sentences }) => {
          const mine = await votesOf(db, { participantId, activityId: id });
          return sentences.map((sentence) => {
            const choice = mine.get(sentence.id);
            return {
              statement: sentence.words,
              choice: (choice === undefined ? null : choiceOf(choice)) ?? null,
            };
          });
        }),
    );
    return {
      answers: polls,
      votes: votes.flat(),
      words: own.map(({ id, activityId, parts: shown, state, reason }) => ({
        prompt: promptOf(activityId),
        parts: shown,
        state,
        reason,
        findings: (answers.ok ? answers.value : [])
          .filter(({ contributionId }) => contributionId === id)
          .flatMap(({ findings }) =>
            findings.map((finding) => {
              const plain =
                finding.plain.find((each) => each.language === language && each.level === level) ?? undefined;
              return {
                text: plain?.body ?? finding.text,
                language: plain?.language ?? finding.language,
                answer: answerOf(finding.response, { language, level }),
              };
            }),
          ),
      })),
    };
  }
}

type Answer = NonNullable<NonNullable<Reply['said']>['words'][number]['findings'][number]['answer']>;

/** In words for children where there are any in the language of the sheet, else as it was written. */
function answerOf(
  response: FindingResponse | null,
  reader: { readonly language: string; readonly level: string },
): Answer | null {
  if (!response) return null;
  const { plain, texts, decision, signedBy } = response;
  const said =
    plain.find(({ language, level }) => language === reader.language && level === reader.level) ??
    texts.find(({ language }) => language === reader.language) ??
    texts[0];
  return { decision, signedBy, text: said?.body ?? '', language: said?.language ?? reader.language };
}
