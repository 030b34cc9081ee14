import { auditStatement } from '../../../db/audit.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { putTyped } from '../../../db/queries/translation/translation-writes.ts';
import { translationInto } from '../../../db/queries/translation/translations.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { inPlaces, mayLeave, textsOf, translationBound } from '../../core/translation/translator.ts';
import { forChildren } from '../../core/wire/views.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { atDesk } from '../moderation/at-desk.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { type ReadTranslation, settleTranslation } from './settle-translation.ts';
import { translatedEvent } from './translate-shown.ts';

/**
 * A person who reads both languages writes a translation anew, before or after it was signed: `texts` has one for each shown part with a word
 * in it, in order, each within `translationBound`. Children read it beside the original, and that a person wrote it. What the program made
 * is kept for whoever signs. The screens look at it as at any translation: where one points, it waits for another person (`held`). Words that
 * are the program's own sign it, because then nobody wrote any. `change` and `round` as they were read. Refusals: `not-allowed`, `not-found`,
 * `training-needed`, `break-needed`, `text-empty`, `text-too-long`, `text-unreadable`, `stale-revision` (the words moved on, another person
 * did something with it, or it is of a child this person knows).
 */
export async function correctTranslation(
  deps: Deps,
  actor: Actor,
  input: ReadTranslation & { texts: readonly string[] },
): Promise<Outcome<{ held: boolean }>> {
  const { consultationId, id, language } = input;
  const found = await atDesk(deps, actor, { deed: 'translation:sign', consultationId, awake: true });
  if (!found.ok) return found;
  const { db, facts, staff } = found;
  const { staffId } = staff;
  const said: string[] = [];
  for (const text of input.texts) {
    const clean = cleanText(text, translationBound);
    if (!clean.ok) return refuse(clean.code);
    said.push(clean.text);
  }
  const [row, record, kept] = await Promise.all([
    consultationRow(db),
    contributionById(db, id),
    translationInto(db, { id, language }),
  ]);
  const shared = record && forChildren(record);
  const texts = shared && inPlaces(textsOf(shared.parts), said);
  if (!row || !kept || !texts) return refuse('stale-revision');
  if (kept.typed === null && texts.join('\n') === kept.texts.join('\n')) {
    const signed = await settleTranslation(deps, actor, { ...input, to: 'signed' });
    return signed.ok ? { ...signed, value: { held: false } } : signed;
  }
  const { findings } = await deps.screen({
    text: texts.join('\n'),
    language,
    previous: [],
    sensitiveTopic: row.sensitiveTopic === 1,
  });
  const held = !mayLeave('elsewhere', findings);
  const { change } = input;
  // As it was in each round until now: a backup may be from before somebody signed it.
  const rounds = Array.from({ length: Math.min(input.round, kept.round) + 1 }, (_, round) => round);
  await promiseDecided(deps, {
    consultationId,
    decisions: rounds.map((round) => ['translation', id, language, change, round] as const),
  });
  const result = await db.write([
    ...putTyped(db, { ...input, texts, state: held ? 'held' : 'signed', staffId }),
    auditStatement({
      day: facts.day(deps.clock()),
      actor: staffId,
      deed: 'translation:typed',
      subject: id,
      detail: language,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  const seq = result.rows[0]?.[0]?.[0];
  return done(
    { held },
    typeof seq === 'number' ? await translatedEvent(db, { consultationId, id, seq }) : [],
  );
}
