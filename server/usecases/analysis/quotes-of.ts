import { createHash } from 'node:crypto';
import type { Database } from '../../../db/databases.ts';
import { sorted } from '../../../db/queries/analysis/coding.ts';
import { type QuoteRow, quotes, usesOfChildren } from '../../../db/queries/analysis/quotes.ts';
import { plannedUses } from '../../../db/queries/consultation/consent.ts';
import { activities } from '../../../db/queries/consultation/consultations.ts';
import { threshold } from '../../core/analysis/disclosure/small-numbers.ts';
import { mayQuote, quotedWords } from '../../core/analysis/quotes/quotable.ts';
import { rareRuns, rareWords } from '../../core/analysis/quotes/rare-words.ts';
import type { ReleasedQuote } from '../../core/analysis/quotes/released-quote.ts';
import { isShown } from '../../core/moderation/decide.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import { countedContributions } from './counted.ts';
import { analysedText } from './suggested.ts';
import type { CountedPoint } from './told-tables.ts';

/** A chosen quote as it stands now; `words` is null once it may not be shown, whatever the reason: that is the child's own. */
export type StandingQuote = QuoteRow & {
  readonly pointId: string;
  readonly language: string;
  readonly words: string | null;
};

export type QuoteGround = {
  /** Contributions under a point with a number, of children who said yes to be quoted, with that point. */
  readonly open: readonly { readonly record: ContributionRecord; readonly pointId: string }[];
  /** Words of this record that few other children wrote, and of a room what few wrote in a row. */
  readonly rareIn: (record: ContributionRecord, words: string) => readonly string[];
  readonly chosen: readonly StandingQuote[];
};

/**
 * What may be quoted at this very moment. Everything is decided anew at each look, from the rows as they are: a child that says no, takes its
 * words back, changes them or is erased is quoted by nobody who looks afterwards. `strangerId`: who looks, where it reads nothing of groups it
 * knows.
 */
export async function quotesOf(
  db: Database,
  points: readonly CountedPoint[],
  strangerId?: string,
): Promise<QuoteGround> {
  const [rows, planned, under] = await Promise.all([quotes(db, strangerId), plannedUses(db), sorted(db)]);
  const made = planned.some(({ use, state }) => use === 'quotes' && state === 'made');
  // Where nobody may be quoted nothing is read: it is all that children wrote.
  const [counted, uses, asked] = made
    ? await Promise.all([countedContributions(db), usesOfChildren(db), activities(db)])
    : [[], new Map<string, never>(), []];
  const told = new Set(points.filter(({ children }) => children !== null).map(({ id }) => id));
  const open = !made
    ? []
    : counted.flatMap((record) => {
        const pointId = under.get(record.id);
        const said = uses.get(record.participantId);
        return isShown(record.state) && pointId !== undefined && told.has(pointId) && said && mayQuote(said)
          ? [{ record, pointId }]
          : [];
      });
  let read: readonly ContributionRecord[] | undefined;
  const written = () => {
    read ??= counted.map((record) => ({ ...record, text: analysedText(record) }));
    return read;
  };
  const rooms = new Set(asked.filter(({ kind }) => kind === 'room').map(({ id }) => id));
  const rareIn = (record: ContributionRecord, words: string) => {
    const quote = { ...record, text: words };
    const of = { written: written(), k: threshold };
    const rare = rareWords(quote, of);
    return rare.length > 0 || !rooms.has(record.activityId) ? rare : rareRuns(quote, of);
  };
  return {
    open,
    rareIn,
    chosen: rows.map((row): StandingQuote => {
      const found = open.find(({ record }) => record.id === row.contributionId);
      const place = found && quotedWords(found.record, row);
      const words = found && place && rareIn(found.record, place).length === 0 ? place : null;
      return {
        ...row,
        pointId: found?.pointId ?? under.get(row.contributionId) ?? '',
        language: found?.record.language ?? '',
        words,
      };
    }),
  };
}

/**
 * By whom quotes are read as a stranger to their child: by everybody but who sorts and chooses, which read what was written without authors. Undefined for
 * those.
 */
export function strangerOf(
  actor: Actor,
  subject: { readonly organisationId: string; readonly consultationId: string },
): string | undefined {
  return actor.kind !== 'staff' || can(actor, 'findings:write', subject) ? undefined : actor.staffId;
}

/** Quotes that two people approved, as a release has them. */
export function releasedQuotes(chosen: readonly StandingQuote[]): readonly ReleasedQuote[] {
  return chosen.flatMap(({ id, pointId, language, words, chosenBy, approvedBy, alsoApprovedBy }) => {
    if (words === null || approvedBy === '' || alsoApprovedBy === '') return [];
    const mark = (staffId: string) =>
      createHash('sha256').update(`${id} ${staffId}`).digest('base64url').slice(0, 16);
    return [
      {
        id,
        pointId,
        language,
        text: words,
        consent: 'quotes' as const,
        chosenBy: mark(chosenBy),
        approvedBy: [mark(approvedBy), mark(alsoApprovedBy)].sort(),
      },
    ];
  });
}
